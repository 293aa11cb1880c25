"""Family C, a page number in span.idnumber: 広島 名古屋 尼崎 倉敷 宇都宮 和歌山, 岩手県 静岡県."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="idnumber",
    known_by=(
        "#voice",
        "#tpath",
        ".idnumber",
        "#reference",
        "#pagebody",
        ".lnavileft .objectlink",
    ),
    needs=4,
    fields=Fields(
        title=("#voice h1",),
        body=("#voice", "#content"),
        dates=("p.update", ".update"),
        office=("#reference p",),
        drop=("#voice .box", ".sns", "p.update", "p.print"),
    ),
)
