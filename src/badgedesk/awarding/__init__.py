"""What a provider does: issuers and their keys, rosters, batches of awards, the register of what was awarded."""
