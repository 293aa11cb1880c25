"""The template of 船橋市 and 八王子市: the day of entry and a page number P and six digits, as in its address."""

from spiders.families import Family
from spiders.fields import Fields

# Of its boxes only the one of the day is known, so general rules find the rest.
FAMILY = Family(
    name="box_entry_date",
    known_by=(".boxEntryDate",),
    needs=1,
    fields=Fields(
        dates=("p.boxEntryDate", ".boxEntryDate"),
        drop=(".boxEntryDate",),
    ),
)
