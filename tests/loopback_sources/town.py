from spiders.base import Source
from spiders.discovery import Home
from spiders.subject import subject


class Town(Source):
    """A town of which only the home page is known."""

    name = "town"
    title = "まち"
    home = "https://town.example/"
    hosts = ("town.example",)
    listings = (Home(home, about=subject()),)
