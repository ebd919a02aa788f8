"""Where the project's files lie, relative to its folder."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path("docs")
BOOK = DOCS / "book.yml"
INTERFACE = DOCS / "interface.yml"
ARTICLES = DOCS / "articles"
PRINCIPLES = DOCS / "principles"
CHAPTERS = DOCS / "chapters"
KINDS = {PRINCIPLES: "principle", CHAPTERS: "chapter", DOCS: "page"}
"""The folders of pages, and of which kind those in each are."""
CONTRACT = DOCS / "contract.json"
PATH = DOCS / "path.yml"
QUESTIONS = DOCS / "questions"
SCENARIOS = DOCS / "scenarios"
ATTACHED = DOCS / "files"
"""Pictures and PDFs that are published beside the pages."""
TRANSLATIONS = Path("translations")
LANGUAGES = TRANSLATIONS / "languages.yml"
WAIVERS = TRANSLATIONS / "waivers.yml"
WEBLATE = TRANSLATIONS / "weblate.json"
DOMAINS = frozenset({"articles", "interface", "pages"})
"""The catalogues of every language that are of no chapter."""
CATALOGUES = "LC_MESSAGES"
"""The folder of a language's catalogues."""
SETTINGS = tuple(
    Path(f"{name}.{ending}") for name in ("mkdocs", "properdocs") for ending in ("yml", "yaml")
)
"""The settings of the site, for MkDocs and for its fork, by all their names."""
_NAME = r"[^./][^/]*"
_NAMED = re.compile(
    r"docs/(?:(?:book|interface|path)\.yml|contract\.json"
    rf"|(?:(?:principles|chapters)/)?{_NAME}\.md|(?:articles|questions|scenarios)/{_NAME}\.yml"
    r"|files/[^/]+)"
    r"|translations/(?:(?:languages|waivers)\.yml"
    rf"|{_NAME}/(?:(?:glossary|asked|shorthand)\.yml|reviews\.json|{CATALOGUES}/{_NAME}\.po))"
)

_FOLDER = re.compile(
    r"docs(?:/(?:principles|chapters|articles|questions|scenarios|files))?"
    rf"|translations(?:/{_NAME}(?:/{CATALOGUES})?)?"
)


def is_folder(path: str) -> bool:
    """Whether a folder, by its path relative to the project, is one that holds files of the book."""
    return _FOLDER.fullmatch(path) is not None


def is_named(path: str) -> bool:
    """Whether a file, by its path relative to the project, is one that the book has a use for."""
    return _NAMED.fullmatch(path) is not None


_MISNAMED = re.compile(
    r"docs/(?:(?:(?:principles|chapters)/)?[^/]+\.(?:md|markdown)|(?:articles|questions|scenarios)/[^/]+\.ya?ml)",
    re.IGNORECASE,
)


def is_misnamed(path: str) -> bool:
    """Whether a file seems to be meant for the book, but is not named as the book's are."""
    return not is_named(path) and _MISNAMED.fullmatch(path) is not None


def glossary_path(language: str) -> str:
    """Where a language's glossary lies, relative to the project."""
    return (TRANSLATIONS / language / "glossary.yml").as_posix()


def asked_path(language: str) -> str:
    """Where the ways in which a language's readers ask lie, relative to the project."""
    return (TRANSLATIONS / language / "asked.yml").as_posix()


def shorthand_path(language: str) -> str:
    """Where what a language's readers write short lies, relative to the project."""
    return (TRANSLATIONS / language / "shorthand.yml").as_posix()


def reviews_path(language: str) -> str:
    """Where a language's sign-offs lie, relative to the project."""
    return (TRANSLATIONS / language / "reviews.json").as_posix()


def language_of(path: str) -> str:
    """The language whose folder a path lies in, relative to the project, or ``""``."""
    steps = path.split("/")
    return steps[1] if len(steps) > 2 and steps[0] == TRANSLATIONS.as_posix() else ""


def catalogue_path(language: str, domain: str) -> str:
    """Where a catalogue lies, relative to the project."""
    return (TRANSLATIONS / language / CATALOGUES / f"{domain}.po").as_posix()
