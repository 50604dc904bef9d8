"""A finished file of anybody's that is audited: html."""

from fuzz import made
from toolkit_cli import audit

SEEDS = made.html()
TOKENS = made.TOKENS["html"]
WEIGHT = made.WEIGHTS["html"]


def run(content: bytes) -> None:
    """Audit it."""
    assert all(found.message for found in audit.audit(content, "x.html"))
