"""Digests that say whether something changed."""

import hashlib
import json


def digest(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(value: object) -> str:
    """The SHA-256 of a JSON value in canonical form: keys sorted, no blanks, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return digest(text.encode("utf-8"))
