"""Files that systems and programs leave in any folder: nobody wrote them, so nothing reads or counts them."""

import re

_LEFT = re.compile(
    r"\._.*"  # macOS: what other file systems have no room for
    r"|\.DS_Store|\.AppleDouble|\.Spotlight-V100|\.Trashes|\.fseventsd|__MACOSX|Icon\r"
    r"|Thumbs\.db(?::.*)?|ehthumbs(?:_vista)?\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information"
    r"|~\$.*|~WR[A-Z]\d+\.tmp|\.~lock\..*#"  # Word and LibreOffice while a file is open
    r"|.+~|#.*#|\.#.*|\..+\.sw[a-p]|.+\.(?:bak|tmp|orig|rej)"  # editors, and merges
    r"|\.directory|\.fuse_hidden.*|\.nfs.*|\.sync.*|\.dropbox.*",
    re.IGNORECASE | re.DOTALL,
)


def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name is one that a system or a program left."""
    return _LEFT.fullmatch(name) is not None
