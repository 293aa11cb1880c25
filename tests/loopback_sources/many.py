from spiders.base import Source
from spiders.discovery import LinkList
from spiders.site import Site

HOSTS = tuple(f"h{number}.example" for number in range(4))


class Many(Source):
    name = "many"
    title = "たくさん"
    home = "https://h0.example/"

    @classmethod
    def sites(cls) -> tuple[Site, ...]:
        return tuple(
            Site(f"lg:{host}", host, f"https://{host}/", hosts=(host,), listings=(LinkList(f"https://{host}/list"),))
            for host in HOSTS
        )
