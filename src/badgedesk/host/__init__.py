"""This computer: folders, files, databases, the key store, the clock."""
