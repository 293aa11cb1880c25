"""Family D, ids main_header and main_body: 高槻 奈良 長崎 水戸 福山 日田 大洲 三島, 群馬県 岐阜県 新潟県 岡山県 …"""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="main_body",
    known_by=(
        "#main_header",
        "#main_body",
        "#content_header #article_update",
        "#section_footer*",
        "#mymainback*",
        "#main_a",
    ),
    needs=3,
    fields=Fields(
        title=("#main_header h1",),
        body=("#main_body",),
        office=(
            "#section_footer_detail .sf_name",
            "#section_footer_name",
            ".section_footer_name",
            "#section_footer .sf_name",
        ),
        drop=("#section_footer", ".section_footer", ".pdf_download", "#content_header", ".tenpu_txt"),
    ),
    feeds=("/rss/10/list1.xml",),
)
