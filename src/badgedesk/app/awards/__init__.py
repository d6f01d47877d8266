"""The awards place: issuers and the register."""
