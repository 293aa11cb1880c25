"""The made-up web of a night."""
