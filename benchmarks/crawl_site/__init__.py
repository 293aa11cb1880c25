"""The source that benchmarks/crawl.py crawls."""
