"""Reads what is translated: languages, catalogues, glossaries, sign-offs and waivers."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import polib
from babel import Locale, UnknownLocaleError

from ..findings import progress
from ..findings.diagnostics import Finding, Location
from . import catalogue, glossary, signoff, strict_yaml, waivers
from .layout import (
    CHAPTERS,
    DOMAINS,
    LANGUAGES,
    TRANSLATIONS,
    WAIVERS,
    catalogue_path,
    glossary_path,
    reviews_path,
)
from .model import CANONICAL, Language, Review, Term
from .reader import Reader

_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_CODE_HINT = (
    "A code is two or three small letters as in ISO 639, such as th or fil, and where needed what "
    "comes after a hyphen (pt-BR); `locale` names a locale that CLDR has for it."
)
_COPY_HINT = "Delete the file if it is a copy; if it is newer, put it in the place of the other."

Parsed = dict[str, tuple[str, Language, polib.POFile | None, list[Finding]]]
"""Catalogues as they were read the last time: by path, the text, its language, what came of it."""


class TranslationReader(Reader):
    """Reads the translations too.

    :ivar parsed: what need not be parsed again while its text is the same.
    """

    def __init__(self, root: Path, findings: list[Finding], parsed: Parsed):
        super().__init__(root, findings)
        self.parsed = parsed

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
        return self.optional(Path(glossary_path(code)), glossary.parse) or ()

    def waivers(self) -> tuple[waivers.Waiver, ...]:
        """What is waived; the file need not be there."""
        return self.optional(WAIVERS, waivers.parse) or ()

    def catalogues(self, languages: Iterable[Language]) -> dict[str, dict[str, polib.POFile]]:
        """The catalogues of each language, by domain."""
        found: dict[str, dict[str, polib.POFile]] = {language.code: {} for language in languages}
        listed = [
            (language, path)
            for language in languages
            for path in self.listed(TRANSLATIONS / language.code / "LC_MESSAGES", "*.po")
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
        # A merge that is not resolved is a finding of its own there.
        path = Path(reviews_path(language.code))
        return self.optional(path, signoff.parse, marks=True) or {}

    def stray_catalogues(self, languages: Mapping[str, Language]) -> None:
        for path in self.listed(TRANSLATIONS, "*/LC_MESSAGES"):
            code = path.parent.name
            if LANGUAGES.as_posix() not in self.unread and (
                code not in languages or code == CANONICAL
            ):
                message = f"“{code}” is no translated language of the book"
                self.report(Location(path.as_posix()), "CFG008", message)

    def copies(self, catalogues: Mapping[str, dict[str, polib.POFile]]) -> None:
        """Take out every catalogue of no chapter whose messages stand in others, with a finding."""
        named = {path.stem for path in self.listed(CHAPTERS, "*.md")} | DOMAINS
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
