"""What accounts are marked with: to see that nothing is pending needs none of the code that makes them."""

LINKER = "18"
"""Stored on what was linked: raise it, and every document is pending again."""
