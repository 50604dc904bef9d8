"""What `toolkit init` writes beside the content: a page for people, and a check for GitHub."""

README = """# Our toolkit

The text is in `content/`, and is written once. The documents made from it are in `output/`.

| to do | command |
|---|---|
| see what is wrong or missing | `toolkit validate` |
| make the documents | `toolkit build` |
| record that somebody approved a text | `toolkit approve sleep --role "head of communications"` |
| change how a kind of document looks | `toolkit template eject leaflet`, then open its `word.docx` in Word |
| look a rule up | `toolkit explain RULE` |
| see every command | `toolkit --help` |

Begin with `content/toolkit.yaml`: your name and how you are reached. Then change `content/sections/sleep.yaml`, or
add a file beside it; `content/documents/` says what is published from it.
"""
WORKFLOW_FILE = ".github/workflows/toolkit.yml"
_WORKFLOW = """# Checks content and templates at each change, each fault at its line, and makes the documents.
name: Toolkit
on: [push, pull_request]
permissions:
  contents: read
env:
  # What pip installs: a version as here, a wheel in this repository, or the address of another.
  TOOLKIT: toolkit-cli==VERSION
jobs:
  documents:
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with: {python-version: "3.11"}
      - run: pip install "$TOOLKIT"
      - run: toolkit validate --report github
      - run: toolkit build
      - uses: actions/upload-artifact@v4
        with: {name: documents, path: output, if-no-files-found: error}
"""


def workflow(version: str) -> str:
    """The workflow for GitHub, with this version of the program."""
    return _WORKFLOW.replace("VERSION", version)
