"""What the tests of all exchange formats share: texts as they go out, and files as they may come back."""

from dataclasses import replace
from types import ModuleType

from hypothesis import strategies as st

from toolkit_cli.core.characters import unusable
from toolkit_cli.translation.catalogue import Entry
from toolkit_cli.translation.exchange import BrokenFileError, Package

PACKAGE = Package(
    "pl",
    "en-GB",
    "Parents’ help sheet",
    (
        Entry(
            "pace-model",
            "Stay **calm**.",
            "Zachowaj **spokój**.",
            notes=("heading",),
            places=("a.yaml:12",),
        ),
        Entry(
            "pace-model", "Call 111 & ask.", "Zadzwoń pod 111.", machine=True, notes=("line before a list",)
        ),
        Entry("sleep", 'Say "yes" or ‘no’', "„Tak” i ‘nie’", stale=True, previous="Say yes"),
        Entry("sleep", "Nobody has translated this.", notes=("words in a drawing",)),
        Entry("sleep", "Both", "Oba", machine=True, stale=True, previous="Both of them"),
    ),
)
RETURNED = ("context", "source", "target", "machine", "stale", "previous")


def returned(package: Package) -> list[tuple[object, ...]]:
    """What must come back of every entry."""
    return [tuple(getattr(entry, name) for name in RETURNED) for entry in package.entries]


def _normal(text: str) -> str:
    return " ".join(text.split())


_WORDS = st.text(
    st.characters(
        exclude_categories=["Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"], include_characters="\n\t\u200d\u2068"
    ),
    max_size=30,
).map(_normal)
_TEXTS = _WORDS.filter(lambda text: not any(unusable(text)))
_SAID = _TEXTS.filter(bool)


def _complete(entry: Entry) -> Entry:
    """A text without translation is neither stale nor a draft, and only a stale one has an earlier wording."""
    if not entry.target:
        return replace(entry, machine=False, stale=False, previous="")
    return entry if entry.stale else replace(entry, previous="")


PACKAGES = st.builds(
    Package,
    language=st.sampled_from(["pl", "ar", "zh-Hans", "pt-PT", "en-XA"]),
    source_language=st.just("en-GB"),
    title=_SAID,
    entries=st.lists(
        st.builds(
            Entry,
            context=_SAID,
            source=_SAID,
            target=_TEXTS,
            machine=st.booleans(),
            stale=st.booleans(),
            previous=_TEXTS,
            notes=st.lists(st.sampled_from(["heading", "item of a list"]), max_size=2).map(tuple),
        ).map(_complete),
        max_size=4,
        unique_by=lambda entry: entry.identity,
    ).map(tuple),
    guidance=st.lists(_SAID, max_size=2).map(tuple),
)


def read_or_broken(module: ModuleType, content: bytes) -> Package | BrokenFileError:
    """What a reader makes of any bytes: a package or a fault in words, and nothing else."""
    try:
        package = module.read(content)
    except BrokenFileError as fault:
        assert fault.message
        return fault
    assert isinstance(package, Package) and package.language
    return package


def broken(module: ModuleType, content: bytes) -> BrokenFileError:
    """The fault of a file that must have one."""
    fault = read_or_broken(module, content)
    assert isinstance(fault, BrokenFileError), fault
    return fault


def damaged(content: bytes) -> st.SearchStrategy[bytes]:
    """A good file with some of its bytes left out, doubled or replaced."""
    cut = st.integers(0, len(content))
    pieces = st.binary(max_size=8) | st.sampled_from(
        [b'"', b"<", b"</", b"&x;", b"<!DOCTYPE a>", b"\xff", b"\\", b"\n"]
    )
    return st.builds(lambda a, b, piece: content[:a] + piece + content[b:], cut, cut, pieces)
