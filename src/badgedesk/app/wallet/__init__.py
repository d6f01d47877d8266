"""The wallet place: badges kept, and files looked at."""
