"""Reads each of the project's files once and parses it; collects what is wrong with them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from ..findings.diagnostics import Finding, Location
from . import book_file, files, questions, record, scenarios, steps, strict_yaml, unseen
from .layout import (
    ARTICLES,
    BOOK,
    CONTRACT,
    INTERFACE,
    KINDS,
    PATH,
    QUESTIONS,
    SCENARIOS,
    is_named,
)
from .model import ID_FORM, Article, Language, Page, Question, Scenario, Step
from .pages import parse_page
from .parsed import Parsed
from .places import Place
from .register import parse_register

Held = TypeVar("Held")
Parser = Callable[[str, str, list[Finding]], Held]
"""What makes data of a text; what is wrong is in the findings, at the path that it is given."""


class Reader:
    """Reads each kind of file of the book once; collects findings.

    :param places: what lies in the project's folders, of :func:`.places.walk`.
    :param parsed: what need not be parsed again while its text is the same.
    :ivar told: what book.yml says, once it was read.
    """

    def __init__(
        self, root: Path, findings: list[Finding], places: Iterable[Place], parsed: Parsed
    ):
        self.root, self.findings, self.parsed = root, findings, parsed
        self.unread: set[str] = set()
        self.told: book_file.BookFile
        self._files: dict[str, list[Path]] = {}
        for place in places:
            if is_named(place.path):
                path = Path(place.path)
                self._files.setdefault(path.parent.as_posix(), []).append(path)

    def text(self, path: Path, *, crlf: bool = False, marks: bool = False) -> str | None:
        """The text of a file, or None with a finding.

        :param crlf: line ends of Windows are taken. :param marks: the format itself says what a
            merge left, and what cannot be seen.
        """
        name = path.as_posix()
        text = files.read_text(self.root / path, name, self.findings, crlf=crlf)
        if text is None or marks:
            return text
        source = text

        def looked_at(found: list[Finding]) -> bool:
            if finding := files.unmerged(source, name):
                found.append(finding)
                return False
            found += unseen.findings(source, name)
            return True

        return text if self.parsed.of("looked at", name, text, self.findings, looked_at) else None

    def of(self, path: Path, text: str, parse: Parser[Held]) -> Held:
        """What a file's text says."""
        name = path.as_posix()
        return self.parsed.of("parsed", name, text, self.findings, lambda f: parse(text, name, f))

    def yaml(self, path: Path) -> strict_yaml.Node | None:
        text = self.text(path)
        return self.of(path, text, strict_yaml.load) if text else None

    def report(self, where: Location, code: str, message: str, hint: str = "") -> None:
        self.findings.append(Finding(where, code, message, hint))

    @contextlib.contextmanager
    def reading(self, path: Path) -> Iterator[None]:
        """Adds ``path`` to what is unread when a finding says that something of it was lost."""
        before = len(self.findings)
        yield
        if not all(finding.lossless for finding in self.findings[before:]):
            self.unread.add(path.as_posix())

    def optional(self, path: Path, parse: Parser[Held], *, marks: bool = False) -> Held | None:
        """What a file holds that need not be there; None without it, or when it cannot be read.

        :param marks: as for :meth:`text`.
        """
        if not self.has(path):
            return None
        with self.reading(path):
            text = self.text(path, marks=marks)
            return self.of(path, text, parse) if text else None
        return None

    def articles(self) -> dict[str, Article]:
        found = {}
        for path in self.listed(ARTICLES):
            text, before = self.text(path), len(self.findings)
            article = None
            if text:
                article = self.of(path, text, partial(_register, path.stem))
            if article:
                found[article.id] = article
            if _passages_lost(article, self.findings[before:]):
                self.unread.add(path.as_posix())
        return found

    def listed(self, folder: Path) -> list[Path]:
        """The book's files in a folder, whatever they are: not being one is a finding of reading."""
        return self._files.get(folder.as_posix(), [])

    def has(self, path: Path) -> bool:
        """Whether something stands at a place of the book."""
        return path in self.listed(path.parent)

    def pages(self) -> dict[str, Page]:
        found: dict[str, Page] = {}
        by_folded: dict[str, str] = {}
        articles = {path.stem.casefold(): path.as_posix() for path in self.listed(ARTICLES)}
        written = [path for folder in KINDS for path in self.listed(folder)]
        for path in sorted(path for path in written if path.suffix == ".md"):
            kind = KINDS[path.parent]
            key = path.stem.casefold()
            other = by_folded.get(key) or articles.get(key)
            with self.reading(path):
                if other:
                    message = f"“{path.stem}” is also the id of {other}"
                    self.report(Location(path.as_posix()), "PAGE014", message)
                elif text := self.text(path):
                    found[path.stem] = self.of(path, text, partial(_page, path.stem, kind))
            by_folded.setdefault(key, path.as_posix())
        return found

    def order(self, pages: Mapping[str, Page]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The book's order of chapters and other pages; every such page stands in it.

        Where book.yml could not be read, what it may have listed follows in the order of names:
        the rules about it hold all the same.
        """
        with self.reading(BOOK):
            self.told = book_file.parse(self.text(BOOK), BOOK.as_posix(), self.findings)
        named = {"chapter": self.told.chapters, "page": self.told.pages}
        chapters, others = (self._in_order(pages, kind, named[kind]) for kind in named)
        return chapters, others

    def _in_order(
        self, pages: Mapping[str, Page], kind: str, named: Mapping[str, Location]
    ) -> tuple[str, ...]:
        unread = {Path(path).stem for path in self.unread if path.endswith(".md")}
        for page_id, where in named.items():
            page = pages.get(page_id)
            if page.kind != kind if page else page_id not in unread:
                self.report(where, "PAGE012", f"“{page_id}” is the id of no {kind}")
        there = [page for page in pages.values() if page.kind == kind]
        others = [page for page in there if page.id not in named]
        for page in others if self.told.whole else ():
            message = f"{kind} “{page.id}” is not listed in {BOOK.as_posix()}"
            self.report(page.location, "PAGE013", message)
        listed = [i for i in named if i in pages and pages[i].kind == kind]
        return (*listed, *(() if self.told.whole else (page.id for page in others)))

    def parallel(self, languages: Mapping[str, Language]) -> tuple[tuple[str, ...], ...]:
        """The parallel books of book.yml, ``th+ms+fa``: two or three languages of the book each."""
        found = []
        for text, where in self.told.parallel:
            codes = tuple(text.split("+"))
            if set(codes) <= languages.keys() and 2 <= len(set(codes)) == len(codes) <= 3:
                found.append(codes)
            else:
                message = f"“{text}” is not two or three languages of the book, joined by +"
                self.report(where, "CFG007", message)
        return tuple(found)

    def interface(self) -> dict[str, tuple[str, Location]]:
        found: dict[str, tuple[str, Location]] = {}
        with self.reading(INTERFACE):
            node = self.yaml(INTERFACE)
            if node and not isinstance(node.value, dict):
                self.report(node.location, "CFG007", "interface.yml is not a map of texts")
            entries = node.value if node and isinstance(node.value, dict) else {}
            for key, value in entries.items():
                if not ID_FORM.fullmatch(key) and node:
                    self.report(node.keys[key], "PAGE005", f"“{key}” cannot be the id of a text")
                if value.text is None:
                    self.report(value.location, "CFG007", f"“{key}” is not a line of text")
                else:
                    found[key] = (value.text, value.location)
        return found

    def questions(self) -> dict[str, tuple[Question, ...]]:
        """Check questions by chapter."""
        return self._by_name(QUESTIONS, questions.parse)

    def scenarios(self) -> dict[str, tuple[Scenario, ...]]:
        """Scenarios by chapter."""
        return self._by_name(SCENARIOS, scenarios.parse)

    def _by_name(self, folder: Path, parse: Parser[Held]) -> dict[str, Held]:
        """What the files of a folder hold, by their names."""
        found = ((path.stem, self.optional(path, parse)) for path in self.listed(folder))
        return {name: held for name, held in found if held is not None}

    def steps(self) -> tuple[Step, ...]:
        """The steps of the path; a book need not have one."""
        found: tuple[Step, ...] = ()
        if self.has(PATH):
            with self.reading(PATH):
                if text := self.text(PATH):
                    found = self.of(PATH, text, steps.parse)
        return found

    def contract(self) -> record.Contract | None:
        """Everything ever published; what is wrong with it, :mod:`concord.links.contract` says."""
        unheard: list[Finding] = []
        name = CONTRACT.as_posix()
        text = files.read_text(self.root / CONTRACT, name, unheard)
        if not text:
            return None
        return self.parsed.of("parsed", name, text, [], lambda f: record.parse(text, name, f))


def _register(article: str, text: str, name: str, findings: list[Finding]) -> Article | None:
    return parse_register(text, name, article, findings)


def _page(page: str, kind: str, text: str, name: str, findings: list[Finding]) -> Page:
    return parse_page(text, name, page, kind, findings)


def _passages_lost(article: Article | None, findings: Iterable[Finding]) -> bool:
    """Whether passages may be missing from an article; a fault in its other facts loses none."""
    if article is None or not article.passages:
        return True
    first = article.passages[0].location.line
    return any(not f.lossless and f.location.line >= first for f in findings)
