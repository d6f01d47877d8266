"""Tests of issuers, rosters, batches and the register."""
