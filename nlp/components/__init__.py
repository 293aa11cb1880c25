"""The components of the pipeline, one a file, each registered under its file's name."""
