"""A small book in which every text is marked, and another in which every text is hostile too.

Each text that somebody writes becomes a mark of its own, ``q0042z``; in the hostile book each
mark is followed by a text that would do harm as markup. So the two make the same pages but for
what follows the marks, and what was made can be read back and compared.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from concord import checks
from concord.book import inline
from concord.book.loaded import Loaded
from concord.book.messages import messages
from concord.book.model import Book, Entry
from concord.book.record import MOVED, RETIRED, Contract, LanguageRecord
from concord.html.templating import json_in_html
from concord.links import contract
from concord.mkdocs import plugin
from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from ..pdf.printing import copy_printable

ROOT = Path(__file__).parents[2]
MARK = re.compile(r"q(\d{4})z")
HOSTILE = (
    'x" onmouseover="alert(1)',
    "x' onfocus='alert(1)' autofocus='",
    "'><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</script><script>alert(1)</script>",
    "</title></style></textarea><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "{{7*7}}{% raw %}${7}<%= 7 %>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)>",
    "javascript:alert(1)",
    "&\"<>'",
)
_IN_LINK = tuple(text for text in HOSTILE if not set("[]") & set(text))
IN_ADDRESS = "\"'><script>alert(1)</script>"
_LINKED = re.compile(r"\[[^\]]*\]\[([^\]]*)\]")

TEXTS: Mapping[str, frozenset[str]] = {
    "Answer": frozenset({"text"}),
    "Article": frozenset({"title", "authors", "organisation"}),
    "Block": frozenset({"text"}),
    "Book": frozenset({"interface"}),
    "Choice": frozenset({"text", "then", "why"}),
    "Language": frozenset({"theme"}),
    "Option": frozenset({"text", "note"}),
    "Passage": frozenset({"gloss"}),
    "Phrase": frozenset({"text"}),
    "Question": frozenset({"text"}),
    "Review": frozenset({"translator", "reader", "approver"}),
    "Scenario": frozenset({"told", "asks"}),
    "Short": frozenset({"written", "meant"}),
    "Step": frozenset({"text"}),
    "Term": frozenset({"term", "translation", "also", "avoid", "note"}),
    "Work": frozenset({"title", "authors"}),
}
"""Fields that hold what somebody writes freely."""
FORMED: Mapping[str, frozenset[str]] = {
    "Answer": frozenset({"id", "to", "pages"}),
    "Article": frozenset({"id", "language", "calendar", "published", "gregorian", "unknown"}),
    "Block": frozenset({"id", "kind", "section", "role"}),
    "Book": frozenset({"address", "report", "revision", "chapters", "others", "parallel"}),
    "Choice": frozenset({"id", "role"}),
    "Citation": frozenset({"article"}),
    "Language": frozenset({"code", "font"}),
    "Location": frozenset({"path"}),
    "Option": frozenset({"id"}),
    "Page": frozenset({"id", "kind", "related", "principles", "audience", "instead"}),
    "Passage": frozenset({"kind", "fingerprint", "reason"}),
    "Phrase": frozenset({"target"}),
    "Question": frozenset({"id", "principle", "right", "outcome"}),
    "Review": frozenset({"text"}),
    "Scenario": frozenset({"id", "principle", "best"}),
    "Step": frozenset({"id"}),
}
"""Fields that hold ids, codes, kinds, days and digests: nothing else is ever read into them."""
_APART = ("catalogues", "contract")
"""Of a book: made anew from what it holds."""


class Marker:
    """Gives every text a mark, and in a hostile book what follows it.

    :ivar given: by mark, what follows it.
    """

    def __init__(self, *, hostile: bool):
        self.hostile = hostile
        self.given: dict[str, str] = {}
        self._each, self._linked = itertools.cycle(HOSTILE), itertools.cycle(_IN_LINK)

    def text(self, old: str) -> str:
        """A text; the placeholders of the old one stay, and its links with words of their own."""
        links = [f"[{self._marked(self._linked)}][{target}]" for target in _LINKED.findall(old)]
        placeholders = inline.PLACEHOLDER.findall(old)
        shown = self._marked(self._linked if links else self._each)
        said = " ".join([shown, *placeholders])
        return f"{said}: {', '.join(links)}" if links else said

    def address(self) -> str:
        """An address that reading a book would let pass."""
        mark = self._marked(iter([IN_ADDRESS]))
        return f"https://book.example/{mark}/"

    def _marked(self, texts: Any) -> str:
        mark = f"q{len(self.given):04}z"
        self.given[mark] = next(texts) if self.hostile else ""
        return mark + self.given[mark]

    def without(self, script: str) -> str:
        """A script without what follows a mark: the page's address alone is in one, escaped."""
        for mark in MARK.finditer(script):
            given = self.given[mark[0]]
            for safe in (escape(given), json_in_html(given)[1:-1]):
                script = script.replace(mark[0] + str(safe), mark[0])
        return script

    def count(self, text: str, seen: Counter[str]) -> None:
        """Count the marks in a text. What follows one must be what was given, whole."""
        for found in MARK.finditer(text):
            follows = text[found.end() : found.end() + len(self.given[found[0]])]
            assert follows == self.given[found[0]], f"{found[0]}: {text[found.start() :][:160]!r}"
            seen[found[0]] += 1


def project(target: Path) -> Path:
    """The base project of the corpus with every kind of page, question and file there is."""
    folder = copy_printable(target)
    _write(folder / "docs" / "book.yml", _BOOK)
    for name, text in _PAGES.items():
        _write(folder / "docs" / f"{name}.md", text)
    _write(folder / "docs" / "questions" / "listening.yml", _QUESTIONS)
    _write(folder / "docs" / "scenarios" / "listening.yml", _SCENARIOS)
    _write(folder / "translations" / "fa" / "glossary.yml", _GLOSSARY)
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


_BOOK = """address: https://book.example/
revision: "2026-01-01"
chapters: [listening, promising]
pages: [index, map, for-courses, trainers, status]
"""
_PAGES = {
    "index": """# A {: #title }

Begin here.
{: #lead }

- Angry: [hear][hear-them-out], [promise][keep-promises] {: #situation-angry }
""",
    "map": """# A {: #title }

## A {: #matrix }

Note.
{: #matrix-note }

## A {: #course }

- Hear: [hear][hear-them-out] {: #step-hear }
- Mend: [promise][keep-promises], [hear][hear-them-out] {: #step-mend }
""",
    "for-courses": "# A {: #title }\n\nLead.\n{: #lead }\n",
    "trainers": "# A {: #title }\n\nLead.\n{: #lead }\n",
    "status": "# A {: #title }\n\nLead.\n{: #lead }\n",
}
_QUESTIONS = """- id: first
  principle: hear-them-out
  asks: A
  right: one
  options:
    - {id: one, text: A, note: A}
    - {id: two, text: A, note: A}
"""
_SCENARIOS = """- id: case
  principle: hear-them-out
  told: A
  cites: th-listen:4
  asks: A
  best: one
  answers:
    - {id: one, text: A, then: A, why: A, cites: "th-listen:4"}
    - {id: two, text: A, then: A, why: A, cites: "th-listen:5", as: ruling}
"""
_GLOSSARY = """- term: customer
  translation: مشتری
  note: A
"""


def doctored(book: Book, marker: Marker) -> Book:
    """The book with every text marked: pages, registers, questions, interface, catalogues."""
    marked = _marked(book, marker)
    marked = replace(marked, address=marker.address(), contract=_contract(book.contract))
    english = {message.context: message.text for message in messages(marked)}
    catalogues = {
        code: {
            # Some are missing and some stale: the English stands in for them, and says so.
            context: _entry(like, context, text, number % 7 == 0, marker)
            for number, (context, text) in enumerate(english.items())
            if number % 5 and (like := next(iter(entries.values())))
        }
        for code, entries in book.catalogues.items()
    }
    return replace(marked, catalogues=catalogues)


def _entry(like: Entry, context: str, english: str, fuzzy: bool, marker: Marker) -> Entry:
    text = marker.text(english)
    return replace(like, context=context, source=english, text=text, fuzzy=fuzzy)


def _contract(found: Contract | None) -> Contract:
    """A contract with a page that moved, one given up, a language and blocks gone besides."""
    assert found
    pages = dict(found.pages)
    like = pages["hear-them-out"]
    for name, state in (("moved-page", MOVED), ("retired-page", RETIRED)):
        urls = {code: f"{code}/principles/{name}/" for code in like.urls}
        pages[name] = replace(like, state=state, to="keep-promises", urls=urls)
    gone = {"gone-block": "statement", "lost-block": ""}
    dropped = {**like.urls, "xx": "xx/principles/hear-them-out/"}
    pages["hear-them-out"] = replace(like, urls=dropped, gone=gone)
    languages = {**found.languages, "xx": LanguageRecord(MOVED, "th", "2026-01-01")}
    return replace(found, languages=languages, pages=pages)


def _marked(found: Any, marker: Marker) -> Any:
    """A dataclass with its texts marked, and those of all it holds."""
    kind = type(found).__name__
    texts, formed = TEXTS.get(kind, frozenset()), FORMED.get(kind, frozenset())
    changed = {}
    for field in dataclasses.fields(found):
        old = getattr(found, field.name)
        if kind == "Book" and field.name in _APART:
            continue
        if field.name in texts:
            changed[field.name] = _inside(old, marker.text)
        elif field.name not in formed:
            changed[field.name] = _inside(old, _refused(f"{kind}.{field.name}"), marker)
    return replace(found, **changed)


def _refused(name: str) -> Callable[[str], str]:
    def refuse(text: str) -> str:
        raise AssertionError(f"{name} holds “{text}”: say in TEXTS or FORMED what it is")

    return refuse


def _inside(value: Any, text: Callable[[str], str], marker: Marker | None = None) -> Any:
    """A value with its strings replaced; empty ones stay empty."""
    if isinstance(value, str):
        return text(value) if value else ""
    if isinstance(value, Mapping):
        return {key: _inside(inside, text, marker) for key, inside in value.items()}
    if isinstance(value, tuple):
        return tuple(_inside(inside, text, marker) for inside in value)
    if dataclasses.is_dataclass(value) and marker and type(value).__module__ != "babel":
        return _marked(value, marker)
    return value


def build(project: Path, loaded: Loaded, patch: pytest.MonkeyPatch) -> Path:
    """The site of a book, with the checks switched off."""
    with patch.context() as during:
        during.setattr("concord.book.load.load", lambda *_: loaded)
        during.setattr(checks, "check", lambda _: [])
        during.setattr(contract, "findings", lambda _: [])
        settings = (ROOT / "mkdocs.yml").read_text("utf-8")
        theme = "scripts/concord/mkdocs/theme"
        assert theme in settings
        (project / "mkdocs.yml").write_text(
            settings.replace(theme, str(Path(plugin.__file__).parent / "theme")), "utf-8"
        )
        site = project / "site"
        config = load_config(
            str(project / "mkdocs.yml"), site_url=loaded.book.address, site_dir=str(site)
        )
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    return site
