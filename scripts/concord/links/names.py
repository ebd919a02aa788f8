"""The stable names of what is published beside the pages; others have them in their scripts."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.model import Book

LINKS = "links.json"
CHANGES = "changes.json"
INVENTORY = "objects.inv"
CHECKER = "concord-links.py"
SCHEMAS = ("contract.schema.json", "links.schema.json", "changes.schema.json")
STATUS, STATUS_SCHEMA = "status.json", "status.schema.json"
VERSIONS = ("1.1", "1.3")
"""Versions of Common Cartridge: 1.1 is what Moodle reads, 1.3 what Canvas and others read."""


def feed(code: str) -> str:
    """The feed of changes in a language."""
    return f"{code}/changes.xml"


def inventory(code: str) -> str:
    """The Sphinx inventory of a language."""
    return f"{code}/{INVENTORY}"


def cartridge(code: str, version: str) -> str:
    """The cartridge of a language."""
    return f"courses/concord-{code}-{version}.imscc"


def table(code: str) -> str:
    """The table of links of a language, for spreadsheets."""
    return f"courses/concord-{code}.csv"


_MOST_STEPS = 500
"""Of a course: what a platform keeps of each is at most 8 characters, of 4,096 in all."""


def courses(book: Book) -> tuple[str, ...]:
    """What there are SCORM packages of: chapters by id, and ``""`` for the whole book, unless it has
    more steps than platforms remember.
    """
    principles = sum(len(book.pages[chapter].principles) for chapter in book.chapters)
    asked = sum(map(len, (*book.questions.values(), *book.scenarios.values())))
    whole = len(book.chapters) + principles + asked <= _MOST_STEPS
    return (*book.chapters, *([""] if whole else []))


def scorm(code: str, chapter: str = "") -> str:
    """The SCORM package of a chapter in a language, or of the whole book."""
    return f"courses/scorm/concord-{code}{chapter and f'-{chapter}'}.zip"


def badge(code: str = "") -> str:
    """The badge that says how far a language is, or all of them."""
    return f"status/{code or 'all'}.svg"


def status(book: Book) -> Iterator[str]:
    """Every file that tells the state of the translations."""
    yield from (STATUS, STATUS_SCHEMA, badge())
    yield from (badge(code) for code in book.translated)


def everything(book: Book) -> Iterator[str]:
    """Every file beside the pages, by its path below the site's address."""
    yield from (LINKS, CHANGES, INVENTORY, CHECKER, *SCHEMAS)
    for code in book.languages:
        yield from (feed(code), inventory(code), table(code))
        yield from (cartridge(code, version) for version in VERSIONS)
        yield from (scorm(code, chapter) for chapter in courses(book))
