"""Measurements against named peers; ``python -m benchmarks`` runs them all."""
