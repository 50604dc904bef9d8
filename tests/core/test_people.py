"""Roles and the names of people are told apart."""

import pytest

from command_line import toolkit
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.people import person_in


@pytest.mark.parametrize(
    "role",
    [
        *("Jane Smith", "jane smith", "JANE", "J. Smith", "Dr Okafor", "Zoë O'Brien-McDonald (editor)"),
        *(
            "Editor, Mary Jane Smith",
            "mohammed khan",
            "Agnieszka Nowak",
            "jane@example.org",
            "Sarah",
            "Wendell Hollis",
        ),
    ],
)
def test_a_person(role: str) -> None:
    assert person_in(role)


@pytest.mark.parametrize(
    "role",
    [
        *(
            "Town Clerk",
            "Ward Sister",
            "town clerk",
            "editor",
            "public health lead",
            "Head of Communications",
        ),
        *(
            "Bursar",
            "School Caretaker",
            "Parish Priest",
            "Key Stage Leader",
            "NHS Kernow",
            "SENCO",
            "Deputy Mayor",
        ),
        *(
            "Practice Midwife",
            "Vicar",
            "Lollipop Crossing Patrol",
            "Designated Safeguarding Lead",
            "publisher",
        ),
    ],
)
def test_a_role(role: str) -> None:
    assert not person_in(role)


def test_a_role_is_judged_when_it_is_entered(project: Folders) -> None:
    told = toolkit("approve", "sleep", "--role", "jane smith", cwd=project.project)
    assert (told.returncode, "looks like the name of a person" in told.stderr) == (0, True)
    assert "person" not in toolkit("approve", "sleep", "--role", "Town Clerk", cwd=project.project).stderr
    found = toolkit("validate", cwd=project.project).stdout
    assert "[person-in-approval] role `jane smith`" in found
    assert "Town Clerk" not in found
