"""The outage a text tells of, put together from its claims, dates, names and numbers."""
