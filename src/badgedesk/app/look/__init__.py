"""How the window looks: tokens, fonts, icons, the style and the painted parts."""
