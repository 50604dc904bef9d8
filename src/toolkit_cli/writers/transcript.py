"""The transcript of a recording: the words of the document as they were said, part by part. UTF-8."""

import re
import unicodedata

from toolkit_cli.model.document import Document
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._speech_script import ITEM, script
from toolkit_cli.writers._speech_text import Speakers

EXTENSION = ".mp3.txt"
TEMPLATE = ""
BLOCKS = ""
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Marks of layout, which say nothing."""


def write(document: Document, context: WriterContext) -> Written:
    """The words that the recording says, without what it adds for listeners: numbers of parts and the like."""
    made = ""
    speakers = Speakers(context.locale.tag, context.pronunciations)
    for line in script(document, context.locale, speakers):
        if not line.added:
            apart = "" if not made else "\r\n\r\n\r\n" if line.part else "\r\n\r\n"
            words = " ".join(_UNSEEN.sub("", line.written).split())
            made += ("\r\n" if apart and line.before == ITEM else apart) + words
    return Written(unicodedata.normalize("NFC", f"{made}\r\n").encode("utf-8"))
