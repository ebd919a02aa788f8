"""Text of a catalogue is untrusted: what could run, load or restyle is refused, and stays text."""

from __future__ import annotations

from dataclasses import replace as with_fields
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from concord.book.load import load
from concord.book.loaded import Loaded
from concord.checks import translations
from concord.html import pages as html_pages

from ..support import BASE, check, copy_base, real, replace

ROOT = Path(__file__).parents[2]
TH = "translations/th/LC_MESSAGES/listening.po"

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
