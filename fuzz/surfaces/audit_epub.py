"""A finished file of anybody's that is audited: epub."""

from fuzz import made
from toolkit_cli import audit

SEEDS = made.epub()
TOKENS = made.TOKENS["epub"]
WEIGHT = made.WEIGHTS["epub"]


def run(content: bytes) -> None:
    """Audit it."""
    assert all(found.message for found in audit.audit(content, "x.epub"))
