"""What is typed into, chosen from and pressed."""
