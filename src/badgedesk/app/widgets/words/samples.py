"""How samples are told from what is real, in every place."""

from typing import Final

SAMPLE: Final = "Sample"
"""Begins the name of every sample, and of its issuer and person."""
SAMPLE_FILE: Final = f"{SAMPLE} - Coastal Skipper.badge"
"""The sample design among the user's own."""
SAMPLE_REFUSED: Final = "This is the sample design. Save it under another name, then award it."
