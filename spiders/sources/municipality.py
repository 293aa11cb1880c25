"""Cities, wards, towns and prefectures: one spider over the rows of spiders/tables/municipalities.tsv."""

from spiders.base import Source
from spiders.municipalities import municipalities
from spiders.site import Site


class MunicipalitySource(Source):
    """Every row is a source of its own, `lg:` + 団体コード; a page's CMS family is found from its HTML."""

    name = "municipality"
    title = "自治体"
    role = "municipality"
    kind = "notice"
    home = "https://www.soumu.go.jp/denshijiti/code.html"
    terms = "各団体のサイト利用規約による"

    @classmethod
    def sites(cls) -> tuple[Site, ...]:
        """Give one site for each row."""
        return tuple(
            Site(
                f"lg:{row.code}", row.name, row.site, cls.role, cls.kind, (row.place,), cls.terms, row.listings,
                unconfirmed=row.unconfirmed,
            )
            for row in municipalities()
        )  # fmt: skip
