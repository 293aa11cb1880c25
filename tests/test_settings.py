"""What an operator may set, and what is said of what can not be right."""

import pytest

import settings as configuration
from records import CannotRun
from tests.whole import finished, run, spawn


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder of its own, with no settings from outside."""
    monkeypatch.chdir(tmp_path)
    for name in configuration.Settings.model_fields:
        monkeypatch.delenv(f"MADOGUCHI_{name.upper()}", raising=False)
    return tmp_path


def write(folder, text: str) -> None:
    (folder / "madoguchi.toml").write_text(text, encoding="utf-8")


def test_file_then_environment_then_command_line(folder, monkeypatch):
    write(folder, 'pause = 5\ntimeout = 7\ncontact = "you@example.org"\nsources_off = ["asahi"]\n')
    monkeypatch.setenv("MADOGUCHI_PAUSE", "6")
    monkeypatch.setenv("MADOGUCHI_TIMEOUT", "")  # empty is as good as not given
    found = configuration.load(data=folder / "state")
    assert (found.pause, found.timeout, found.contact, found.sources_off) == (6, 7, "you@example.org", ["asahi"])
    assert found.archive == folder / "state" / "archive"
    assert configuration.load(data=None).data.name == "data"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pasue = 5", ["pasue: there is no such setting", "did you mean pause?", "docs/settings.md"]),
        ("[crawl]\npause = 5", ["crawl: there is no such setting", "there are data, contact, pause"]),
        ('pause = "slow"', ["pause", "slow", "number"]),
        ("pause = -1", ["pause", "-1", "greater than or equal to 0"]),
        ("max_page_bytes = 100_000_000", ["max_page_bytes", "less than or equal to 20000000", "100000000"]),
        ("workers = 0", ["workers", "0"]),
        ("sources_on = 5", ["sources_on", "5", "list"]),
        ('contact = "me"', ["contact", "me", "mail address"]),
        ('contact = "me@example.org\\r\\nX-Evil: 1"', ["contact"]),
        ('contact = "窓口@example.org"', ["contact", "ASCII"]),
        ("pause = = 5", ["madoguchi.toml", "line 1"]),
        ("\ufeffpause = 5 5", ["madoguchi.toml"]),
        ('replay = "example.org:80"', ["replay", "127.0.0.1"]),
    ],
)
def test_what_can_not_be_right_is_named(folder, text, words):
    write(folder, text)
    ended = run("crawl", "soumu")
    assert ended.code == 2 and "madoguchi.toml" in ended.err
    assert all(word in ended.err for word in words), ended.err
    assert not (folder / "data").exists(), "nothing was begun"


def test_an_environment_variable_that_is_wrong(monkeypatch):
    monkeypatch.setenv("MADOGUCHI_PAUSE", "slow")
    ended = run("crawl")
    assert ended.code == 2 and "MADOGUCHI_" in ended.err and "pause" in ended.err and "slow" in ended.err


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("MADOGUCHI_PASUE", "did you mean MADOGUCHI_PAUSE?"),
        ("MADOGUCHI_SOURCES", "did you mean MADOGUCHI_SOURCES_ON or MADOGUCHI_SOURCES_OFF?"),
        ("MADOGUCHI_COLOUR_OF_IT", "there are MADOGUCHI_DATA, MADOGUCHI_CONTACT, MADOGUCHI_PAUSE"),
    ],
)
def test_an_environment_variable_that_is_no_setting(monkeypatch, name, words):
    monkeypatch.setenv(name, "5")
    ended = run("sources")
    assert ended.code == 2 and f"{name}: there is no such setting; {words}" in " ".join(ended.err.split())


def test_variables_of_others_and_empty_ones_are_passed_over(monkeypatch):
    for name, value in (("MADOGUCHI_FILE", "x.duckdb"), ("MADOGUCHI_PASUE", ""), ("OTHER_PAUSE", "9")):
        monkeypatch.setenv(name, value)
    assert configuration.load().pause == 3.0


def test_names_in_the_environment_stand_between_commas(monkeypatch):
    monkeypatch.setenv("MADOGUCHI_SOURCES_ON", "soumu, lg:122173,")
    assert configuration.load().sources_on == ["soumu", "lg:122173"]


def test_a_settings_file_that_is_not_utf_8(folder):
    (folder / "madoguchi.toml").write_bytes('contact = "窓口"'.encode("cp932"))
    ended = run("sources")
    assert ended.code == 2 and "madoguchi.toml" in ended.err


def test_every_key_says_what_it_is_for():
    for name, field in configuration.Settings.model_fields.items():
        assert field.description, name


@pytest.mark.parametrize("command", [("crawl",), ("nightly",), ("crawl", "soumu")])
def test_the_real_web_is_not_crawled_without_a_contact(folder, command):
    ended = run("--data", folder / "state", *command)
    assert ended.code == 2 and "contact" in ended.err and "MADOGUCHI_CONTACT" in ended.err
    assert not list((folder / "state").glob("archive/*"))


@pytest.mark.parametrize("key", ["sources_on", "sources_off"])
def test_a_source_that_is_none(folder, key):
    write(folder, f'contact = "you@example.org"\n{key} = ["soumo"]\n')
    ended = run("crawl")
    assert ended.code == 2 and "soumo" in ended.err and "sources" in ended.err
    with pytest.raises(CannotRun, match="soumo"):
        from stages.crawl import crawl

        crawl(configuration.load())


def test_the_command_line_ends_as_documented(folder):
    for arguments, code in ((["--help"], 0), (["search"], 2), (["extract", "--workers", "0"], 2), (["nothing"], 2)):
        ended = finished(spawn(*arguments))
        assert ended.code == code and "Traceback" not in ended.err
