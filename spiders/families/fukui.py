"""The template of 福井県: the day and page number in #page-information under the title."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="fukui",
    known_by=(
        "#page-information",
        "#breadcrumb-header #breadcrumb-footer",
        ".tel-fax-mail",
        "#global-navi-frame",
    ),
    needs=2,
    fields=Fields(
        title=(".article h1",),
        dates=("#page-information .date", "#page-information"),
        office=(".//p[contains(@class, 'tel-fax-mail')]/preceding-sibling::h6",),
        drop=("#page-information", ".frame.kani"),
    ),
)
