"""Reading Japanese notices and news: the spaCy pipeline of `config.cfg`, its components, and the lists they look in."""
