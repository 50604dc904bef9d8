"""`--report` as a person runs it: exactly the forms in `reports/`."""

import json

import pytest

from command_line import toolkit
from toolkit_cli import reports
from toolkit_cli.core.discovery import plug_in_names
from toolkit_cli.core.folders import Folders


def _validate(project: Folders, form: str) -> tuple[int, str]:
    made = toolkit("validate", "--report", form, cwd=project.project)
    return made.returncode, made.stdout + made.stderr


def test_the_forms_are_those_that_the_design_names() -> None:
    assert plug_in_names(reports) == ("github", "json", "junit", "sarif", "text")


@pytest.mark.parametrize("form", plug_in_names(reports))
def test_every_form_of_report_can_be_chosen(form: str, project: Folders) -> None:
    status, output = _validate(project, form)
    assert status == 0
    assert "unapproved-section" in output


def test_another_form_is_wrong_usage_with_the_nearest_named(project: Folders) -> None:
    status, output = _validate(project, "sarf")
    assert status == 2
    assert "There is no report `sarf`. Did you mean `sarif`? There are: sarif, " in output


def test_sarif_quotes_the_page_of_a_rule(project: Folders) -> None:
    log = json.loads(_validate(project, "sarif")[1])
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["unapproved-section"]["shortDescription"]["text"]
