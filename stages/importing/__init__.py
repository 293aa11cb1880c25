"""import: bring documents you already have (JSONL, CSV, Parquet) into the archive, from where later stages read them.

A row is kept as a capture of its URL whose body is the row as JSON, so that an imported document stands on archived
bytes like any other and every later stage can run again from the archive alone. A row may say when its text was seen,
so that several texts of one address become the revisions of a page in their order.
"""
