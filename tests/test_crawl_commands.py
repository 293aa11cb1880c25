"""Scrapy's own commands work in the checkout: list, crawl, genspider's template, savepage."""

import json
import os
import subprocess
import sys
from pathlib import Path
from string import Template

import pytest

from records import Page
from spiders.commands.savepage import save
from spiders.registry import sources
from tests.loopback import Web, loopback

ROOT = Path(__file__).resolve().parent.parent


def scrapy(*arguments: str, cwd: Path = ROOT, **settings: str) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MADOGUCHI_")}
    command = [sys.executable, "-m", "scrapy", *arguments]
    environment = {**clean, "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=60)


def test_scrapy_list_names_every_source() -> None:
    assert scrapy("list").stdout.split() == sorted(sources())


def test_scrapy_crawl_without_a_contact_says_what_is_missing() -> None:
    refused = scrapy("crawl", "soumu")
    assert "MADOGUCHI_CONTACT" in refused.stderr and "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("MADOGUCHI_REPLAY", "example.org:80", "replay: Value error, only a server of this machine"),
        ("MADOGUCHI_CONTACT", "窓口@example.org", "contact: Value error"),
        ("MADOGUCHI_ALLOW_PRIVATE", "perhaps", "allow_private"),
        ("MADOGUCHI_PASUE", "5", "did you mean MADOGUCHI_PAUSE?"),
    ],
)
def test_scrapy_takes_no_setting_that_the_pipeline_refuses(name: str, value: str, words: str) -> None:
    refused = scrapy("crawl", "soumu", **{name: value})
    assert refused.returncode == 2 and words in refused.stderr and "Traceback" not in refused.stderr


def test_scrapy_reads_the_settings_file_as_the_pipeline_does(tmp_path: Path) -> None:
    (tmp_path / "scrapy.cfg").write_text((ROOT / "scrapy.cfg").read_text("utf-8"), "utf-8")
    (tmp_path / "madoguchi.toml").write_text('contact = "you@example.org"\nmax_page_bytes = 5_000\n', "utf-8")
    found = [
        scrapy("settings", "--get", name, cwd=tmp_path, MADOGUCHI_TIMEOUT="7").stdout.strip()
        for name in ("USER_AGENT", "DOWNLOAD_MAXSIZE", "DOWNLOAD_TIMEOUT", "DNS_RESOLVER", "ROBOTSTXT_OBEY")
    ]
    assert found[0].endswith("(+you@example.org)")
    assert found[1:] == ["5000", "7.0", "spiders.engine.guards.GuardedResolver", "True"]


def test_scrapy_crawl_keeps_pages(tmp_path: Path) -> None:
    with loopback() as web:
        name, source = next((name, source) for name, source in sources().items() if source.standing)
        for url in source.standing:
            web.put(url, "<title>運用状況</title><p>停止しています。")
        settings = {"MADOGUCHI_DATA": str(tmp_path), "MADOGUCHI_REPLAY": web.at, "MADOGUCHI_PAUSE": "0"}
        done = scrapy("crawl", name, **settings)
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "archive").glob("*.warc.gz"))


def test_the_template_is_a_source() -> None:
    template = (ROOT / "spiders" / "templates" / "spiders" / "source.tmpl").read_text("utf-8")
    text = Template(template).substitute(name="kiko", classname="Kiko", domain="example.lg.jp")
    module: dict[str, object] = {}
    exec(compile(text, "kiko.py", "exec"), module)
    (site,) = module["Kiko"].sites()  # type: ignore[attr-defined]
    assert site.wants("https://example.lg.jp/news/1.html")


def test_savepage_saves_page_and_reading(tmp_path: Path) -> None:
    body = "<html><title>障害</title><main><h1>障害について</h1><p>証明書の交付を停止しています。</p></main></html>"
    page = Page("https://example.lg.jp/1.html", body.encode("cp932"), "text/html; charset=Shift_JIS")
    saved, found = save(page, tmp_path / "kiko", "stop")
    assert saved.read_bytes() == page.body and saved.name == "stop.html"
    assert json.loads(found.read_text("utf-8"))["url"] == page.url
    with pytest.raises(FileExistsError, match="another case name"):
        save(page, tmp_path / "kiko", "stop")


def test_savepage_fetches_with_manners(tmp_path: Path) -> None:
    web: Web
    with loopback() as web:
        web.put("https://www.soumu.go.jp/robots.txt", "User-agent: *\nDisallow: /secret\n")
        refused = scrapy("savepage", "soumu", "https://www.soumu.go.jp/secret", "x", MADOGUCHI_REPLAY=web.at)
    assert "not saved: robots.txt forbids the address" in refused.stdout
    assert not (ROOT / "tests" / "pages" / "soumu" / "x.json").exists()
