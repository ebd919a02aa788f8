"""Finds sentences of the articles in the book, where the texts are at hand.

The book says what an article says in words of its own. A sentence is a copy when it has eight words
of a passage in a row, or thirty letters where a language writes no spaces, or when nearly all of it
is made of pieces of one passage: so it stays one when a word is changed, or half of it is left out.
Letters alone are compared, as they are coded in NFKC without case, so that spaces, marks and
emphasis make no difference. The figures leave room above everything the book says of itself:
scripts/README.md has them.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..book import beside, register
from ..book.loaded import Loaded
from ..book.model import Book
from ..findings.diagnostics import Finding, Location

PIECE = 10
"""Letters in a row that count as taken from a passage."""
WORDS, UNSPACED = 8, 30
SHORTEST, EDITED = 25, 30
"""A sentence of so many letters is a copy when it stands whole in a passage; when it was edited."""
PART, ALIKE = 0.8, 0.85
"""How much of an edited copy is pieces of a passage, or bits of it in their order."""
_WHOLE, _HALF, _BIT = 0.97, 0.5, 3
_QUOTABLE = ("title", "heading")
_LONGEST_QUOTABLE = 100
_SPACED = 14
"""Letters between two spaces, on average, above which a text is of a language without them."""
_SHOWN = 60
_SENTENCE = re.compile(r"[^.!?؟…:;؛\n]+")
_NOT_WORDS = re.compile(r"\]\[[^\[\]]*\]|\]\([^()]*\)|\{[^{}]*\}")
_TWINS = str.maketrans("يىك", "ییک")


class _Letters(dict[int, int | None]):
    """Drops everything but letters, the marks on them, and digits."""

    def __missing__(self, code: int) -> int | None:
        kept = code if unicodedata.category(chr(code))[0] in "LMN" else None
        self[code] = kept
        return kept


_LETTERS = _Letters()


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_TWINS)
    return folded.translate(_LETTERS)


@dataclass(frozen=True)
class _Passage:
    """A passage to compare with.

    :ivar words: for each letter, the number of the word it is in.
    """

    name: str
    letters: str
    words: tuple[int, ...]

    def is_long(self, first: int, last: int) -> bool:
        """Whether its letters from ``first`` to before ``last`` are more than words in common."""
        spaced = len(self.letters) <= _SPACED * (self.words[-1] + 1)
        if not spaced:
            return last - first >= UNSPACED
        begins = first == 0 or self.words[first - 1] != self.words[first]
        ends = last == len(self.words) or self.words[last - 1] != self.words[last]
        return self.words[last - 1] - self.words[first] - 1 + begins + ends >= WORDS


class Originals:
    """The passages of the article texts, ready to be looked for.

    :param texts: the texts at hand.
    """

    def __init__(self, book: Book, texts: Iterable[str]):
        known = {p.fingerprint: (a, p) for a in book.articles.values() for p in a.passages}
        self._passages: list[_Passage] = []
        self._quotable: list[str] = []
        self._pieces: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for line in (line for text in texts for line in register.passages_of(text)):
            article, passage = known.get(register.fingerprint(line), (None, None))
            if passage and passage.kind in _QUOTABLE and len(line) <= _LONGEST_QUOTABLE:
                self._quotable.append(_letters(line))
            else:
                name = f"{article.id}:{passage.number}" if article and passage else "an article"
                self._add(name, line)

    def _add(self, name: str, line: str) -> None:
        parts = [_letters(word) for word in line.split()]
        words = [number for number, part in enumerate(filter(None, parts)) for _ in part]
        passage = _Passage(name, "".join(parts), tuple(words))
        for at in range(len(passage.letters) - PIECE + 1):
            piece = passage.letters[at : at + PIECE]
            self._pieces[piece].append((len(self._passages), at))
        self._passages.append(passage)

    def copied(self, text: str) -> tuple[str, str] | None:
        """The first sentence of ``text`` that is a copy, and the passage it is from."""
        for sentence in _SENTENCE.findall(_NOT_WORDS.sub("", text)):
            letters = _letters(sentence)
            for title in self._quotable:
                letters = letters.replace(title, "")
            if len(letters) >= SHORTEST and (passage := self._source(letters)):
                return sentence.strip(), passage.name
        return None

    def _source(self, letters: str) -> _Passage | None:
        """The passage that a sentence is copied from, or None."""
        taken: dict[int, set[int]] = defaultdict(set)
        runs: dict[tuple[int, int], tuple[int, int]] = {}
        for at in range(len(letters) - PIECE + 1):
            for index, place in self._pieces.get(letters[at : at + PIECE], ()):
                # Pieces that follow each other in both texts are one run of letters.
                begun, before = runs.get((index, place - at), (place, at - 1))
                begun = begun if before == at - 1 else place
                runs[index, place - at] = (begun, at)
                if self._passages[index].is_long(begun, place + PIECE):
                    return self._passages[index]
                taken[index].update(range(at, at + PIECE))
        for index, places in taken.items():
            passage, share = self._passages[index], len(places) / len(letters)
            edited = len(letters) >= EDITED and share >= _HALF
            if share >= _WHOLE or (
                edited and (share >= PART or _alike(letters, passage.letters) >= ALIKE)
            ):
                return passage
        return None


def _alike(letters: str, passage: str) -> float:
    """How much of a sentence stands in one stretch of a passage, in order, by bits of three letters."""
    matcher = difflib.SequenceMatcher(a=letters, b=passage, autojunk=False)
    bits = [bit for bit in matcher.get_matching_blocks() if bit.size >= _BIT]
    if not bits:
        return 0.0
    stretch = bits[-1].b + bits[-1].size - bits[0].b
    return sum(bit.size for bit in bits) / max(len(letters), stretch)


def copy_findings(loaded: Loaded, texts: Mapping[str, str | None]) -> Iterator[Finding]:
    """SRC016 for every text of the book, in any language, with a sentence of an article.

    :param texts: the texts at hand, by file name; None for one that could not be read.
    """
    originals = Originals(loaded.book, filter(None, texts.values()))
    for what, text, where in _texts(loaded):
        if found := originals.copied(text):
            sentence, source = found
            shown = sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN]}…"
            yield Finding(where, "SRC016", f"{what} takes “{shown}” from {source}")


def _texts(loaded: Loaded) -> Iterator[tuple[str, str, Location]]:
    """Every text of the book, with what it is and where it stands."""
    book = loaded.book
    for page in book.pages.values():
        for block in page.blocks:
            yield f"“{page.id}/{block.id}”", block.text, block.location
    for article in book.articles.values():
        for passage in article.passages:
            yield f"the gloss of {article.id}:{passage.number}", passage.gloss, passage.location
    for key, (text, where) in book.interface.items():
        yield f"“{key}”", text, where
    for one in beside.texts(book):
        yield f"“{one.context}”", one.text, one.location
    for waiver in loaded.waivers:
        yield "a waiver", waiver.reason, waiver.location
    for code, language in book.languages.items():
        for term in language.glossary:
            told = (term.translation, *term.also, *term.avoid, term.note)
            yield f"the glossary of {code}", ".\n".join(told), term.location
    yield from _translations(loaded)


def _translations(loaded: Loaded) -> Iterator[tuple[str, str, Location]]:
    """The texts of every catalogue, and what translators remarked, of messages that are gone too."""
    for of_language in loaded.book.catalogues.values():
        for context, entry in of_language.items():
            yield f"“{context}”", entry.text, entry.location
    for remark in loaded.remarks:
        comment = "a comment on " if remark.is_comment else ""
        yield f"{comment}“{remark.of}”", remark.text, remark.location
