"""Incidents: which documents tell of one event, which are copies, and what changed. Pure functions on records."""
