"""liblouis as a tool: what is said where it is missing. What it does where it is there: tests/conformance."""

from collections.abc import Iterator

import pytest

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.tools import louis


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine that has no liblouis."""
    monkeypatch.setattr(louis.ctypes.util, "find_library", lambda _name: None)
    louis.find.cache_clear()
    yield
    louis.find.cache_clear()


@pytest.mark.usefixtures("without")
def test_without_liblouis_there_is_no_version() -> None:
    assert louis.find() is None
    assert louis.version() == ""


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(
    "use",
    [
        lambda: louis.translate("never asked before", "en-ueb-g2.ctb"),
        lambda: louis.back_translate("⠁", "en-ueb-g2.ctb"),
        lambda: louis.has("en-ueb-g2.ctb"),
    ],
)
def test_without_liblouis_the_remedy_is_said(use: object) -> None:
    with pytest.raises(ToolkitError) as fault:
        use()  # type: ignore[operator]
    assert fault.value.exit_code == 3
    assert "liblouis" in fault.value.message
    assert "apt install liblouis20 liblouis-data" in fault.value.remedy


@pytest.mark.usefixtures("without")
def test_nothing_needs_no_cells() -> None:
    assert louis.translate("", "en-ueb-g2.ctb") == louis.Cells("", ())
