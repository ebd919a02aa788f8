"""Where the project's files lie, relative to its folder."""

from __future__ import annotations

from pathlib import Path

DOCS = Path("docs")
BOOK = DOCS / "book.yml"
INTERFACE = DOCS / "interface.yml"
ARTICLES = DOCS / "articles"
CHAPTERS = DOCS / "chapters"
CONTRACT = DOCS / "contract.json"
QUESTIONS = DOCS / "questions"
TRANSLATIONS = Path("translations")
LANGUAGES = TRANSLATIONS / "languages.yml"
WAIVERS = TRANSLATIONS / "waivers.yml"
WEBLATE = TRANSLATIONS / "weblate.json"
DOMAINS = frozenset({"articles", "interface", "pages"})
"""The catalogues of every language that are of no chapter."""


def glossary_path(language: str) -> str:
    """Where a language's glossary lies, relative to the project."""
    return (TRANSLATIONS / language / "glossary.yml").as_posix()


def reviews_path(language: str) -> str:
    """Where a language's sign-offs lie, relative to the project."""
    return (TRANSLATIONS / language / "reviews.json").as_posix()


def catalogue_path(language: str, domain: str) -> str:
    """Where a catalogue lies, relative to the project."""
    return (TRANSLATIONS / language / "LC_MESSAGES" / f"{domain}.po").as_posix()
