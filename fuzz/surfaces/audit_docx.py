"""A finished file of anybody's that is audited: docx."""

from fuzz import made
from toolkit_cli import audit

SEEDS = made.docx()
TOKENS = made.TOKENS["docx"]
WEIGHT = made.WEIGHTS["docx"]


def run(content: bytes) -> None:
    """Audit it."""
    assert all(found.message for found in audit.audit(content, "x.docx"))
