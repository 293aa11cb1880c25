from spiders.base import Source
from spiders.discovery import Feed as Rss


class Feed(Source):
    name = "feed"
    title = "たより"
    home = "https://feed.example/"
    hosts = ("feed.example",)
    listings = (Rss("https://feed.example/rss"),)
    follow = r"/p/"
