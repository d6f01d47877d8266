"""The credential engine: bytes in, values out; no Qt, no network, no database, no key store."""
