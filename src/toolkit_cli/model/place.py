"""`content/places.csv`: the schools and services that get documents of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

FILE = "content/places.csv"
COLUMNS: Mapping[str, str] = {
    "id": "id",
    "name": "name",
    "contact": "contact",
    "phone": "phone",
    "e-mail": "email",
    "key-staff-role": "role",
    "opening-hours": "hours",
    "languages": "languages",
}
"""The columns of the file, each with the name of what it gives."""
FIELDS = ("name", "contact", "phone", "email", "role", "hours")
"""What texts and templates may name as `place.…`, in the order in which it is printed, and of `Place`."""
IN_WORDS = frozenset({"name", "contact", "role", "hours"})
"""The fields that are in the language of the source, whatever the language of the document."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place for which documents are made; what it does not say is empty.

    `contact` is an office or a service and `role` the role of the key member of staff, never a person's name.
    Without `languages` its documents are made in all of theirs.
    """

    id: str
    name: str
    contact: str = ""
    phone: str = ""
    email: str = ""
    role: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()

    def fields(self) -> dict[str, str]:
        """The value of each of `FIELDS`."""
        return {name: getattr(self, name) for name in FIELDS}
