"""What is done about awards that were made: revoked, corrected, renewed, upgraded; and endorsements."""
