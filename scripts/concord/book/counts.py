"""What a check looked at, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .messages import messages
from .model import CANONICAL, MUST_BE_CITED, Book, Citation


@dataclass(frozen=True)
class Counts:
    """What a check looked at."""

    articles: int
    passages: int
    by_kind: Mapping[str, Mapping[str, int]]
    cited: Mapping[str, tuple[int, int]]
    chapters: int
    principles: int
    blocks: int
    citations: int
    messages: int
    translated: Mapping[str, int]


def count(book: Book) -> Counts:
    """Count everything the rules look at.

    :returns: among others ``by_kind``: per article, passages by kind; ``cited``: per article,
        advice and story passages cited, and how many there are.
    """
    by_kind = {a.id: Counter(p.kind for p in a.passages) for a in book.articles.values()}
    cited = {}
    for article in book.articles.values():
        owed = [p for p in article.passages if p.kind in MUST_BE_CITED]
        cited[article.id] = (
            sum(Citation(article.id, p.number) in book.cited_by for p in owed),
            len(owed),
        )
    wanted = list(messages(book))
    translated = {
        code: sum(book.translate(m.context, m.text, code).state == "translated" for m in wanted)
        for code in book.languages
        if code != CANONICAL
    }
    blocks = [block for page in book.pages.values() for block in page.blocks]
    return Counts(
        len(book.articles),
        sum(map(len, (a.passages for a in book.articles.values()))),
        by_kind,
        cited,
        len(book.chapters),
        sum(page.kind == "principle" for page in book.pages.values()),
        len(blocks),
        sum(len(block.citations) for block in blocks),
        len(wanted),
        translated,
    )
