"""The one source of the loopback city."""
