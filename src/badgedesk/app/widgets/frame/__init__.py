"""What pages are framed by: rail, toolbar, messages, panes, status bar."""
