"""TBX-Basic of ISO 30042:2008: glossaries, a ``termEntry`` a concept.

Translators' programs take every term of an entry for one to use, whatever its status, a term of
another language where theirs has none, and the notes of all (Weblate 5.14, OmegaT 3.6). So a file
for them holds one language beside English, and a word to avoid stands in a note.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...book.model import CANONICAL, Book, Term
from . import xml
from .units import Content

PREFERRED, ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"


def has_terms(book: Book, languages: Sequence[str]) -> bool:
    """Whether any of the languages has a glossary: TBX has no form for a file without a term."""
    return any(book.languages[code].glossary for code in languages)


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
        _entry(body, name, concept, alone=len(languages) == 1)
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


def _entry(body: xml.Element, name: str, concept: _Concept, *, alone: bool) -> None:
    entry = xml.add(body, "termEntry", "", {"id": name})
    words = xml.add(entry, "langSet", "", {xml.LANG: CANONICAL})
    _terms(words, concept.english)
    for code, term in concept.sides.items():
        words = xml.add(entry, "langSet", "", {xml.LANG: code})
        note = " ".join(
            filter(None, [f"Not: {', '.join(term.avoid)}." * bool(term.avoid), term.note])
        )
        # Programs that mix the notes of all languages shall not mix up whose each is.
        _terms(
            words,
            [*_forms(term.translation), *term.also],
            note if alone or not note else f"{code}: {note}",
        )


def _forms(words: str) -> list[str]:
    """The several words of an entry, which stand between commas."""
    return [form.strip() for form in re.split("[,،]", words) if form.strip()] or [words]


def _terms(words: xml.Element, forms: Sequence[str], note: str = "") -> None:
    """The terms of a language, the first preferred where there are several; it has the note."""
    for number, form in enumerate(forms):
        element = xml.add(words, "tig")
        xml.add(element, "term", form)
        if len(forms) > 1:
            status = ADMITTED if number else PREFERRED
            xml.add(element, "termNote", status, {"type": "administrativeStatus"})
        if note and not number:
            xml.add(element, "note", note)
