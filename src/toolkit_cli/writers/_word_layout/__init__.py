"""Measures how a finished Word document will be laid out, by letting Typst set the same lines and boxes."""
