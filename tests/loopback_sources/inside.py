import socket

from spiders.base import Source


class Inside(Source):
    """A site whose name, that of this machine, resolves to an address that is not public."""

    name = "inside"
    title = "うち"
    host = socket.gethostname()
    home = f"http://{host}/"
    hosts = (host,)
    standing = (home,)
