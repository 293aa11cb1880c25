"""The sources, one declarative file each; file name = spider name = `source` in the warehouse."""
