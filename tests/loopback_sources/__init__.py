"""Sources of a web that does not exist, for the tests of crawling."""
