"""The crawl itself: rounds of requests, one at a time for each host, kept and told."""
