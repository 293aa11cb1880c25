"""The template of 久留米市: addresses made of the day and hour of entry, and that hour on a line below the day."""

from spiders.families import Family
from spiders.fields import Fields

# Nothing of its boxes is known; the addresses its pages link to are of no other template.
FAMILY = Family(
    name="kurume",
    known_by=(r"href=~/\d{4}-\d{4}-\d{4}-\d+\.html",),
    needs=1,
    fields=Fields(),
)
