"""Reads what is translated: languages, catalogues, glossaries, sign-offs and waivers."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError

from ..findings import progress
from ..findings.diagnostics import Finding, Location
from . import asked, catalogue, files, forms, glossary, places, signoff, strict_yaml, waivers
from .layout import (
    CATALOGUES,
    CHAPTERS,
    DOMAINS,
    LANGUAGES,
    TRANSLATIONS,
    WAIVERS,
    asked_path,
    catalogue_path,
    glossary_path,
    reviews_path,
    shorthand_path,
)
from .model import CANONICAL, Language, Phrase, Review, Short, Term
from .parsed import Parsed
from .places import Place
from .reader import Reader

_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_CODE_HINT = (
    "A code is two or three small letters as in ISO 639, such as th or fil, and where needed what "
    "comes after a hyphen (pt-BR); `locale` names a locale that CLDR has for it."
)
_HEADER = re.compile(r'"Language: ([A-Za-z_-]+)\\n"')
_MOST_LANGUAGES = 100
_COPY_HINT = "Delete the file if it is a copy; if it is newer, put it in the place of the other."

Catalogues = dict[str, dict[str, catalogue.Held]]
"""Catalogues by language and domain."""


class TranslationReader(Reader):
    """Reads the translations too.

    :ivar rewriting: whether catalogues are kept so that they can be written again.
    """

    def __init__(
        self,
        root: Path,
        findings: list[Finding],
        there: Sequence[Place],
        parsed: Parsed,
        *,
        rewriting: bool,
    ):
        super().__init__(root, findings, there, parsed)
        self.rewriting = rewriting
        self._folders = [Path(place.path) for place in there if place.kind == places.FOLDER]

    def catalogue_folders(self) -> list[Path]:
        """The folders of catalogues, one a language."""
        return [
            f for f in self._folders if f.parent.parent == TRANSLATIONS and f.name == CATALOGUES
        ]

    def languages(self) -> dict[str, Language]:
        found: dict[str, Language] = {}
        with self.reading(LANGUAGES):
            node = self.yaml(LANGUAGES)
            if node and not node.items:
                self.report(node.location, "CFG007", "languages.yml is not a list of languages")
            if node and len(node.items) > _MOST_LANGUAGES:
                where = node.items[_MOST_LANGUAGES].location
                self.report(where, "CFG018", f"more than {_MOST_LANGUAGES} languages")
                node = None
            for item in node.items if node else []:
                language = self._language(item)
                if language and language.code.casefold() in map(str.casefold, found):
                    self.report(item.location, "CFG005", f"“{language.code}” is given twice")
                elif language:
                    found[language.code] = language
        if LANGUAGES.as_posix() in self.unread:
            found = self._with_guessed(found)
        elif found and next(iter(found)) != CANONICAL:
            first = next(iter(found.values())).location
            self.report(first, "CFG008", f"the first language is not “{CANONICAL}”")
        return {
            code: dataclasses.replace(
                language,
                glossary=self.glossary(code),
                asked=self.asked(code),
                shorthand=self.shorthand(code),
            )
            for code, language in found.items()
        }

    def _language(self, item: strict_yaml.Node) -> Language | None:
        with strict_yaml.Shape(item, "a language", self.findings, item.location) as shape:
            code = shape.text("code", required=True)
            name = shape.text("locale") or code
            theme = self._formed(shape, "theme", forms.is_theme_language) or code
            font = self._formed(shape, "font", forms.is_slug)
        # The code is the name of folders: nothing that leads elsewhere may stand here.
        if code and not _LANGUAGE_CODE.fullmatch(code):
            message = f"“{code}” cannot be the code of a language"
            self.report(item.location, "CFG008", message, _CODE_HINT)
        elif code:
            locale, own = _locale(name), _locale(code.partition("-")[0])
            if locale and own and locale.language != own.language:
                message = f"the locale “{name}” is not of the language “{code}”"
                self.report((item.get("locale") or item).location, "CFG008", message, _CODE_HINT)
            elif locale:
                node = item.get("font") or item
                where = item.location
                return Language(code, locale, theme, where, font, font_place=node.location)
            else:
                message = f"“{name}” is not a locale that CLDR knows"
                self.report(item.location, "CFG008", message, _CODE_HINT)
        return None

    def _formed(self, shape: strict_yaml.Shape, key: str, form: Callable[[str], bool]) -> str:
        """A name that becomes part of paths, or ``""``."""
        text, node = shape.text(key), shape.entry(key)
        if text and node and not form(text):
            message = f"“{key}” is no name of small letters, digits and single hyphens"
            self.report(node.location, "CFG007", message)
            return ""
        return text

    def _with_guessed(self, found: Mapping[str, Language]) -> dict[str, Language]:
        """The languages with those that languages.yml may hold where it could not be read.

        Each folder of catalogues stands for one, of the locale that a catalogue names, so that
        the translations are judged all the same.
        """
        where = Location(LANGUAGES.as_posix(), 1, 1)
        languages = {CANONICAL: Language(CANONICAL, Locale("en"), CANONICAL, where), **found}
        for folder in self.catalogue_folders():
            code = folder.parent.name
            if code not in languages and _LANGUAGE_CODE.fullmatch(code):
                texts = (files.read_text(self.root / p, "", []) for p in self.listed(folder))
                named = (_HEADER.search(text) for text in texts if text)
                name = next((match[1] for match in named if match), code)
                if locale := _locale(name):
                    languages[code] = Language(code, locale, code, where)
        return languages

    def glossary(self, code: str) -> tuple[Term, ...]:
        """The terms of a language; it need not have any."""
        return self.optional(Path(glossary_path(code)), glossary.parse) or ()

    def asked(self, code: str) -> tuple[Phrase, ...]:
        """How the readers of a language ask; it need not be known."""
        return self.optional(Path(asked_path(code)), asked.parse) or ()

    def shorthand(self, code: str) -> tuple[Short, ...]:
        """What the readers of a language write short; it need not be known."""
        return self.optional(Path(shorthand_path(code)), asked.parse_shorthand) or ()

    def waivers(self) -> tuple[waivers.Waiver, ...]:
        """What is waived; the file need not be there."""
        return self.optional(WAIVERS, waivers.parse) or ()

    def catalogues(self, languages: Iterable[Language]) -> Catalogues:
        """The catalogues of each language, by domain."""
        found: Catalogues = {language.code: {} for language in languages}
        listed = [
            (language, path)
            for language in languages
            for path in self.listed(TRANSLATIONS / language.code / CATALOGUES)
        ]
        for language, path in progress.shown(listed, "reading catalogues"):
            with self.reading(path):
                # PO editors on Windows write its line ends; an update takes them out.
                text = self.text(path, crlf=True)
                held = self._catalogue(text, path.as_posix(), language) if text else None
                if held is not None:
                    found[language.code][path.stem] = held
        return found

    def _catalogue(self, text: str, name: str, language: Language) -> catalogue.Held | None:
        def read(found: list[Finding]) -> catalogue.Held | None:
            po = catalogue.read(text, name, language, found)
            return None if po is None else catalogue.held(po, name, rewriting=self.rewriting)

        return self.parsed.of("parsed", name, (text, language), self.findings, read)

    def reviews(self, language: Language) -> dict[str, Review]:
        """The sign-offs of a language; it need not have any."""
        # A merge that is not resolved is a finding of its own there.
        path = Path(reviews_path(language.code))
        return self.optional(path, signoff.parse, marks=True) or {}

    def stray_catalogues(self, languages: Mapping[str, Language]) -> None:
        for path in self.catalogue_folders():
            code = path.parent.name
            if LANGUAGES.as_posix() not in self.unread and (
                code not in languages or code == CANONICAL
            ):
                message = f"“{code}” is no translated language of the book"
                self.report(Location(path.as_posix()), "CFG008", message)

    def copies(self, catalogues: Catalogues) -> None:
        """Take out every catalogue of no chapter whose messages stand in others, with a finding."""
        named = {path.stem for path in self.listed(CHAPTERS)} | DOMAINS
        for code, of_language in catalogues.items():
            kept = {
                context
                for domain in of_language.keys() & named
                for context in catalogue.contexts(of_language[domain])
            }
            for domain in sorted(of_language.keys() - named):
                live = of_language[domain].entries
                again = sum(context in kept for context in live)
                if again:
                    where = Location(catalogue_path(code, domain))
                    message = f"“{domain}” is no chapter; {again} of its {len(live)} messages stand"
                    message += " in other catalogues"
                    self.report(where, "PO002", message, _COPY_HINT)
                    self.unread.add(where.path)
                    del of_language[domain]

    def duplicate_contexts(self, catalogues: Catalogues) -> None:
        for code, of_language in catalogues.items():
            seen: dict[str, str] = {}
            for domain, held in of_language.items():
                path = catalogue_path(code, domain)
                for context, entry in held.entries.items():
                    if context in seen:
                        self.report(
                            entry.location, "PO002", f"“{context}” stands also in {seen[context]}"
                        )
                    seen.setdefault(context, path)


def _locale(name: str) -> Locale | None:
    try:
        return Locale.parse(name, sep="-" if "-" in name else "_")
    except (ValueError, UnknownLocaleError):
        return None
