"""What is shown to others: entries, links and documents made from badges that one holds."""
