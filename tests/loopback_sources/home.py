from spiders.base import Source
from spiders.discovery import LinkList


class Home(Source):
    """A home page that names notices, and tells some news itself."""

    name = "home"
    title = "いえ"
    home = "https://home.example/"
    hosts = ("home.example",)
    listings = (LinkList(home, next="a.next", pages=2),)
    standing = (home, "https://home.example/status")
    follow = r"/p/|/$"
