"""Tells roles from the names of people."""

import re

_ROLE_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        academy admin administrator adviser advisor advisory agency analyst approver assistant associate
        assurance author authority board body care carer carers chair chief child children clinical
        clinician co-ordinator college commissioner commissioning committee comms communications community
        company compliance consultant content coordinator copy council counsellor county department deputy
        designer development digital director directorate division doctor editor editorial education
        educational engagement equality executive external family foundation general governance governor
        governors group head health healthcare helpline improvement inclusion information integrated
        internal lead leader learning librarian line local manager marketing medical mental minister
        national network nurse nursing office officer organisation owner panel parent parents partner
        partnership pastoral patient people physician practice practitioner primary principal product
        programme project protection psychiatrist psychologist public publication publications publisher
        publishing pupil pupils quality regional registrar research resilience reviewer safeguarding
        school schools secondary secretary senior service services social special specialist staff
        strategy supervisor support system teacher team technical therapist translation translator trust
        trustee unit university user vice web wellbeing worker writer youth
        """,
    )
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev)\b\.?\s+[^\W\d_a-z]")
_EMAIL = re.compile(r"\S@\S")


def person_in(role: str) -> str:
    """How a role reads like a person; empty if it does not."""
    if _EMAIL.search(role):
        return "holds an e-mail address"
    parts = re.split(r"[,;:/()|]|\s[-–—]\s", role)
    if _TITLE.search(role) or any(_is_name(part.split()) for part in parts):
        return "looks like the name of a person"
    return ""


def _is_name(words: list[str]) -> bool:
    """Two or three capitalised words, none of which is known from roles."""
    return 2 <= len(words) <= 3 and all(map(_may_be_name, words))


def _may_be_name(word: str) -> bool:
    initial = len(word.rstrip(".")) == 1
    letters = re.sub(r"['’.-]", "", word)
    capitalised = letters.isalpha() and word[0].isupper() and (initial or not letters.isupper())
    pieces = {word.lower(), *word.lower().split("-")}
    return capitalised and not pieces & _ROLE_WORDS


def has_title(words: str) -> bool:
    """Whether words address a person, as `Mrs Okafor` does."""
    return bool(_TITLE.search(words))
