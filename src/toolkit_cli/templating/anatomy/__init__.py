"""A template taken apart: package, paragraphs, tags, blocks of tags, styles and grounds."""
