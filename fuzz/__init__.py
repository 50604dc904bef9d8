"""Inputs by the thousand for every place where something of a stranger comes in: `python -m fuzz --help`."""
