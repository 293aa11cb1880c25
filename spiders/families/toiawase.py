"""Family E, the date after the body and a box この記事に関する: 前橋 大津 守口 薩摩川内 丹波 裾野 東かがわ."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="toiawase",
    known_by=(
        ".toiawase",
        "#contents-in",
        ".bg2",
        "#social-update-area .social-update-area",
        "#pankuzu",
    ),
    needs=3,
    fields=Fields(
        title=("h1.title", "#contents-in h1"),
        body=("#contents-in",),
        dates=("p.update", "#social-update-area"),
        office=(".toiawase .name p", ".toiawase .name"),
        drop=("#social-update-area", ".social-update-area", "#sns-list"),
    ),
)
