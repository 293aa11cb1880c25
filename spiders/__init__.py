"""Collecting: what to fetch, fetching it with manners, and keeping the bytes as they came."""
