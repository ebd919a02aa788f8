"""Reads each of the project's files once and parses it; collects what is wrong with them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..findings.diagnostics import Finding, Location, relative
from . import files, record, strict_yaml
from . import questions as check_questions
from .layout import ARTICLES, BOOK, CONTRACT, DOCS, INTERFACE, QUESTIONS
from .model import ID_FORM, Article, Language, Page, Question
from .pages import parse_page
from .register import parse_register

_FOLDERS = {"principles": "principle", "chapters": "chapter", "": "page"}
_ADDRESS = re.compile(r"https?://[^\s/]+(?:/[^\s?#]*)?/")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


class Reader:
    """Reads each kind of file of the book once; collects findings."""

    def __init__(self, root: Path, findings: list[Finding]):
        self.root, self.findings = root, findings
        self.unread: set[str] = set()
        self.address = self.revision = ""
        self._parallel: list[tuple[str, Location]] = []

    def text(self, path: Path, *, crlf: bool = False) -> str | None:
        name = path.as_posix()
        text = files.read_text(self.root / path, name, self.findings, crlf=crlf)
        if text and (finding := files.unmerged(text, name)):
            self.findings.append(finding)
            return None
        return text

    def yaml(self, path: Path) -> strict_yaml.Node | None:
        text = self.text(path)
        return strict_yaml.load(text, path.as_posix(), self.findings) if text else None

    def report(self, where: Location, code: str, message: str, hint: str = "") -> None:
        self.findings.append(Finding(where, code, message, hint))

    @contextlib.contextmanager
    def reading(self, path: Path) -> Iterator[None]:
        """Adds ``path`` to what is unread when a finding says that something of it was lost."""
        before = len(self.findings)
        yield
        if not all(finding.lossless for finding in self.findings[before:]):
            self.unread.add(path.as_posix())

    def articles(self) -> dict[str, Article]:
        found = {}
        for path in self.listed(ARTICLES, "[!.]*"):
            if path.suffix not in (".yml", ".md"):
                with self.reading(path):
                    self.report(Location(path.as_posix()), "CFG007", "a register is named <id>.yml")
        for path in self.listed(ARTICLES, "*.yml"):
            text, before = self.text(path), len(self.findings)
            article = None
            if text:
                article = parse_register(text, path.as_posix(), path.stem, self.findings)
            if article:
                found[article.id] = article
            if _passages_lost(article, self.findings[before:]):
                self.unread.add(path.as_posix())
        return found

    def listed(self, folder: Path, pattern: str) -> list[Path]:
        return sorted(
            Path(relative(path, self.root)) for path in (self.root / folder).glob(pattern)
        )

    def pages(self) -> dict[str, Page]:
        found: dict[str, Page] = {}
        by_folded: dict[str, str] = {}
        articles = {
            path.stem.casefold(): path.as_posix() for path in self.listed(ARTICLES, "*.yml")
        }
        for path in self.listed(DOCS, "**/*.md"):
            folder = path.parent.relative_to(DOCS).as_posix()
            kind = _FOLDERS.get("" if folder == "." else folder)
            if kind is None:
                self.report(
                    Location(path.as_posix()),
                    "CFG007",
                    "a page outside principles/, chapters/ and docs/",
                )
                continue
            key = path.stem.casefold()
            other = by_folded.get(key) or articles.get(key)
            with self.reading(path):
                if other:
                    message = f"“{path.stem}” is also the id of {other}"
                    self.report(Location(path.as_posix()), "PAGE014", message)
                elif text := self.text(path):
                    page = parse_page(text, path.as_posix(), path.stem, kind, self.findings)
                    found[path.stem] = page
            by_folded.setdefault(key, path.as_posix())
        return found

    def order(self, pages: Mapping[str, Page]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The book's order of chapters and other pages; every such page stands in it."""
        top = Location(BOOK.as_posix(), 1, 1)
        with self.reading(BOOK):
            node = self.yaml(BOOK)
            with strict_yaml.Shape(node, "book.yml", self.findings, top) as shape:
                chapters = self._once(shape.texts("chapters", required=True))
                others = self._once(shape.texts("pages", required=True))
                self._parallel = shape.texts("parallel")
                self.address = self._formed(
                    shape, "address", _ADDRESS, "a web address that ends in /"
                )
                self.revision = self._formed(shape, "revision", _DAY, "a day written YYYY-MM-DD")
        unread = {Path(path).stem for path in self.unread if path.endswith(".md")}
        for kind, named in (("chapter", chapters), ("page", others)):
            for page_id, where in named.items():
                page = pages.get(page_id)
                if page.kind != kind if page else page_id not in unread:
                    self.report(where, "PAGE012", f"“{page_id}” is the id of no {kind}")
            for page in pages.values():
                if (
                    page.kind == kind
                    and page.id not in named
                    and BOOK.as_posix() not in self.unread
                ):
                    message = f"{kind} “{page.id}” is not listed in {BOOK.as_posix()}"
                    self.report(page.location, "PAGE013", message)

        def known(kind: str, named: Iterable[str]) -> tuple[str, ...]:
            return tuple(i for i in named if i in pages and pages[i].kind == kind)

        return known("chapter", chapters), known("page", others)

    def parallel(self, languages: Mapping[str, Language]) -> tuple[tuple[str, ...], ...]:
        """The parallel books of book.yml, ``th+ms+fa``: two or three languages of the book each."""
        found = []
        for text, where in self._parallel:
            codes = tuple(text.split("+"))
            if set(codes) <= languages.keys() and 2 <= len(set(codes)) == len(codes) <= 3:
                found.append(codes)
            else:
                message = f"“{text}” is not two or three languages of the book, joined by +"
                self.report(where, "CFG007", message)
        return tuple(found)

    def _formed(self, shape: strict_yaml.Shape, key: str, form: re.Pattern[str], what: str) -> str:
        """An optional entry of book.yml that has a form of its own, or ``""``."""
        text = shape.text(key)
        if text and not form.fullmatch(text):
            node = shape.entry(key)
            assert node is not None
            self.report(node.location, "CFG007", f"“{key}” is not {what}")
            return ""
        return text

    def _once(self, named: list[tuple[str, Location]]) -> dict[str, Location]:
        """Ids with their places; a finding for one listed twice."""
        found: dict[str, Location] = {}
        for page_id, where in named:
            if page_id in found:
                self.report(where, "CFG005", f"“{page_id}” is listed twice")
            found.setdefault(page_id, where)
        return found

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
        found = {}
        for path in self.listed(QUESTIONS, "*.yml"):
            with self.reading(path):
                if text := self.text(path):
                    name = path.as_posix()
                    found[path.stem] = check_questions.parse(text, name, self.findings)
        return found

    def contract(self) -> record.Contract | None:
        """Everything ever published; what is wrong with it, :mod:`concord.links.contract` says."""
        unheard: list[Finding] = []
        name = CONTRACT.as_posix()
        text = files.read_text(self.root / CONTRACT, name, unheard)
        return record.parse(text, name, unheard) if text else None


def _passages_lost(article: Article | None, findings: Iterable[Finding]) -> bool:
    """Whether passages may be missing from an article; a fault in its other facts loses none."""
    if article is None or not article.passages:
        return True
    first = article.passages[0].location.line
    return any(not f.lossless and f.location.line >= first for f in findings)
