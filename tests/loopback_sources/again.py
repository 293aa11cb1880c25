from spiders.base import Source
from spiders.discovery import LinkList


class Again(Source):
    """A second spider on the hosts of the first, to see that the two take turns."""

    name = "again"
    title = "ふたたび"
    home = "https://one.example/"
    hosts = ("one.example",)
    listings = (LinkList("https://one.example/more"),)
    standing = ("https://one.example/status",)
    follow = r"/q/"
