"""One file per CMS family of Japanese municipal sites, detected from the HTML."""
