"""Finding listed names in a text: on characters, longest first, with what stands around them checked afterwards."""
