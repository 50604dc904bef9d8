"""A finished file of anybody's that is audited: pdf."""

from fuzz import made
from toolkit_cli import audit

SEEDS = made.pdf()
TOKENS = made.TOKENS["pdf"]
WEIGHT = made.WEIGHTS["pdf"]


def run(content: bytes) -> None:
    """Audit it."""
    assert all(found.message for found in audit.audit(content, "x.pdf"))
