"""One structured source for a school toolkit, rendered into documents."""

__version__ = "0.1.0"
