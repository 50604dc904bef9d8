"""The frozen content model: it is the schema of `content/` too."""
