"""What Scrapy's own commands run with (`scrapy.cfg`): the spiders' manners, and what the operator set."""

import sys

import spiders.settings
from records import CannotRun
from settings import load
from stages.crawl import options_of

try:
    _options = options_of(load())
except CannotRun as error:
    print(error, file=sys.stderr)
    raise SystemExit(2) from None

globals().update({name: value for name, value in vars(spiders.settings).items() if name.isupper()})
globals().update(spiders.settings.of(_options))
