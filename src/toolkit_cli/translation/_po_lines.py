"""PO read line by line: every form that gettext allows, and every fault at its place."""

import re
from dataclasses import dataclass, field

from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.translation._po_text import Comments, EscapeError, unescape

RULE = "faulty-catalogue"
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d*\])?)(?![\w\[])[ \t]*")
_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
_BLANK = re.compile(r"[ \t\f\v\r]*")


@dataclass(slots=True)
class Draft:
    """An entry as it is being read: the pieces of each string, and where each begins."""

    comments: Comments = field(default_factory=Comments)
    fields: dict[str, list[str]] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    previous: list[str] = field(default_factory=list)
    plural: bool = False

    def text(self, keyword: str) -> str:
        return "".join(self.fields.get(keyword, ()))


@dataclass
class _Lines:
    """The lines of a file on their way to entries."""

    file: str
    reporter: Reporter
    drafts: list[Draft] = field(default_factory=list)
    draft: Draft = field(default_factory=Draft)
    pieces: list[str] | None = None
    """Where a string on a line of its own goes."""
    old: list[str] | None = None
    """Where a string of the previous wording goes."""
    waiting: str = ""
    """The keyword whose string has not begun."""
    number: int = 0

    def span(self, offset: int) -> Span:
        return Span(self.file, self.number, offset + 1)

    def fault(self, span: Span, message: str, hint: str) -> None:
        self.reporter.report(RULE, span, message, hint)

    def line(self, line: str) -> None:
        """Take one line, blanks before it included."""
        start = _end_of_blank(line, 0)
        if start == len(line):
            return
        if line[start] == "#":
            self._comment(line, start)
        elif line[start] == '"':
            self._continuation(line, start)
        elif keyword := _KEYWORD.match(line, start):
            self._keyword(keyword[1], line, start, keyword.end())
        else:
            self.close_string()
            self.fault(
                self.span(start),
                f"`{shortened(line[start:])}` is no line of a catalogue",
                'a line begins with #, msgctxt, msgid, msgstr or "',
            )

    def close_string(self) -> None:
        if self.waiting:
            self.fault(
                self.draft.spans[self.waiting],
                f"`{self.waiting}` has no string",
                f'write {self.waiting} "…"',
            )
        self.pieces, self.old, self.waiting = None, None, ""

    def close(self) -> None:
        """End the entry: what it lacks is a fault."""
        self.close_string()
        draft, self.draft = self.draft, Draft()
        if "msgid" not in draft.fields:
            if "msgctxt" in draft.fields:
                self.fault(draft.spans["msgctxt"], "`msgctxt` has no `msgid`", "write the text, or remove it")
        elif "msgstr" not in draft.fields and not draft.plural:
            self.fault(
                draft.spans["msgid"],
                f"`msgid {shortened(draft.text('msgid'))}` has no `msgstr`",
                'write msgstr "" where there is no translation yet',
            )
        else:
            self.drafts.append(draft)

    def _comment(self, line: str, start: int) -> None:
        mark = line[start + 1 : start + 2]
        if self.draft.fields:
            self.close()
        if mark == "~":
            self.draft = Draft()
        elif mark == "|":
            self._previous(line, start + 2)
        else:
            self.close_string()
            self.draft.comments.add(line[start:])

    def _previous(self, line: str, start: int) -> None:
        start = _end_of_blank(line, start)
        if keyword := _KEYWORD.match(line, start):
            self.old = self.draft.previous if keyword[1] == "msgid" else []
            start = keyword.end()
        text = self._string(line, start)
        if self.old is not None:
            self.old.append(text)

    def _continuation(self, line: str, start: int) -> None:
        if self.waiting:
            self.draft.spans[self.waiting] = self.span(start)
            self.waiting = ""
        text = self._string(line, start)
        if self.pieces is not None:
            self.pieces.append(text)
        else:
            self.fault(self.span(start), "this string belongs to nothing", "write msgid or msgstr before it")

    def _keyword(self, keyword: str, line: str, start: int, end: int) -> None:
        begins = keyword == "msgctxt" or (keyword == "msgid" and self.draft.fields.keys() != {"msgctxt"})
        if begins and self.draft.fields:
            self.close()
        self.close_string()
        span = self.span(end if end < len(line) else start)
        if keyword == "msgid_plural" or "[" in keyword:
            if not self.draft.plural:
                self.fault(
                    span, "this entry has plural forms", "leaflets have none: write one msgid, one msgstr"
                )
            self.draft.plural = True
        elif keyword == "msgstr" and "msgid" not in self.draft.fields:
            self.fault(span, "`msgstr` has no `msgid`", "write the English text before it as msgid")
        elif keyword in self.draft.fields:
            self.fault(span, f"this entry has a second `{keyword}`", "remove one of them")
        self.pieces = []
        self.draft.fields.setdefault(keyword, self.pieces)
        self.draft.spans.setdefault(keyword, span)
        if end < len(line):
            self.pieces.append(self._string(line, end))
        else:
            self.waiting = keyword

    def _string(self, line: str, start: int) -> str:
        """The text of the string that begins at `start` and ends the line; empty where it is faulty."""
        found = _STRING.match(line, start)
        if not found and line[start : start + 1] == '"':
            self.fault(self.span(start), "this string is not closed", 'put a " at its end, in the same line')
        elif not found:
            self.fault(self.span(start), f"`{shortened(line[start:])}` is no string", 'put it between "…"')
        elif (end := _end_of_blank(line, found.end())) < len(line):
            self.fault(
                self.span(end),
                f"`{shortened(line[end:])}` follows a string that is closed",
                'a quotation mark within a string is written \\"',
            )
        else:
            try:
                return unescape(found[1])
            except EscapeError as fault:
                at = self.span(found.start(1) + fault.offset)
                self.fault(at, f"`{fault}` is no escape of a text", "a backslash is written \\\\")
        return ""


def read_lines(text: str, file: str, reporter: Reporter) -> list[Draft]:
    """The entries of a PO text in their order, header included; obsolete ones (`#~`) are left out."""
    lines = _Lines(file, reporter)
    for line in text.split("\n"):
        lines.number += 1
        lines.line(line)
    lines.close()
    return lines.drafts


def shortened(text: str) -> str:
    """As much of a text as a message needs."""
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"


def _end_of_blank(line: str, start: int) -> int:
    found = _BLANK.match(line, start)
    return found.end() if found else start
