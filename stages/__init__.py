"""The work behind each command of `pipeline.py`: one stage a file."""
