"""The one way to write the tag of a language, whatever the capitals in which a person typed it."""


def well_cased(tag: str) -> str:
    """A BCP 47 tag in the capitals that RFC 5646 advises: `zh-hans` is `zh-Hans`, `EN-gb` is `en-GB`."""
    first, *others = tag.strip().lower().split("-")
    return "-".join([first, *map(_cased, others)])


def _cased(subtag: str) -> str:
    """Scripts are four letters, regions two; all else is small."""
    if not subtag.isalpha():
        return subtag
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag)
