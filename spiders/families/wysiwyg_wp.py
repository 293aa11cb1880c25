"""Family F, boxes of class wysiwyg_wp, badly nested, so general rules find the body: 町田 豊中 越谷 西宮 堺 松山."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="wysiwyg_wp",
    known_by=(
        ".wysiwyg_wp",
        ".h1bg",
        ".h2bg",
        "#contact .contact__inner",
    ),
    needs=2,
    fields=Fields(
        title=(".h1bg h1",),
        dates=("p.update", ".update"),
        office=(".contact__title span", "#contact p"),
        drop=(".guidance", "#feedback"),
    ),
)
