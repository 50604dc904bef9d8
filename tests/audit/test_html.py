"""The audit of web pages: each fault found and nothing else, nothing in our own, and any bytes whatever."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import LONG
from steps import DOUBLE, growth
from toolkit_cli import audit
from toolkit_cli.audit import _html_rules
from toolkit_cli.audit._css_screen import Screen
from toolkit_cli.audit._css_values import colour_of
from toolkit_cli.audit._html_colour import Looks, as_hex
from toolkit_cli.audit._html_page import read_page
from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.core.discovery import plug_ins

VIEW = '<meta name="viewport" content="width=device-width, initial-scale=1">'
HEAD = f'<meta charset="utf-8">{VIEW}<title>Help sheet – NHS</title>'
TOP = '<a href="#main">Skip to main content</a><header><p>NHS</p></header>'
PARROT = '<img src="a.png" alt="A parrot on a branch">'
MIND = '<a href="/mind">Every Mind Matters</a>'
ADDRESS = '<a href="https://www.example.org/second">www.example.org/second</a>'
CELLS = "<tr><td>One</td><td>Two</td></tr>"
HEADS = '<tr><th scope="col">A</th><th scope="col">B</th></tr>'
TABLE = f"<table><caption>Numbers</caption>{HEADS}{CELLS}</table>"


def page(body: str = "", *, head: str = HEAD, attributes: str = 'lang="en-GB"', top: str = TOP) -> bytes:
    main = f'<main id="main"><h1>Help sheet</h1>{body}</main>'
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{top}{main}</body></html>".encode()


def styled(css: str, body: str, more: str = "") -> bytes:
    return page(body, head=f"{HEAD}{more}<style>{css}</style>")


def _audit(content: bytes) -> list[Diagnostic]:
    return audit.audit(content, "made.html")


BAD_AND_GOOD: list[tuple[str, bytes, bytes]] = [
    ("undeclared-language", page(attributes=""), page()),
    ("undeclared-language", page('<p lang="english!">Hello</p>'), page('<p lang="pl">Pomoc</p>')),
    ("undeclared-language", page(attributes='lang="pl" xml:lang="en"'), page(attributes='lang="pl" xml:lang="pl"')),
    ("mistaken-language", page("<p>Допомога дітям</p>"), page('<p lang="uk">Допомога дітям</p>')),
    ("mistaken-language", page(f"<p>{'hello there ' * 40}</p>", attributes='lang="uk"'), page("<p>ok</p>", attributes='lang="uk"')),
    ("unmirrored-page", page('<p lang="ar">مساعدة</p>'), page('<p lang="ar" dir="rtl">مساعدة</p>')),
    ("untitled-document", page(head=HEAD.replace("Help sheet – NHS", "")), page()),
    ("untitled-document", page(head=HEAD.replace("Help sheet – NHS", "leaflet-2.docx")), page()),
    ("missing-main-heading", page().replace(b"h1>", b"p>"), page()),
    ("repeated-main-heading", page("<h1>Again</h1>"), page("<h2>Again</h2>")),
    ("skipped-heading-level", page("<h2>A</h2><h4>B</h4>"), page("<h2>A</h2><h3>B</h3><h2>C</h2>")),
    ("empty-heading", page("<h2> </h2>"), page(f"<h2>{PARROT}</h2>")),
    ("missing-landmark", page().replace(b"main>", b"div>").replace(b"<main", b"<div"), page()),
    ("missing-landmark", page(top=f"{TOP}<p>Outside</p>"), page(top=f"{TOP}<aside><p>Inside</p></aside>")),
    ("missing-skip-link", page(top='<header><a href="/home">Home</a></header>'), page(top="<header>NHS</header>")),
    ("missing-skip-link", page(top='<a href="#gone" name="gone">Skip</a>'), page()),
    ("missing-alternative", page('<img src="a.png">'), page('<img src="a.png" alt="">')),
    ("missing-alternative", page("<svg><path/></svg>"), page('<svg role="img"><title>A parrot</title></svg>')),
    ("missing-alternative", page('<svg role="img"></svg>'), page('<svg aria-hidden="true"><path/></svg>')),
    ("file-name-as-alternative", page('<img src="a.png" alt="parrot.png">'), page(PARROT)),
    ("unhelpful-alternative", page('<img src="a.png" alt="Picture 3">'), page(PARROT)),
    ("vague-link-text", page('<p><a href="/a">Click here</a></p>'), page('<p><a href="/a">Every Mind</a></p>')),
    ("bare-url-as-link-text", page('<p><a href="https://x.org/a">https://x.org/a</a></p>'), page('<p><a href="https://x.org">www.x.org</a></p>')),
    ("bare-url-as-link-text", page('<p>See <a href="https://x.org/a">https://x.org/a</a> for more</p>'), page('<p>More about sleep: <a href="https://x.org/a">https://x.org/a</a></p>')),
    ("bare-url-as-link-text", page(f"<ul><li>{MIND}</li><li>{ADDRESS}</li></ul>"), page(f"<ul><li>{MIND} {ADDRESS} {ADDRESS}</li></ul>")),
    ("empty-link", page('<p><a href="/a"><img src="a.png" alt=""></a></p>'), page(f'<p><a href="/a">{PARROT}</a></p>')),
    ("empty-link", page("<p><button></button></p>"), page('<p><button aria-label="Print"></button></p>')),
    ("table-without-header-row", page(f"<table><caption>A</caption>{CELLS}</table>"), page(TABLE)),
    ("table-without-header-row", page(TABLE.replace("<td>Two", "<th>Two")), page(TABLE.replace(' scope="col"', ""))),
    ("missing-caption", page(f"<table>{HEADS}{CELLS}</table>"), page(f'<table aria-label="Numbers">{HEADS}{CELLS}</table>')),
    ("nested-table", page(TABLE.replace("One", TABLE)), page(TABLE + TABLE)),
    ("faulty-list", page("<ul><p>One</p></ul>"), page("<ul><li>One</li></ul>")),
    ("faulty-list", page("<ul></ul>"), page("<dl><div><dt>A</dt><dd>B</dd></div></dl>")),
    ("fake-list", page("<p>• One</p><p>• Two</p>"), page("<p>- 5 degrees is cold</p><p>One</p>")),
    ("low-contrast", styled("p { color: #FFB81C }", "<p>Warm</p>"), styled("p { color: #231F20 }", "<p>Warm</p>")),
    ("low-contrast", styled("main { background: #005EB8 }", "<p>Dark on blue</p>"), styled("main { background: #005EB8; color: white }", "<p>White</p>")),
    ("low-contrast", page('<p style="color: rgb(200, 200, 200)">Pale</p>'), page('<p style="color: rgb(20 20 20)">Dark</p>')),
    ("low-contrast", styled("p { color: #768692 }", "<p>Small</p>"), styled("p { color: #768692; font-size: 24px }", "<p>Large</p>")),
    ("low-contrast", styled(":root { --a: #FFB81C } .x > p { color: var(--a) }", '<div class="x"><p>A</p></div>'), styled(".x > p { color: red }", "<p>A</p>")),
    ("unchecked-contrast", styled("p { background-image: url(data:,x) }", "<p>On a picture</p>"), styled("p { background: none }", "<p>Plain</p>")),
    ("unchecked-contrast", styled("p { color: oklch(60% 0.1 20) }", "<p>Named</p>"), styled("p { color: navy }", "<p>Named</p>")),
    ("unchecked-contrast", page(head=f'{HEAD}<link rel="stylesheet" href="own.css">'), page()),
    ("blocked-zoom", page(head=HEAD.replace("initial-scale=1", "user-scalable=no")), page()),
    ("blocked-zoom", page(head=HEAD.replace("initial-scale=1", "maximum-scale=1.5")), page(head=HEAD.replace(VIEW, ""))),
    ("duplicate-id", page('<p id="a">A</p><p id="a">B</p>'), page('<p id="a">A</p><p id="b">B</p>')),
    ("dangling-reference", page('<p><a href="#gone">There</a></p>'), page('<p><a href="#main">There</a></p>')),
    ("external-request", page('<img src="https://x.org/a.png" alt="A parrot">'), page('<p><a href="https://x.org/a">Parrots</a></p>')),
    ("external-request", styled("p { font-family: a; src: url('//x.org/a') }", ""), styled("p { font-family: a }", "")),
    ("script-in-page", page("<script>1</script>"), page('<script type="application/ld+json">{}</script>')),
    ("script-in-page", page('<p onclick="go()">Go</p>'), page("<p>Go</p>")),
    ("new-window", page('<p><a href="/a" target="_blank">Parrots</a></p>'), page('<p><a href="/a" target="_blank">Parrots (opens in a new tab)</a></p>')),
    ("tab-order", page('<p tabindex="3">A</p>'), page('<p tabindex="0">A</p>')),
    ("moving-content", page("<marquee>A</marquee>"), page("<p>A</p>")),
    ("moving-content", page(head=f'{HEAD}<meta http-equiv="refresh" content="5">'), page()),
    ("silent-medium", page("<audio></audio>"), page("<audio controls></audio>")),
    ("silent-medium", page("<video controls></video>"), page('<video controls><track kind="captions"></video>')),
    ("unlabelled-field", page("<input>"), page('<label for="a">Email</label><input id="a">')),
    ("unlabelled-field", page("<iframe></iframe>"), page('<iframe title="Map"></iframe>')),
    ("template-residue", page("<p>{{ title }}</p>"), page("<p>{ title }</p>")),
    ("unreadable-characters", page("<p>caf\ufffd</p>"), page("<p>café</p>")),
    ("undeclared-encoding", page(head=HEAD.replace("utf-8", "latin-1")), page()),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "bad", "good"), BAD_AND_GOOD)
def test_a_fault_is_found_and_nothing_else(rule: str, bad: bytes, good: bytes) -> None:
    assert {found.rule for found in _audit(bad)} == {rule}
    assert _audit(good) == []


def test_every_rule_is_tried_and_has_its_page() -> None:
    rules = plug_ins(_html_rules)
    assert set(rules) == {rule for rule, *_ in BAD_AND_GOOD}
    for name in rules:
        assert "Bad:" in audit.pages()[name] and "Good:" in audit.pages()[name], name


def test_a_finding_tells_its_line() -> None:
    content = page("\n<p>Fine</p>\n<h4>Deep</h4>")
    (found,) = _audit(content)
    assert (found.span.line, found.rule) == (3, "skipped-heading-level")


def test_a_finding_leads_to_its_origin() -> None:
    content = page('<p data-src="content/sections/a.yaml#blocks/0"><a href="/a">here</a></p>')
    (found,) = audit.traced(content, "made.html")
    assert found.source == "content/sections/a.yaml#blocks/0"


def test_dark_pages_are_judged_apart() -> None:
    css = "@media (prefers-color-scheme: dark) { body { background: black } p { color: #333333 } }"
    (found, *_) = [each for each in _audit(styled(css, "<p>Hello</p>")) if "333333" in each.message]
    assert "on a dark page" in found.message


@pytest.mark.parametrize(
    "css",
    [
        "p { color: #FFB81C } @media print { p { color: white } }",
        "p:hover { color: #EEEEEE }",
        "p::before { color: #EEEEEE }",
        "/* p { color: #EEEEEE } */",
        "p { color: #EEEEEE } header p, main p { color: black }",
        "p { color: black !important } main p { color: #EEEEEE }",
        "@font-face { color: #EEEEEE }",
        "ul > p, h2 + p, #x p, p.y, p[title] { color: #EEEEEE }",
    ],
)
def test_the_rule_that_wins_is_the_one_that_is_seen(css: str) -> None:
    found = [each.rule for each in _audit(styled(css, "<p>Hello</p>"))]
    assert found == (["low-contrast"] if css.startswith("p { color: #FFB81C") else [])


def test_colours_are_computed() -> None:
    assert colour_of("#abc") == ((170, 187, 204), 1.0)
    for half in ("rgba(0, 0, 0, 0.5)", "rgb(0 0 0 / 50%)", "hsl(0 0% 0% / .5)", "hwb(0 0% 100% / 50%)"):
        assert colour_of(half) == ((0, 0, 0), 0.5), half
    assert colour_of("rgb(100% 0% 0%)") == colour_of("hsl(0 100% 50%)") == ((255, 0, 0), 1.0)
    assert colour_of("oklch(60% 0.1 20)") is None and colour_of("color-mix(in srgb, red, blue)") is None
    css = "main { background: white } p { background: rgba(0,0,0,.5); font-size: 2em }"
    looks = Looks(read_page(styled(css, "<p>A</p>")), Screen())
    look = next(look for element, look in looks.of_texts if element.tag == "p" and element.text == "A")
    assert look.back is not None and as_hex(look.back) == "808080"
    assert look.pixels == 32


def test_what_is_no_page_is_one_finding() -> None:
    for content in (b"", b"plain words", b"\x00\x01"):
        assert [found.rule for found in _audit(content)] == ["faulty-document"]


def test_entities_are_not_fetched() -> None:
    content = b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><p>&a;</p></html>'
    assert not any("root:" in found.message for found in _audit(content))


@given(content=st.binary(max_size=600), marked=st.booleans())
def test_any_bytes_never_raise(content: bytes, marked: bool) -> None:
    _audit(b"<html>" + content if marked else content)


_MARKUP = st.sampled_from(
    ["<p>", "</p>", "<svg>", "<table><tr>", "<td>", "<ul>", "<li>", "<a href=#x>", "<style>", "</style>", "p{color:", "var(--a)", "}", "@media x{", "--a:var(--a)", "<h1>", "<img alt=a.png>", "<!--", "lang=", "é", "ع", "<div style='font-size:", "9e9em", "calc(1px)", "'>", "&#0;", "\ufffd", "tabindex=99999999999", ">"]
)  # fmt: skip


@given(parts=st.lists(_MARKUP, max_size=60))
def test_any_markup_never_raises(parts: list[str]) -> None:
    _audit(page("".join(parts)))
    _audit("".join(parts).encode())


@given(data=st.data())
@settings(max_examples=60)
def test_bytes_turned_within_a_page_never_raise(data: st.DataObject) -> None:
    content = bytearray(page(TABLE + PARROT))
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=20)):
        content[at] = data.draw(st.integers(0, 255))
    _audit(bytes(content[: data.draw(st.integers(0, len(content)))]))


@pytest.mark.parametrize(
    ("head", "body", "most"),
    [
        ("", "«<div>»", 20_000),
        ("", "«<p id=a>x</p>»", 5_000),
        ("", "«<p>• x</p>»", 20_000),
        ("", "<table><tr><td>" * 20 + "«<td>»", 20_000),
        ("<style>«p p p p p p p p p p p { color: red }»</style>", "<p>x<b>y</b></p>" * 20, 3_000),
        ("<style>p p p p p p p p p p p { color: red }</style>", "«<p>x<b>y</b></p>»", 2_000),
        ("<style>p{«--a:var(--a)var(--a);»color:var(--a)}</style>", "<p>x</p>", 100),
        ("<style>p ~ p ~ p ~ p ~ p ~ i { color: red }</style>", "«<p>x</p>»" + "<i>x</i>" * 5, 500),
        ("<style>«{»</style>", "", 50_000),
        ("<style>p:nth-last-of-type(2) { color: red }</style>", "«<p>x</p>»", 20_000),
        ("<style>«p{ & & {»color: red</style>", "<p>x</p>", 20),
        ("", "<label>«<input>»</label>", 5_000),
        ("", "<p id=a>«<b>x</b>»</p>«<input aria-labelledby=a>»", 5_000),
        ("<style>«@media x {»</style>", "", 20_000),
        ("", "<p aria-labelledby='«a »'>x</p><p id=a>x</p>", 5_000),
    ],
)
def test_hostile_pages_take_work_in_proportion(head: str, body: str, most: int) -> None:
    """What stands in guillemets comes again and again."""

    def judge(count: int) -> None:
        many = (re.sub("«(.+?)»", lambda found: found[1] * count, each) for each in (head, body))
        _audit(page(head=HEAD + next(many), body=next(many)))

    assert growth(judge, 60) < DOUBLE
    if LONG:
        judge(most)


def test_what_stands_deep_or_is_long_is_read() -> None:
    """A parser that stops there says nothing of it: what comes after was never looked at."""
    for before in ("<div>" * 300, f"<p>{'a ' * 6_000_000}</p>", f"<p title='{'a' * 11_000_000}'>a</p>"):
        after = page(f"{before}<img src='a.png'>{'</div>' * before.count('<div>')}")
        assert "missing-alternative" in {found.rule for found in _audit(after)}


@pytest.mark.parametrize("count", [500, 5_000, 100_000])
def test_what_is_nested_without_end_is_one_finding(count: int) -> None:
    (found,) = _audit(page("<b>" * count))
    assert found.rule == "faulty-document"


@pytest.mark.parametrize(
    ("css", "judged"),
    [
        ("main { p { color: #EEEEEE } }", True),
        ("main { background: white; & > p:not(.z) { color: #EEEEEE } }", True),
        ("p { color: #EEEEEE } a:not([href]) { color: red }", True),
        ("main:has(p) :is(p, i) { color: #EEEEEE }", True),
        ("p:is(main p, #no) { color: #EEEEEE } :where(main p) { color: black }", True),
        ("@layer late { p { color: #EEEEEE } } p { color: black }", False),
        ("@layer a, b; @layer b { p { color: #EEEEEE } } @layer a { main p { color: black } }", True),
        ("@layer a { p { color: #EEEEEE !important } } p { color: black !important }", True),
        ("@media (width < 400px) { p { color: #EEEEEE } }", True),
        ("@media (min-width: 90em) { p { color: #EEEEEE } }", False),
        ("@media not print { p { color: hsl(0 0% 90%) } }", True),
        ("@media (prefers-contrast: more) or (forced-colors: active) { p { color: #EEEEEE } }", False),
        ("@supports (display: grid) { p { color: rgb(0 0 0 / 5%) } }", True),
        ("@supports not (display: grid) { p { color: #EEEEEE } }", False),
        (":root { --a: var(--b, #EEE); } p { color: var(--a) }", True),
        (":root { --a: #EEE } p { color: var(--missing) }", False),
        ("p { font: 700 20px Arial; color: #888888 }", False),
        ("p { font: 16px/1.5 Arial; color: #888888 }", True),
        ("p { position: absolute; color: #EEEEEE }", False),
        ("p { display: none; color: #EEEEEE }", False),
    ],
)
def test_style_sheets_of_today_are_read(css: str, judged: bool) -> None:
    found = {each.rule for each in _audit(styled(css, "<p>Hello there</p>"))}
    assert found == ({"low-contrast"} if judged else set())


def test_what_a_style_sheet_hides_is_not_asked_for_more() -> None:
    css = ".x { display: none } .y { visibility: hidden }"
    assert _audit(styled(css, "<div class=x><img src=a><input></div><button class=y></button>")) == []
    for way in ("disabled", 'aria-disabled="true"'):
        assert _audit(styled("button { color: #CCCCCC }", f"<p><button {way}>Print it</button></p>")) == []


def test_rules_that_cannot_be_read_are_said_and_faults_beside_them_are_warnings() -> None:
    found = _audit(
        styled("p { color: #EEEEEE } @container (width > 1px) { p { color: black } }", "<p>Hello</p>")
    )
    assert [(each.rule, str(each.severity)) for each in found] == [
        ("unchecked-contrast", "info"),
        ("low-contrast", "warning"),
    ]


NAMES = [
    ('<a href="/a" id="t"><svg></svg> Every Mind</a>', "Every Mind"),
    ('<a href="/a" id="t"><svg><title>Home</title></svg></a>', "Home"),
    ('<button id="t" aria-labelledby="t l">Delete</button><p id="l" hidden>the file</p>', "Delete the file"),
    ('<input id="t" aria-labelledby="a b"><p id="a" aria-labelledby="b">One</p><p id="b">Two</p>', "One Two"),
    ('<label for="t"></label><input id="t">', ""),
    ('<label for="t">Name <b hidden>no</b></label><input id="t" placeholder="x">', "Name"),
    ('<label for="t">Wait <input value="5"> minutes <select id="t"><option>now</option></select></label>', "Wait 5 minutes"),
    ('<label>Email <input id="t"></label>', "Email"),
    ('<input id="t" title="Search"><p>', "Search"),
    ('<input id="t" placeholder="Your name">', "Your name"),
    ('<input type="submit" id="t">', "Submit"),
    ('<input type="button" id="t" value="">', ""),
    ('<input type="image" id="t" alt="Go">', "Go"),
    ('<fieldset id="t"><legend>Choose <i>one</i></legend><input aria-label="x"></fieldset>', "Choose one"),
    ('<table id="t"><caption>Numbers</caption></table>', "Numbers"),
    ('<figure id="t"><figcaption>A parrot</figcaption></figure>', "A parrot"),
    ('<details><summary id="t"><div>One</div><div>Two</div></summary></details>', "One Two"),
    ('<div role="button" id="t"><span style="display:none">no</span><img alt="Print"></div>', "Print"),
    ('<p id="t">Only text</p>', ""),
    ('<h2 id="t">The <span aria-label="first">1st</span></h2>', "The first"),
    ('<style>#t::before { content: "Save" }</style><button id="t"></button>', "Save"),
    ('<img id="t" alt="" title="A tip">', "A tip"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name"), NAMES)
def test_names_are_those_that_screen_readers_say(body: str, name: str) -> None:
    made = read_page(page(body))
    assert made.name(made.ids["t"][0]) == name


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("unlabelled-field", '<label for="a"> </label><input id="a">'),
        ("empty-link", '<div role="button" tabindex="0"></div>'),
        ("empty-link", "<details><summary></summary><p>More</p></details>"),
        ("empty-link", '<input type="button" value="">'),
        ("unlabelled-field", '<div role="textbox" tabindex="0"></div>'),
        ("undeclared-language", '<p><a href="/a" hreflang="cz">Pomoc dětem</a></p>'),
        ("undeclared-language", '<p lang="en-UK">Help</p>'),
        ("undeclared-language", '<p lang="i-lux">Hëllef</p>'),
        ("dangling-reference", TABLE.replace("<td>One", '<td id="me" headers="me">One')),
        (
            "dangling-reference",
            TABLE.replace("<td>One", '<td headers="x">One') + TABLE.replace("<th", '<th id="x"', 1),
        ),
    ],
)
def test_what_has_no_name_or_language_is_found_however_it_is_written(rule: str, body: str) -> None:
    assert {each.rule for each in _audit(page(body))} == {rule}


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta http-equiv="refresh" content="0; url=/new">', ""),
        ('<meta http-equiv="refresh" content="72001">', ""),
        ("", '<p><a href="/a"><svg></svg> Every Mind</a></p>'),
        ("", '<p><a href="#xywh=0,0,5,5">The picture</a></p>'),
        ("", '<ul><div role="listitem">One</div></ul>'),
        ("", '<iframe src="/a" tabindex="-1"></iframe>'),
        ("", "<button style='color: #666; background: #000' aria-label='Close'>X</button>"),
    ],
)
def test_what_the_standard_exempts_is_no_fault(head: str, body: str) -> None:
    assert _audit(page(body, head=HEAD + head)) == []


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("missing-alternative", "<svg><path/></svg>"),
        ("moving-content", "<audio autoplay controls></audio>"),
        ("silent-medium", "<video controls></video>"),
        ("unhelpful-alternative", '<img src="a.png" alt="PDF">'),
        ("dangling-reference", '<p aria-controls="made-later">Menu</p>'),
    ],
)
def test_what_only_a_person_can_tell_is_a_warning(rule: str, body: str) -> None:
    assert [(each.rule, str(each.severity)) for each in _audit(page(body))] == [(rule, "warning")]
