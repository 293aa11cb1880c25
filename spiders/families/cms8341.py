"""Family A, CMS-8341: 札幌 仙台 千葉 神戸 横浜 柏 鹿児島 佐世保, 石川県 千葉県 京都府 大阪府 富山県 山形県 山梨県 …"""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="cms8341",
    known_by=("#tmp_contents", "#tmp_honbun", "#tmp_pankuzu", "#tmp_update", "#tmp_inquiry", "#tmp_wrapper"),
    fields=Fields(
        title=("#tmp_contents h1", "#tmp_honbun h1"),
        body=("#tmp_contents",),
        dates=("#tmp_update", ".//*[contains(@id, 'tmp_update')]"),
        office=(
            "#tmp_inquiry_cnt .inquiry_parts p",
            "#tmp_author_cnt p.ttl",
            "#tmp_inquiry .shortName_text",
            "#tmp_inquiry_cnt p",
        ),
        drop=("#tmp_update", "#tmp_inquiry", "#tmp_author", "#tmp_feedback", "#tmp_recommend", "#tmp_pageid",
              "#tmp_page_id", "#tmp_lnavi", "#tmp_purpose", "#tmp_pankuzu", "#tmp_sns", "#tmp_social_plugins"),
    ),
    listed="#tmp_contents ul li a",
)  # fmt: skip
