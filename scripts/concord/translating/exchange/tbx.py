"""TBX-Basic of ISO 30042:2008: the glossaries of all languages, a ``termEntry`` a concept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...book.model import CANONICAL, Book, Term
from . import xml
from .units import Content

PREFERRED, ADMITTED, DEPRECATED = (
    f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated")
)


def has_terms(book: Book) -> bool:
    """Whether any language has a glossary: TBX has no form for a file without a term."""
    return any(language.glossary for language in book.languages.values())


def write(content: Content, languages: Sequence[str]) -> str:
    """The terms of English and ``languages``; a glossary's entries join by their English."""
    book = content.book
    top = xml.root("martif", {"type": "TBX-Basic", xml.LANG: CANONICAL})
    header = xml.add(top, "martifHeader")
    about = xml.add(header, "fileDesc")
    source = xml.add(about, "sourceDesc")
    about_it = ("Concord", "glossaries of its translators", book.revision)
    xml.add(source, "p", ", ".join(filter(None, about_it)))
    encoding = xml.add(header, "encodingDesc")
    xml.add(encoding, "p", "TBXBasicXCSV02.xcs", {"type": "XCSURI"})
    body = xml.add(xml.add(top, "text"), "body")
    concepts: dict[frozenset[str], _Concept] = {}
    for code in languages:
        for term in book.languages[code].glossary:
            forms = _forms(term.term)
            concept = concepts.setdefault(frozenset(forms), _Concept(forms, {}))
            concept.sides[code] = term
    ordered = sorted(concepts.values(), key=lambda concept: [*map(str.casefold, concept.english)])
    for name, concept in _named(ordered):
        _entry(body, name, concept)
    return xml.dump(top)


@dataclass(frozen=True, slots=True)
class _Concept:
    """What several languages' glossaries say of the same English words."""

    english: list[str]
    sides: dict[str, Term]


def _named(concepts: Iterable[_Concept]) -> Iterator[tuple[str, _Concept]]:
    """Each concept with an id made from its English, which stays when others come."""
    seen: set[str] = set()
    for concept in concepts:
        folded = unicodedata.normalize("NFKD", " ".join(concept.english).casefold())
        slug = re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "unnamed"
        name, number = f"term-{slug}", 2
        while name in seen:
            name, number = f"term-{slug}-{number}", number + 1
        seen.add(name)
        yield name, concept


def _entry(body: xml.Element, name: str, concept: _Concept) -> None:
    entry = xml.add(body, "termEntry", "", {"id": name})
    words = xml.add(entry, "langSet", "", {xml.LANG: CANONICAL})
    for number, form in enumerate(concept.english):
        _term(words, form, ADMITTED if number else PREFERRED)
    for code, term in concept.sides.items():
        words = xml.add(entry, "langSet", "", {xml.LANG: code})
        first, *others = [*_forms(term.translation), *term.also]
        _term(words, first, PREFERRED, term.note)
        for form in others:
            _term(words, form, ADMITTED)
        for form in term.avoid:
            _term(words, form, DEPRECATED)


def _forms(words: str) -> list[str]:
    """The several words of an entry, which stand between commas."""
    return [form.strip() for form in re.split("[,،]", words) if form.strip()] or [words]


def _term(words: xml.Element, form: str, status: str, note: str = "") -> None:
    element = xml.add(words, "tig")
    xml.add(element, "term", form)
    xml.add(element, "termNote", status, {"type": "administrativeStatus"})
    if note:
        xml.add(element, "note", note)
