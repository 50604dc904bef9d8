"""One form of report a file: the result of a run in, text out."""
