"""Reads the whole project into a :class:`~concord.model.Book`; reports all that is unreadable.

The only module that knows where files lie.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel import Locale, UnknownLocaleError

from . import catalogue, files, strict_yaml
from .diagnostics import CannotCheck, Finding, Location, relative
from .model import CANONICAL, ID_FORM, Article, Book, Language, Page
from .pages import parse_page
from .register import parse_register

DOCS = Path("docs")
BOOK = DOCS / "book.yml"
INTERFACE = DOCS / "interface.yml"
ARTICLES = DOCS / "articles"
CONTRACT = DOCS / "contract.json"
TRANSLATIONS = Path("translations")
LANGUAGES = TRANSLATIONS / "languages.yml"
_FOLDERS = {"principles": "principle", "chapters": "chapter", "": "page"}


@dataclass
class Loaded:
    """The book with what was found wrong while reading it.

    :ivar catalogues: the PO files as parsed, by language and domain, for rewriting them.
    :ivar complete: False when a file could not be read at all, so that rules about what is
        missing from the book would accuse the wrong file.
    """

    root: Path
    book: Book
    findings: list[Finding] = field(default_factory=list)
    catalogues: dict[str, dict[str, polib.POFile]] = field(default_factory=dict)
    complete: bool = True


def load(root: Path) -> Loaded:
    """Load the project in ``root``.

    :raises CannotCheck: when ``root`` holds no project at all.
    """
    if not (root / DOCS).is_dir() or not (root / TRANSLATIONS).is_dir():
        raise CannotCheck(f"{root}: no docs/ and translations/ here; run this in the project's folder")
    findings: list[Finding] = []
    reader = _Reader(root, findings)
    languages = reader.languages()
    articles = reader.articles()
    pages = reader.pages()
    chapters, others = reader.order(pages)
    interface = reader.interface()
    catalogues = {
        code: reader.catalogues(language) for code, language in languages.items() if code != CANONICAL
    }
    reader.stray_catalogues(languages)
    entries = {
        code: {
            context: entry
            for domain, po in of_language.items()
            for context, entry in catalogue.entries(po, f"{catalogue_path(code, domain)}").items()
        }
        for code, of_language in catalogues.items()
    }
    reader.duplicate_contexts(catalogues)
    book = Book(languages, articles, pages, chapters, others, interface, entries)
    return Loaded(root, book, findings, catalogues, reader.complete)


def catalogue_path(language: str, domain: str) -> str:
    """Where a catalogue lies, relative to the project."""
    return (TRANSLATIONS / language / "LC_MESSAGES" / f"{domain}.po").as_posix()


class _Reader:
    """Reads each kind of file once; collects findings."""

    def __init__(self, root: Path, findings: list[Finding]):
        self.root, self.findings, self.complete = root, findings, True

    def text(self, path: Path) -> str | None:
        text = files.read_text(self.root / path, path.as_posix(), self.findings)
        self.complete &= text is not None
        return text

    def yaml(self, path: Path) -> strict_yaml.Node | None:
        text = self.text(path)
        node = strict_yaml.load(text, path.as_posix(), self.findings) if text else None
        self.complete &= node is not None
        return node

    def report(self, where: Location, code: str, message: str) -> None:
        self.findings.append(Finding(where, code, message))

    def languages(self) -> dict[str, Language]:
        node = self.yaml(LANGUAGES)
        top = Location(LANGUAGES.as_posix(), 1, 1)
        found: dict[str, Language] = {}
        if node and not node.items:
            self.report(node.location, "CFG007", "languages.yml is not a list of languages")
        for item in node.items if node else []:
            with strict_yaml.Shape(item, "a language", self.findings, top) as shape:
                code = shape.text("code", required=True)
                name, theme = shape.text("locale") or code, shape.text("theme") or code
            if not code:
                continue
            try:
                locale = Locale.parse(name, sep="-" if "-" in name else "_")
            except (ValueError, UnknownLocaleError):
                self.report(item.location, "CFG008", f"“{name}” is not a locale that CLDR knows")
                continue
            if code in found:
                self.report(item.location, "CFG005", f"language “{code}” is given twice")
            found.setdefault(code, Language(code, locale, theme, item.location))
        if node and node.items and next(iter(found), "") != CANONICAL:
            self.report(node.location, "CFG008", f"the first language is not “{CANONICAL}”")
        return found

    def articles(self) -> dict[str, Article]:
        found = {}
        for path in self._list(ARTICLES, "*.yml"):
            text = self.text(path)
            article = parse_register(text, path.as_posix(), path.stem, self.findings) if text else None
            self.complete &= article is not None
            if article:
                found[article.id] = article
        return found

    def _list(self, folder: Path, pattern: str) -> list[Path]:
        return sorted(Path(relative(path, self.root)) for path in (self.root / folder).glob(pattern))

    def pages(self) -> dict[str, Page]:
        found: dict[str, Page] = {}
        by_folded: dict[str, str] = {}
        articles = {path.stem.casefold(): path.as_posix() for path in self._list(ARTICLES, "*.yml")}
        for path in self._list(DOCS, "**/*.md"):
            folder = path.parent.relative_to(DOCS).as_posix()
            kind = _FOLDERS.get("" if folder == "." else folder)
            if kind is None:
                self.report(Location(path.as_posix()), "CFG007", "a page outside principles/, chapters/ and docs/")
                continue
            key = path.stem.casefold()
            if other := by_folded.get(key) or articles.get(key):
                self.report(Location(path.as_posix()), "PAGE014", f"“{path.stem}” is also the id of {other}")
                continue
            by_folded[key] = path.as_posix()
            text = self.text(path)
            if text:
                found[path.stem] = parse_page(text, path.as_posix(), path.stem, kind, self.findings)
        return found

    def order(self, pages: Mapping[str, Page]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The book's order of chapters and other pages; every page of those kinds stands in it."""
        node = self.yaml(BOOK)
        with strict_yaml.Shape(node, "book.yml", self.findings, Location(BOOK.as_posix(), 1, 1)) as shape:
            listed = {"chapter": shape.texts("chapters", required=True), "page": shape.texts("pages", required=True)}
        for kind, named in listed.items():
            seen = set()
            for page_id, where in named:
                page = pages.get(page_id)
                if page_id in seen:
                    self.report(where, "CFG005", f"“{page_id}” is listed twice")
                elif self.complete and (page is None or page.kind != kind):
                    self.report(where, "PAGE012", f"“{page_id}” is the id of no {kind}")
                seen.add(page_id)
            for page in pages.values():
                if node and page.kind == kind and page.id not in seen:
                    self.report(page.location, "PAGE013", f"{kind} “{page.id}” is not listed in {BOOK.as_posix()}")
        def known(kind: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(i for i, _ in listed[kind] if i in pages and pages[i].kind == kind))
        return known("chapter"), known("page")

    def interface(self) -> dict[str, tuple[str, Location]]:
        node = self.yaml(INTERFACE)
        found = {}
        if node and not isinstance(node.value, dict):
            self.report(node.location, "CFG007", "interface.yml is not a map of texts")
        for key, value in node.value.items() if node and isinstance(node.value, dict) else []:
            if not ID_FORM.fullmatch(key):
                self.report(node.keys[key], "PAGE005", f"“{key}” cannot be the id of a text")
            if value.text is None:
                self.report(value.location, "CFG007", f"“{key}” is not a line of text")
            else:
                found[key] = (" ".join(value.text.split()), value.location)
        return found

    def catalogues(self, language: Language) -> dict[str, polib.POFile]:
        folder = TRANSLATIONS / language.code / "LC_MESSAGES"
        paths = self._list(folder, "*.po")
        if not paths:
            self.report(language.location, "CFG008", f"“{language.code}” has no catalogue in {folder.as_posix()}/")
            self.complete = False
        found = {}
        for path in paths:
            text = self.text(path)
            po = catalogue.read(text, path.as_posix(), language, self.findings) if text else None
            self.complete &= po is not None
            if po is not None:
                found[path.stem] = po
        return found

    def stray_catalogues(self, languages: Mapping[str, Language]) -> None:
        for path in self._list(TRANSLATIONS, "*/LC_MESSAGES"):
            code = path.parent.name
            if languages and (code not in languages or code == CANONICAL):
                self.report(Location(path.as_posix()), "CFG008", f"“{code}” is no translated language of the book")

    def duplicate_contexts(self, catalogues: Mapping[str, Mapping[str, polib.POFile]]) -> None:
        for code, of_language in catalogues.items():
            seen: dict[str, str] = {}
            for domain, po in of_language.items():
                path = catalogue_path(code, domain)
                for context, entry in catalogue.entries(po, path).items():
                    if context in seen:
                        self.report(entry.location, "PO002", f"“{context}” stands also in {seen[context]}")
                    seen.setdefault(context, path)


def texts_at_hand(root: Path, named: str | None) -> Path | None:
    """The folder of article texts, if there is one: ``CONCORD_ARTICLES``, or ``articles/``.

    :param named: the value of the environment variable.
    :raises CannotCheck: when the variable names a folder that is not there.
    """
    if named:
        folder = Path(named) if Path(named).is_absolute() else root / named
        if not folder.is_dir():
            raise CannotCheck(f"CONCORD_ARTICLES names {named}, which is not a folder")
        return folder
    return root / "articles" if (root / "articles").is_dir() else None


def read_texts(folder: Path, findings: list[Finding]) -> dict[str, str]:
    """The article texts in ``folder``, by file name, decoded strictly."""
    found = {}
    for path in sorted(folder.glob("*.txt")):
        text = files.read_text(path, path.as_posix(), findings)
        if text is not None:
            found[path.as_posix()] = text
    if not found:
        raise CannotCheck(f"{folder}: no article text (*.txt) here")
    return found


