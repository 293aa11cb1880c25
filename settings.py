"""What an operator may set: `madoguchi.toml` in the working folder, each key overridable by `MADOGUCHI_<KEY>`."""

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from records import MOST_PAGE_BYTES, CannotRun

PREFIX = "MADOGUCHI_"
ELSEWHERE = ("FILE", "BENCH_DOCUMENTS", "BENCH_PORT", "CITY_PART")  # what the notebook and the benchmarks read
_LOOPBACK = re.compile(r"(127(\.\d{1,3}){3}|localhost|\[::1\]):\d{1,5}")

Names = Annotated[list[str], NoDecode]  # in the environment with commas: soumu,digital


class Settings(BaseSettings):
    """Every key, its meaning and its default; an unknown key is an error, so that a typing slip never goes unseen."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, toml_file="madoguchi.toml", extra="forbid", env_ignore_empty=True
    )

    data: Path = Field(default=Path("data"), description="Folder that holds all state: archive, frontier, warehouse.")
    contact: str | None = Field(
        default=None, description="Mail or web address put in the user agent; the real web is not crawled without one."
    )
    pause: float = Field(
        default=3.0, ge=0, description="Seconds between requests to a host; a longer crawl-delay wins."
    )
    timeout: float = Field(default=30.0, gt=0, description="Seconds until a request is given up.")
    max_page_bytes: int = Field(
        default=MOST_PAGE_BYTES,
        gt=0,
        le=MOST_PAGE_BYTES,
        description="Largest body taken, in bytes, unpacked or not; no larger than the default, as no more is read.",
    )
    archive_file_bytes: int = Field(default=1_000_000_000, gt=0, description="A WARC file is closed at this size.")
    sources_on: Names = Field(default=[], description="Crawl only these sources; empty means all that are enabled.")
    sources_off: Names = Field(default=[], description="Never crawl these sources.")
    workers: int = Field(default=os.cpu_count() or 1, ge=1, description="Processes for extract and annotate.")
    batch: int = Field(default=200, ge=1, description="Pages or texts landed in one transaction.")
    allow_private: bool = Field(default=False, description="Allow private and loopback addresses: tests only.")
    replay: str | None = Field(
        default=None,
        description="host:port of a loopback server that plays the web: demo and tests only.",
    )

    @field_validator("contact")
    @classmethod
    def _is_an_address(cls, contact: str | None) -> str | None:
        if contact is not None and "@" not in contact and "://" not in contact:
            raise ValueError("give a mail address or an https:// page where the operator can be reached")
        if contact is not None and not (contact.isascii() and contact.isprintable()):
            raise ValueError("it goes into an HTTP header: write it in ASCII, on one line")
        return contact

    @field_validator("replay")
    @classmethod
    def _is_loopback(cls, replay: str | None) -> str | None:
        if replay is not None and not _LOOPBACK.fullmatch(replay):
            raise ValueError("only a server of this machine can play the web: 127.0.0.1:PORT")
        return replay

    @field_validator("sources_on", "sources_off", mode="before")
    @classmethod
    def _between_commas(cls, names: object) -> object:
        return [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else names

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take the command line first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)

    @property
    def archive(self) -> Path:
        """The folder of WARC files."""
        return self.data / "archive"

    @property
    def frontier(self) -> Path:
        """The crawl's own memory."""
        return self.data / "frontier.sqlite"

    @property
    def warehouse(self) -> Path:
        """The file the pipeline writes."""
        return self.data / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The file researchers open."""
        return self.data / "madoguchi.duckdb"


def load(**given: object) -> Settings:
    """Read the settings; `given` wins, where it is not None. Raises CannotRun with the cure."""
    wrong = [_unknown(name, name[len(PREFIX) :], PREFIX) for name in os.environ if _is_unknown(name)]
    try:
        settings = Settings(**{key: value for key, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        wrong += map(_told, error.errors())
    except ValueError as error:  # not TOML at all
        raise CannotRun(f"madoguchi.toml can not be read: {error}. Mend the line, or move the file away.") from None
    if wrong:
        raise CannotRun("madoguchi.toml or MADOGUCHI_… is not right:\n  " + "\n  ".join(wrong))
    return settings


def _is_unknown(variable: str) -> bool:
    prefix, key = variable[: len(PREFIX)].upper(), variable[len(PREFIX) :]
    known = key.lower() in Settings.model_fields or key.upper() in ELSEWHERE
    return prefix == PREFIX and not known and os.environ[variable] != ""


def _told(error: ErrorDetails) -> str:
    key = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        return _unknown(key, key)
    return f"{key}: {error['msg']} (found: {error['input']!r})"


def _unknown(named: str, key: str, prefix: str = "") -> str:
    near = get_close_matches(key.lower(), Settings.model_fields, n=3, cutoff=0.6)
    keys = [prefix + (known.upper() if prefix else known) for known in near or Settings.model_fields]
    cure = f"did you mean {' or '.join(keys)}?" if near else f"there are {', '.join(keys)}."
    return f"{named}: there is no such setting; {cure} docs/settings.md tells what each means"
