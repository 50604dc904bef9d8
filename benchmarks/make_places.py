"""Writes a made-up `content/places.csv`: python benchmarks/make_places.py 270 > content/places.csv

Nothing in it exists: names are put together from words, numbers are from the ranges that Ofcom keeps for drama,
addresses end in `.example`. The same number gives the same file.
"""

import sys
from collections.abc import Iterator

FIRST = ("Amber", "Birch", "Cedar", "Dune", "Elder", "Fern", "Gorse", "Hazel", "Iris", "Juniper")
SECOND = ("bank", "brook", "combe", "field", "gate", "ham", "mead", "moor", "ridge")
KINDS = ("Primary School", "Infant School", "Academy")
CONTACTS = ("School office", "Reception", "Family support office")
ROLES = (
    "Pastoral lead",
    "Wellbeing lead",
    "Senior mental health lead",
    "Special educational needs co-ordinator",
)
HOURS = ("Monday to Friday, 8.30am to 4.00pm", "Monday to Thursday, 9.00am to 3.30pm")
HEADER = ("id", "name", "contact", "phone", "e-mail", "key-staff-role", "opening-hours", "languages")
MOST = len(FIRST) * len(SECOND) * len(KINDS)


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """The rows of so many places, 270 at most."""
    for number in range(min(count, MOST)):
        first = FIRST[number % len(FIRST)]
        second = SECOND[number // len(FIRST) % len(SECOND)]
        kind = KINDS[number // (len(FIRST) * len(SECOND))]
        name = f"{first}{second} {kind}"
        place = name.lower().replace(" ", "-")
        contact, role, hours = (each[number % len(each)] for each in (CONTACTS, ROLES, HOURS))
        phone = f"01632 960 {number:03}"
        yield place, name, contact, phone, f"office@{place}.example", role, hours, ""


def table(count: int) -> str:
    """The file, as a spreadsheet writes it."""
    cells = ((f'"{cell}"' if "," in cell else cell for cell in row) for row in (HEADER, *rows(count)))
    return "".join(",".join(row) + "\r\n" for row in cells)


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else MOST
    if not 1 <= wanted <= MOST:
        sys.exit(f"from 1 to {MOST} places")
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    sys.stdout.write(table(wanted))
