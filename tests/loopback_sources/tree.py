from spiders.base import Source
from spiders.discovery import Sitemap


class Tree(Source):
    name = "tree"
    title = "えだ"
    home = "https://tree.example/"
    hosts = ("tree.example",)
    listings = (Sitemap("https://tree.example/sitemap.xml"),)
    follow = r"/p/"
