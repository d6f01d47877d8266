"""Words as the window shows and speaks them; outside text is made fit here."""
