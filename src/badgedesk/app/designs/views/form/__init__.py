"""Parts of the achievement form."""
