"""From the English text to other languages and back: segments, catalogues, exchange files, their rules."""
