"""The warehouse: what was read, as tables and views in DuckDB. It knows neither the web nor the language."""
