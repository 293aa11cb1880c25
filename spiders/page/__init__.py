"""Reading one kept page: bytes to title, text, dates and office. Pure: no network, no clock, no settings."""
