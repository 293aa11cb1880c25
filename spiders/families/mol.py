"""Family B, classes beginning in mol_: 大阪 川崎 岡山 東大阪 枚方 京都 生駒, 名古屋 before its renewal …"""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="mol",
    known_by=(
        ".mol_contents #mol_contents",
        ".mol_textblock .mol_imageblock .mol_attachfileblock .mol_tableblock",
        ".main_naka* #main_naka",
        ".category_end .syosai* #sub_h1_box .kiji_sub .mol_con",
    ),
    fields=Fields(
        title=("#sub_h1_box h1", ".main_naka_h1 h1", ".sub_h1_box h1", "h1.sub_h1"),
        body=(".mol_contents", "ul.category_end"),
        dates=(".syosai_hiduke", ".page_day01", ".syosai", ".kiji_head"),
        office=(".mol_con h3", ".syosai_sonota .kiji_aside_lower p", ".mol_subblock.mol_con p"),
        drop=(".mol_con", ".mol_subblock_sns"),
    ),
    feeds=("/rss.xml",),
    listed="ul.category_end li a",
)
