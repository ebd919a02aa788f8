"""Citations as they are written, ``article:number``, and what they tell a translator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..findings.diagnostics import Finding, Location
from .model import Book, Citation

_CITATION = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*):([1-9][0-9]{0,5})")


def parse(text: str, where: Location, findings: list[Finding]) -> tuple[Citation, ...]:
    """Citations separated by spaces; what is wrong is in ``findings``."""
    found: list[Citation] = []
    for word in text.split():
        match = _CITATION.fullmatch(word)
        cite = Citation(match[1], int(match[2])) if match else None
        if cite is None or cite in found:
            fault = "is given twice" if cite else "is not article:number"
            findings.append(Finding(where, "PAGE009", f"“{word}” {fault}"))
        else:
            found.append(cite)
    return tuple(found)


def rests_on(book: Book, citations: Iterable[Citation]) -> Iterator[str]:
    """The passages behind a text, for its translator."""
    for cite in citations:
        article = book.articles.get(cite.article)
        passage = article.by_number.get(cite.number) if article else None
        if article and passage:
            yield f"rests on {cite}, passage {cite.number} of “{article.title}”: {passage.gloss}"
