"""The loopback city: three hundred made-up municipal sites of every template, with the traps that real sites hold."""
