"""The list of places (CSV)."""

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.reading.places import read_places

SEEDS = (
    b"id,name,phone,email,website,languages\nring,Ring School,01208 123456,a@b.example,b.example,pl ar\nmoor,Moor,,,,\n",
    "\ufeffid;name;phone\na;Ä;01208 1\n".encode(), b'id\tname\n"a"\t"b ""c"""\n', "id,name\na,b\n".encode("utf-16"),
)  # fmt: skip
TOKENS = (b",", b";", b'"', b'""', b"\t", b"=cmd|'/c calc'!A0", b"@SUM(1)", b"+44 1208", b"http://", b"id,")
WEIGHT = 120


def run(content: bytes) -> None:
    """Read it."""
    reporter = Reporter()
    found, _ = read_places(content, reporter)
    assert not (found and reporter.failed)
