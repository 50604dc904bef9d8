"""Words that help nobody: links that say nothing, alternative texts that are none; and tags of languages."""

import re

# fmt: off
_VAGUE = frozenset({
    "click", "click here", "click this", "click this link", "here", "this", "link", "this link",
    "link here", "follow this link", "page", "this page", "more", "more here", "more info",
    "more information", "for more information", "further information", "find out more", "learn more",
    "read more", "see more", "read on", "continue", "details", "more details", "website",
    "this website", "web page", "visit", "go", "download", "download here", "open", "view", "document",
    "pdf", "video", "form", "url", "read this", "see here", "see this",
})
# fmt: on
_ADDRESS = re.compile(r"https?://\S+|www\.[^\s/]+/\S+", re.I)
_ENDING = re.compile(r"\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|webp|heic|eps|pdf|pptx?|xlsx?)\b", re.I)
_MOST = 150
_EMPTY = re.compile(r"(?:image|picture|photo|graphic|figure|diagram|chart|logo|icon|shape)s?[\W\d]*", re.I)
_OPENING = re.compile(r"(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic) (?:of|showing)\b", re.I)
_MACHINE = re.compile(r"(?:automatically generated|AI-generated content may be incorrect)", re.I)
_TAG = re.compile(
    r"(?:i-[a-z]{2,8}|x(?:-[a-z0-9]{1,8})+"
    r"|[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.I,
)
_RESIDUE = re.compile(r"\{\{|\{%|\}\}|%\}")
_BULLET = re.compile(r"\s*(?:[•‣▪●○◦∙·–*-]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s)", re.I)
_RTL = frozenset({"ar", "fa", "he", "iw", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "ks"})


def is_vague(words: str) -> bool:
    """Whether the words of a link fit any other."""
    return " ".join(re.findall(r"\w+", words[:200].casefold())) in _VAGUE


def is_address(words: str, target: str = "") -> bool:
    """Whether the words of a link are a web address; the short name of a host, without a path, is none."""
    text = words.strip()
    return bool(_ADDRESS.fullmatch(text)) or (len(text) > 40 and text.rstrip("/") == target.rstrip("/"))


def is_file_name(alternative: str) -> bool:
    """Whether an alternative text is, or holds, the name of a file."""
    return bool(_ENDING.search(alternative))


def weakness(alternative: str, least: int = 5) -> str:
    """Why an alternative text helps nobody; nothing if it may help."""
    text = " ".join(alternative.split())
    if _MACHINE.search(text):
        return "was made by a machine"
    if _EMPTY.fullmatch(text):
        return "only says that there is a picture"
    if _OPENING.match(text):
        return "begins by saying that it is a picture"
    if not least <= len(text) <= _MOST:
        return f"has {len(text)} characters"
    return ""


def is_tag(language: str) -> bool:
    """Whether a language tag is well formed (BCP 47)."""
    return len(language) < 100 and bool(_TAG.fullmatch(language)) and language.lower() != "und"


def runs_right_to_left(language: str) -> bool:
    """Whether a language, by its tag, is written from right to left."""
    parts = language.lower().split("-")
    return "latn" not in parts and (parts[0] in _RTL or bool({"arab", "hebr"} & set(parts[1:2])))


def residue(text: str) -> str:
    """The mark of a template that was left in a text, or nothing."""
    found = _RESIDUE.search(text)
    return found[0] if found else ""


def is_typed_item(text: str) -> bool:
    """Whether a paragraph begins with a bullet or number that was typed."""
    return bool(_BULLET.match(text[:20]))
