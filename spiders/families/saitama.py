"""The template of さいたま市: the day and page number on one line, and a box of whom to ask inside the body."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="saitama",
    known_by=(
        "#content_ttl_area",
        ".content_in",
        ".page_number",
        ".contact_box .ttl_contact",
    ),
    needs=3,
    fields=Fields(
        title=("#content_ttl_area h1",),
        body=("div.content_in",),
        dates=("p.page_number",),
        office=(".contact_box p.txt", ".contact_box p"),
        drop=("p.page_number", ".contact_box", ".ttl_contact"),
    ),
)
