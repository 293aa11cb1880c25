"""The template of 北九州市: the day and a number of nine digits side by side, and a box このページの作成者."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="kitakyushu",
    known_by=(
        "#mainContents",
        ".modDate",
        ".pageidBox .pageidBoxInner",
        ".departmentBox .departmentBoxInner",
        ".contentsIndent",
    ),
    needs=3,
    fields=Fields(
        title=("#mainContents h1",),
        body=("#mainContents",),
        dates=(".modDate",),
        office=(".departmentBoxInner p", ".departmentBoxInner"),
        drop=(".modDate", ".pageidBox", ".departmentBox", ".snsbtnBox"),
    ),
)
