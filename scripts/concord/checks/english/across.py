"""Rules that look across the English texts of the book: names, placeholders, what is said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...book import beside, inline
from ...book.loaded import Loaded
from ...book.model import Book
from ...book.placeholders import PLACEHOLDERS
from ...book.register import TO_JUDGE
from ...findings.diagnostics import Finding, Location
from ..quality.left_over import left_in
from ..quality.links import misled
from ..quality.names import known_names, names_in
from ..quality.repetition import SENTENCE_END
from ..quality.text import is_near

_WORDS = 3
"""A sentence of fewer words may stand twice."""
_NAME = re.compile(r"[A-Z][A-Za-z]+")


@dataclass(frozen=True, slots=True)
class _Text:
    """An English text; :ivar page: the page it stands on, or ``""``. :ivar plain: without markup."""

    page: str
    text: str
    plain: str
    location: Location


def english_findings(loaded: Loaded) -> Iterator[Finding]:
    """Findings about every English text of the book."""
    texts = list(_texts(loaded.book))
    yield from _misspelt_names(loaded.book, texts)
    yield from _placeholders(loaded.book, texts)
    yield from _said_twice(texts)
    titles = {page.id: page.title for page in loaded.book.pages.values()}
    for text in texts:
        if titles and "][" in text.text and (what := misled(text.text, titles)):
            yield Finding(text.location, "PAGE019", what)
        if left := left_in(text.plain):
            yield Finding(text.location, "PAGE022", f"Markdown left in the text: {left}")


def _texts(book: Book) -> Iterator[_Text]:
    known = inline.targets([*book.pages, *book.articles])
    found = [(p.id, b.text, b.location) for p in book.pages.values() for b in p.blocks]
    found += [("", text, where) for text, where in book.interface.values()]
    found += [("", one.text, one.location) for one in beside.texts(book)]
    found += [
        ("", passage.gloss, passage.location)
        for article in book.articles.values()
        for passage in article.passages
        if not passage.gloss.startswith(TO_JUDGE)
    ]
    for page, text, where in found:
        spans, faults = inline.parse(text, known)
        if not faults:  # else a finding of its own
            yield _Text(page, text, inline.plain_text(spans), where)


def _misspelt_names(book: Book, texts: list[_Text]) -> Iterator[Finding]:
    """A name so like another that it is hardly one: like one of the registers, or one used more."""
    known = known_names(tuple(text.plain for text in texts))
    used = Counter(word for text in texts for name in names_in(text.plain, known) for word in name)
    registered = {
        word
        for article in book.articles.values()
        for name in (
            *article.authors,
            article.organisation,
            *(a for w in article.draws_on for a in w.authors),
        )
        for word in _NAME.findall(name)
    }
    wrong = {
        word: right
        for word in used.keys() - registered
        for right in registered | used.keys()
        if is_near(word, right) and (right in registered or used[right] > used[word])
    }
    for text in texts if wrong else ():
        for word in dict.fromkeys(_NAME.findall(text.plain)):
            if word in wrong:
                yield Finding(text.location, "PAGE018", f"“{word}” is “{wrong[word]}” elsewhere")


def _placeholders(book: Book, texts: list[_Text]) -> Iterator[Finding]:
    """An interface text has the placeholders that are filled in there; no other text has any."""
    interface = {where for _, where in book.interface.values()}
    for key, (text, where) in book.interface.items():
        here, due = set(inline.PLACEHOLDER.findall(text)), _braced(key)
        if here != due:
            given, wanted = (", ".join(sorted(names)) or "none" for names in (here, due))
            yield Finding(where, "PAGE020", f"“{key}” has {given}; {wanted} is filled in there")
    for one in texts:
        if one.location not in interface and (found := inline.PLACEHOLDER.search(one.plain)):
            yield Finding(one.location, "PAGE020", f"{found[0]} is not filled in here")


def _braced(key: str) -> set[str]:
    return {f"{{{name}}}" for name in PLACEHOLDERS.get(key, ())}


def _said_twice(texts: list[_Text]) -> Iterator[Finding]:
    """A sentence that stands twice on a page, or in one text."""
    seen: dict[tuple[str, str], Location] = {}
    for at, text in enumerate(texts):
        for sentence in SENTENCE_END.split(text.plain):
            words = sentence.casefold().strip("“”’.!? ")
            where = text.page or str(at)
            if words.count(" ") + 1 >= _WORDS and (where, words) in seen:
                yield Finding(text.location, "PAGE021", f"“{sentence}” stands here already")
            seen[where, words] = text.location
