"""What readings are marked with, apart from the code that reads: to see that nothing is pending needs no pipeline."""

READER = "25"
"""Stored on what was read: raise it, and everything read before is pending again."""
