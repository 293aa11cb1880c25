"""The work behind each command of `pipeline.py`: one stage a file, each a function of the settings and the kept data."""
