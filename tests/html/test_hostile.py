"""Text of a catalogue is untrusted: what could run, load or restyle is refused, and stays text."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as with_fields
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pikepdf
import polib
import pytest
from concord.book.load import load
from concord.book.loaded import Loaded
from concord.book.messages import messages
from concord.book.model import Citation
from concord.checks import translations
from concord.html import pages as html_pages
from concord.html import sheet

from ..pdf.printing import printed
from ..support import BASE, check, copy_base, real, replace
from . import doctored, published

pytestmark = pytest.mark.xdist_group("hostile")
ROOT = Path(__file__).parents[2]
TH = "translations/th/LC_MESSAGES/listening.po"
_DIGEST = re.compile(r"\.[0-9a-f]{8}\.")

SETS_WORDS_APART = ("bdi", "tspan")
"""Elements that depend on the words: runs against the direction, lines of a long title."""

HOSTILE = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//e.example>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>*{display:none}</style>",
    "<b onclick=alert(1)>x</b>",
    "<!-- x -->",
    "<![CDATA[x]]>",
    "<?php x ?>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](&#0000106avascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](java%0ascript:alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](%6aavascript:alert(1))",
    "[x](\u0001javascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](java\\script:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](VBScript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](DATA:text/html,x)",
    "[x](feed:javascript:alert(1))",
    "[x](view-source:javascript:alert(1))",
    "[x](file:///etc/passwd)",
    "[x](blob:x)",
    "[x](//e.example)",
    "[x](\\\\\\\\e.example)",
    "[x](https:e.example)",
    "[x](#chapter)",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](https://e.example/pixel.png)",
    "[![x](https://e.example/pixel.png)](javascript:alert(1))",
    "x {: #statement }",
    "x {: .hidden }",
    "x {: onclick=alert(1) }",
    "x {: style='position:fixed' }",
    "*x*{: onclick=alert(1) }",
    "x {#title}",
    "x {.md-button}",
    '[x](https://e.example "onmouseover=alert(1)")',
    "`x`",
    "[x]: javascript:alert(1)",
]


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(BASE)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_refused(loaded: Loaded, text: str) -> None:
    """Whatever its spelling, it is a finding at its message, so that no release has it."""
    entries = loaded.book.catalogues["th"]
    entry = with_fields(entries["listening/intro"], text=text)
    thai = {**entries, "listening/intro": entry}
    book = with_fields(loaded.book, catalogues={**loaded.book.catalogues, "th": thai})
    found = list(translations.translation_findings(with_fields(loaded, book=book)))
    assert {finding.location for finding in found} == {entry.location}
    assert {finding.code for finding in found} <= {"PO010", "PO011"}


def test_a_refused_text_fails_the_check(tmp_path: Path) -> None:
    """From the file to the exit status: what the parser refuses, nobody can publish."""
    project = copy_base(tmp_path / "project")
    replace(project / TH, "บทนี้สอนให้ฟัง", polib.escape("<b onclick=alert(1)>ฟัง</b>"))
    result = check(project)
    assert result.status == 1
    assert set(result.findings) == {f"{TH}:20:1 PO011"}


class Seen(HTMLParser):
    """The tags, attributes and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}


def seen(book_pages: list[str]) -> Seen:
    """What a browser makes of pages."""
    parser = Seen()
    for page in book_pages:
        parser.feed(page)
    return parser


def test_a_draft_shows_a_hostile_text_as_text() -> None:
    """A draft is built in spite of findings: it has the tags, handlers and ids of a clean one."""
    book = real().book
    language = book.languages["th"]
    clean = seen([page.html for page in html_pages.pages(book, language)])
    entries = dict(book.catalogues["th"])
    for index, (context, entry) in enumerate(entries.items()):
        entries[context] = with_fields(entry, text=f"ฟัง {HOSTILE[index % len(HOSTILE)]} จบ")
    hostile = with_fields(book, catalogues={**book.catalogues, "th": entries})
    pages = [page.html for page in html_pages.pages(hostile, language)]
    drawn = seen(pages)
    assert drawn.tags <= clean.tags | {
        "em",
        "tspan",
    }  # a long title is set in two lines of a drawing
    assert not [name for name, _ in drawn.attributes if name.startswith("on")]
    names = {name for name, _ in drawn.attributes}
    assert names <= {name for name, _ in clean.attributes}

    def ids(page: Seen) -> set[str]:
        return {value for name, value in page.attributes if name == "id"}

    assert ids(drawn) == ids(clean)
    schemes = {
        value.strip().partition(":")[0].casefold()
        for name, value in drawn.attributes
        if name in ("href", "src") and ":" in value.partition("/")[0]
    }
    assert schemes <= {"https", "http", "mailto"}
    assert any("&lt;script&gt;" in page for page in pages), "the text itself is shown"


# -- with the checks switched off ----------------------------------------------------------


@dataclass(frozen=True)
class Made:
    """A book as it was doctored, and the site made from it."""

    marker: doctored.Marker
    loaded: Loaded
    site: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """Two sites without checks: one of marks alone, one with something hostile after each."""
    found = {}
    for name in ("clean", "hostile"):
        project = doctored.project(tmp_path_factory.mktemp(name) / "project")
        marker, read = doctored.Marker(hostile=name == "hostile"), load(project)
        marked = with_fields(read, book=doctored.doctored(read.book, marker))
        site = doctored.build(project, marked, pytest.MonkeyPatch())
        found[name] = Made(marker, marked, site)
    return found


def files(site: Path) -> dict[str, Path]:
    """Every file of a site, by its path without the digest of what is in it."""
    found = sorted(path for path in site.rglob("*") if path.is_file())
    return {_DIGEST.sub(".", path.relative_to(site).as_posix()): path for path in found}


def test_nothing_hostile_is_live_anywhere(made: dict[str, Made]) -> None:
    """Whatever any text is, the site's files hold the elements, scripts and links of a clean one."""
    clean, hostile = made["clean"], made["hostile"]
    of_clean, of_hostile = files(clean.site), files(hostile.site)
    assert of_hostile.keys() == of_clean.keys()
    for path, file in of_clean.items():
        if file.suffix == ".png":
            continue  # what previews show is drawn, letters and all: other words, other dots
        ours, theirs = published.read(file), published.read(of_hostile[path])
        for name in SETS_WORDS_APART:
            del ours.elements[name], theirs.elements[name]
        assert theirs.elements == ours.elements, path
        assert {pair for pair in theirs.attributes if pair[0] not in SETS_WORDS_APART} <= (
            ours.attributes
        ), path
        assert not theirs.handlers, path
        assert theirs.ids == ours.ids, path
        assert theirs.schemes <= ours.schemes <= {"http", "https", "mailto", "javascript"}, path
        assert list(map(hostile.marker.without, theirs.scripts)) == ours.scripts, path
        script_links = [a for a in theirs.addresses if a.strip().casefold().startswith("java")]
        assert set(script_links) <= {"javascript:void(0)"}, path  # Material's own button


def test_every_text_is_shown_as_it_is_written(made: dict[str, Made]) -> None:
    """Where the clean site shows a text the hostile one shows it, whole, as often."""
    shown: dict[str, Counter[str]] = {}
    for name, of in made.items():
        seen = shown[name] = Counter()
        for path, file in files(of.site).items():
            per_file: Counter[str] = Counter()
            for text in published.read(file).texts:
                of.marker.count(text, per_file)
            seen.update({f"{path} {mark}": times for mark, times in per_file.items()})
    assert shown["hostile"] == shown["clean"]
    assert shown["clean"].total() > 5000
    marks = {place.rpartition(" ")[2] for place in shown["clean"]}
    # The rest are translations that are not current, and what only the printed books say.
    assert len(marks) > 0.8 * len(made["clean"].marker.given)


@pytest.mark.parametrize("path", ["", "map/", "status/", "parallel/principles/hear-them-out/"])
def test_a_browser_runs_nothing(made: dict[str, Made], serve: Any, watched: Any, path: str) -> None:
    """Neither a page nor what its scripts set in it, found words among that, runs anything."""
    page = watched()
    page.goto(f"{serve(made['hostile'].site)}fa/{path}", wait_until="load")
    page.locator("input.md-search__input").fill("alert")
    page.locator(".md-search-result__link").first.wait_for(state="attached")
    for control in page.locator("[title], [aria-label]").all()[:40]:
        control.dispatch_event("mouseover")
        control.dispatch_event("focus")
    assert page.errors == []


def test_no_link_of_the_book_is_anything_but_a_web_or_mail_address(made: dict[str, Made]) -> None:
    """Whatever a text links to, and an address it may link to however it is spelt."""
    hostile = made["hostile"].loaded.book
    page = hostile.pages["hear-them-out"]
    links = [text for text in HOSTILE if "](" in text or ":" in text]
    links += [f"[x](https://e.example/{doctored.IN_ADDRESS})", "[x](mailto:a@e.example?x='\"<)"]
    written = [
        with_fields(page.by_id["do-wait"], id=f"do-{n}", text=t) for n, t in enumerate(links)
    ]
    wide = with_fields(page, blocks=(*page.blocks, *written))
    book = with_fields(hostile, pages={**hostile.pages, page.id: wide})
    found = [p for p in html_pages.pages(book, book.languages["en"]) if p.id == page.id]
    read = published.of_html(found[0].html)
    assert read.schemes == {"https", "mailto"} and not read.handlers
    shown = [address for address in read.addresses if ":" in address]
    assert [address.partition(":")[0] for address in shown].count("mailto") == 1
    assert "script" not in read.elements and "img" not in read.elements


def test_passages_at_hand_are_text(made: dict[str, Made]) -> None:
    """Other people's texts, which only a preview and a translator's own sheet show."""
    for name, of in made.items():
        book, marker = of.loaded.book, doctored.Marker(hostile=name == "hostile")
        texts = {
            Citation(article.id, passage.number): marker.text("A")
            for article in book.articles.values()
            for passage in article.passages
        }
        preview = "".join(page.html for page in html_pages.pages(book, book.languages["fa"], texts))
        own = sheet.sheet(book, book.languages["fa"], list(messages(book)), texts)
        for html in (preview, own):
            read = published.of_html(html)
            assert not read.handlers
            assert read.schemes <= {"https"}
            assert {"script", "img"}.isdisjoint(read.elements)
            for text in texts.values():
                assert any(text in shown for shown in read.texts)


@pytest.mark.parametrize("languages", [("en",), ("en", "fa")])
def test_a_printed_book_runs_nothing(made: dict[str, Made], languages: tuple[str, ...]) -> None:
    """Metadata and bookmarks are text; links lead to the web or within the book."""
    of = made["hostile"]
    data = printed(of.loaded.root, *languages, book=of.loaded.book)
    seen: Counter[str] = Counter()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata() as metadata:
            texts = [str(value) for value in metadata.values()]
        texts += [str(value) for value in pdf.docinfo.values()]
        with pdf.open_outline() as outline:
            texts += [title for item in outline.root for title in _titles(item)]
        actions = [a for item in pdf.objects for a in _actions(item)]
        kinds = {str(action.S) for action in actions}
        addresses = [str(action.URI) for action in actions if action.S == "/URI"]
        assert "/AA" not in pdf.Root and "/OpenAction" not in pdf.Root
        assert "/JavaScript" not in pdf.Root.get("/Names", {})
    for text in texts:
        of.marker.count(text, seen)
    assert len(seen) > 10
    assert kinds <= {"/GoTo", "/URI"} and addresses
    assert all(address.startswith("https://book.example/") for address in addresses)


_ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Launch", "/URI", "/JavaScript", "/SubmitForm", "/Named"}
_ACTIONS |= {"/ImportData", "/ResetForm", "/Rendition", "/Movie", "/Sound", "/Hide"}
"""Types of action (ISO 32000-1, table 198); other dictionaries have a type of that name too."""


def _actions(item: Any) -> Iterator[pikepdf.Dictionary]:
    """The actions in an object of a PDF, not in those it refers to."""
    if isinstance(item, pikepdf.Stream):
        return
    inside = list(item.values()) if isinstance(item, pikepdf.Dictionary) else item
    if isinstance(item, pikepdf.Dictionary) and item.get("/S") in _ACTIONS:
        yield item
    for other in inside if isinstance(item, pikepdf.Dictionary | pikepdf.Array) else ():
        if isinstance(other, pikepdf.Object) and not other.is_indirect:
            yield from _actions(other)


def _titles(item: pikepdf.OutlineItem) -> list[str]:
    return [item.title, *(title for child in item.children for title in _titles(child))]
