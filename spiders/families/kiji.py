"""Family I, addresses in kiji00…: 熊本, 佐賀県. Its contact box is filled by script, so the office may be missing."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="kiji",
    known_by=(
        "#mainShosai",
        ".updDate",
        "#toiawaseInfo",
        "#snsButtonArea",
        ".kijiSubInfo",
        ".danraku",
    ),
    needs=3,
    fields=Fields(
        title=("h1.title",),
        dates=(".updDate",),
    ),
    listed="ul.kijilist li a",
)
