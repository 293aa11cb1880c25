"""What `scrapy` can do more in this project."""
