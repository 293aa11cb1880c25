"""search, sql and sources: questions to the published file, read-only."""

from collections.abc import Sequence

from console import say, show
from nlp.language import load
from nlp.reading import lemmas
from settings import Settings
from spiders.registry import source_infos
from stages.report import CannotRun, Report
from warehouse import search as index
from warehouse.store import Warehouse
