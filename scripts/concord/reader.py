"""Reads each of the project's files once and parses it; collects what is wrong with them."""

from __future__ import annotations

import contextlib
import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import polib
from babel import Locale, UnknownLocaleError

from . import catalogue, files, glossary, progress, strict_yaml
from .diagnostics import Finding, Location, relative
from .layout import (
    ARTICLES,
    BOOK,
    CHAPTERS,
    CONTRACT,
    DOCS,
    DOMAINS,
    INTERFACE,
    LANGUAGES,
    QUESTIONS,
    TRANSLATIONS,
    WAIVERS,
    catalogue_path,
    glossary_path,
    reviews_path,
)
from .links import questions as check_questions
from .links import record
from .model import CANONICAL, ID_FORM, Article, Language, Page, Question, Review, Term
from .pages import parse_page
from .quality import waivers
from .register import parse_register
from .state import signoff

_FOLDERS = {"principles": "principle", "chapters": "chapter", "": "page"}
_ADDRESS = re.compile(r"https?://[^\s/]+(?:/[^\s?#]*)?/")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_CODE_HINT = (
    "A code is two or three small letters as in ISO 639, such as th or fil, and where needed what "
    "comes after a hyphen (pt-BR); `locale` names a locale that CLDR has for it."
)
_COPY_HINT = "Delete the file if it is a copy; if it is newer, put it in the place of the other."
LOSSLESS = (
    *("PAGE005", "PAGE006", "SRC001", "SRC002", "SRC003", "SRC004", "SRC005", "SRC006", "SRC011"),
    *("PO003", "PO004", "PO015", "PO017"),
)
"""Findings of reading that leave nothing of a file out of the book."""


Parsed = dict[str, tuple[str, Language, polib.POFile | None, list[Finding]]]
"""Catalogues as they were read the last time: by path, the text, its language, what came of it."""


class Reader:
    """Reads each kind of file once; collects findings.

    :ivar parsed: what need not be parsed again while its text is the same.
    """

    def __init__(self, root: Path, findings: list[Finding], parsed: Parsed):
        self.root, self.findings, self.parsed = root, findings, parsed
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
        if any(finding.code not in LOSSLESS for finding in self.findings[before:]):
            self.unread.add(path.as_posix())

    def languages(self) -> dict[str, Language]:
        top = Location(LANGUAGES.as_posix(), 1, 1)
        found: dict[str, Language] = {}
        with self.reading(LANGUAGES):
            node = self.yaml(LANGUAGES)
            if node and not node.items:
                self.report(node.location, "CFG007", "languages.yml is not a list of languages")
            for item in node.items if node else []:
                language = self._language(item, top)
                if language and language.code in found:
                    self.report(item.location, "CFG005", f"“{language.code}” is given twice")
                elif language:
                    found[language.code] = language
        if found and next(iter(found)) != CANONICAL and LANGUAGES.as_posix() not in self.unread:
            self.report(top, "CFG008", f"the first language is not “{CANONICAL}”")
        return {
            code: dataclasses.replace(language, glossary=self.glossary(code))
            for code, language in found.items()
        }

    def _language(self, item: strict_yaml.Node, top: Location) -> Language | None:
        with strict_yaml.Shape(item, "a language", self.findings, top) as shape:
            code = shape.text("code", required=True)
            name, theme = shape.text("locale") or code, shape.text("theme") or code
            font = shape.text("font")
        # The code is the name of folders: nothing that leads elsewhere may stand here.
        if code and not _LANGUAGE_CODE.fullmatch(code):
            message = f"“{code}” cannot be the code of a language"
            self.report(item.location, "CFG008", message, _CODE_HINT)
        elif code:
            try:
                locale = Locale.parse(name, sep="-" if "-" in name else "_")
            except (ValueError, UnknownLocaleError):
                message = f"“{name}” is not a locale that CLDR knows"
                self.report(item.location, "CFG008", message, _CODE_HINT)
            else:
                return Language(code, locale, theme, item.location, font)
        return None

    def glossary(self, code: str) -> tuple[Term, ...]:
        """The terms of a language; it need not have any."""
        path = Path(glossary_path(code))
        if not (self.root / path).exists():
            return ()
        with self.reading(path):
            text = self.text(path)
            return glossary.parse(text, path.as_posix(), self.findings) if text else ()
        return ()

    def articles(self) -> dict[str, Article]:
        found = {}
        for path in self._list(ARTICLES, "[!.]*"):
            if path.suffix not in (".yml", ".md"):
                with self.reading(path):
                    self.report(Location(path.as_posix()), "CFG007", "a register is named <id>.yml")
        for path in self._list(ARTICLES, "*.yml"):
            text, before = self.text(path), len(self.findings)
            article = None
            if text:
                article = parse_register(text, path.as_posix(), path.stem, self.findings)
            if article:
                found[article.id] = article
            if _passages_lost(article, self.findings[before:]):
                self.unread.add(path.as_posix())
        return found

    def _list(self, folder: Path, pattern: str) -> list[Path]:
        return sorted(
            Path(relative(path, self.root)) for path in (self.root / folder).glob(pattern)
        )

    def pages(self) -> dict[str, Page]:
        found: dict[str, Page] = {}
        by_folded: dict[str, str] = {}
        articles = {path.stem.casefold(): path.as_posix() for path in self._list(ARTICLES, "*.yml")}
        for path in self._list(DOCS, "**/*.md"):
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
        for path in self._list(QUESTIONS, "*.yml"):
            with self.reading(path):
                if text := self.text(path):
                    name = path.as_posix()
                    found[path.stem] = check_questions.parse(text, name, self.findings)
        return found

    def waivers(self) -> tuple[waivers.Waiver, ...]:
        """What is waived; the file need not be there."""
        if not (self.root / WAIVERS).exists():
            return ()
        with self.reading(WAIVERS):
            text = self.text(WAIVERS)
            return waivers.parse(text, WAIVERS.as_posix(), self.findings) if text else ()
        return ()

    def contract(self) -> record.Contract | None:
        """Everything ever published; what is wrong with it, :mod:`concord.contract` says."""
        unheard: list[Finding] = []
        name = CONTRACT.as_posix()
        text = files.read_text(self.root / CONTRACT, name, unheard)
        return record.parse(text, name, unheard) if text else None

    def catalogues(self, languages: Iterable[Language]) -> dict[str, dict[str, polib.POFile]]:
        """The catalogues of each language, by domain."""
        found: dict[str, dict[str, polib.POFile]] = {language.code: {} for language in languages}
        listed = [
            (language, path)
            for language in languages
            for path in self._list(TRANSLATIONS / language.code / "LC_MESSAGES", "*.po")
        ]
        for language, path in progress.shown(listed, "reading catalogues"):
            with self.reading(path):
                # PO editors on Windows write its line ends; an update takes them out.
                text = self.text(path, crlf=True)
                po = self._catalogue(text, path.as_posix(), language) if text else None
                if po is not None:
                    found[language.code][path.stem] = po
        return found

    def _catalogue(self, text: str, name: str, language: Language) -> polib.POFile | None:
        known = self.parsed.get(name)
        if not known or known[:2] != (text, language):
            findings: list[Finding] = []
            po = catalogue.read(text, name, language, findings)
            known = self.parsed[name] = (text, language, po, findings)
        self.findings += known[3]
        return known[2]

    def reviews(self, language: Language) -> dict[str, Review]:
        """The sign-offs of a language; it need not have any."""
        path, found = Path(reviews_path(language.code)), {}
        if (self.root / path).exists():
            with self.reading(path):
                name = path.as_posix()
                # A merge that is not resolved is a finding of its own there.
                if text := files.read_text(self.root / path, name, self.findings):
                    found = signoff.parse(text, name, self.findings)
        return found

    def stray_catalogues(self, languages: Mapping[str, Language]) -> None:
        for path in self._list(TRANSLATIONS, "*/LC_MESSAGES"):
            code = path.parent.name
            if LANGUAGES.as_posix() not in self.unread and (
                code not in languages or code == CANONICAL
            ):
                message = f"“{code}” is no translated language of the book"
                self.report(Location(path.as_posix()), "CFG008", message)

    def copies(self, catalogues: Mapping[str, dict[str, polib.POFile]]) -> None:
        """Take out every catalogue of no chapter whose messages stand in others, with a finding."""
        named = {path.stem for path in self._list(CHAPTERS, "*.md")} | DOMAINS
        for code, of_language in catalogues.items():
            kept = {e.msgctxt for d in of_language.keys() & named for e in of_language[d]}
            for domain in sorted(of_language.keys() - named):
                live = [e.msgctxt for e in of_language[domain] if not e.obsolete]
                again = sum(context in kept for context in live)
                if again:
                    where = Location(catalogue_path(code, domain))
                    message = f"“{domain}” is no chapter; {again} of its {len(live)} messages stand"
                    message += " in other catalogues"
                    self.report(where, "PO002", message, _COPY_HINT)
                    self.unread.add(where.path)
                    del of_language[domain]

    def duplicate_contexts(self, catalogues: Mapping[str, Mapping[str, polib.POFile]]) -> None:
        for code, of_language in catalogues.items():
            seen: dict[str, str] = {}
            for domain, po in of_language.items():
                path = catalogue_path(code, domain)
                for context, entry in catalogue.entries(po, path).items():
                    if context in seen:
                        self.report(
                            entry.location, "PO002", f"“{context}” stands also in {seen[context]}"
                        )
                    seen.setdefault(context, path)


def _passages_lost(article: Article | None, findings: Iterable[Finding]) -> bool:
    """Whether passages may be missing from an article; a fault in its other facts loses none."""
    if article is None or not article.passages:
        return True
    first = article.passages[0].location.line
    return any(f.code not in LOSSLESS and f.location.line >= first for f in findings)
