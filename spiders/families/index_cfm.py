"""Family L, addresses such as index.cfm/33,84027,18,html: むつ 狛江. Its markup is not known: general rules read it."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="index_cfm",
    known_by=("href=/index.cfm/* href=index.cfm/*",),
    needs=1,
    fields=Fields(),
)
