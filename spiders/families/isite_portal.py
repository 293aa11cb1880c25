"""Family J, i-SITE PORTAL, which names itself as the generator: 鳥取県. Its pages are numbers, as 221001.htm."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="isite_portal",
    known_by=("generator=i-SITE", ".MenuTitle"),
    needs=1,
    fields=Fields(
        title=("h1.MenuTitle", ".MenuTitle"),
    ),
)
