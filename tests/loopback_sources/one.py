from spiders.base import Source
from spiders.discovery import LinkList


class One(Source):
    name = "one"
    title = "ひとつ"
    home = "https://one.example/"
    hosts = ("one.example",)
    listings = (LinkList("https://one.example/list"),)
    follow = r"/p/"
