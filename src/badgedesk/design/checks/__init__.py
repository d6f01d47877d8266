"""What should be looked at before a badge is awarded, and what of it the program puts right by itself."""
