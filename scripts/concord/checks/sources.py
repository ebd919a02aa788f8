"""The rules about the articles' registers: every passage stands once, and the book accounts for it."""

from __future__ import annotations

from collections.abc import Iterator

from ..book.loaded import Loaded
from ..book.model import KINDS, MUST_BE_CITED, SUPPORTING, Citation, Passage
from ..findings.diagnostics import Finding


def source_findings(loaded: Loaded) -> Iterator[Finding]:
    """Findings about every register."""
    yield from _accounted_for(loaded)
    yield from _once(loaded)


def _accounted_for(loaded: Loaded) -> Iterator[Finding]:
    """Every advice and story is cited, and no article is in the book for nothing."""
    book = loaded.book
    unclear = any(finding.code == "PAGE009" for finding in loaded.findings)
    if unclear or loaded.unread_pages:
        return
    for article in book.articles.values():
        if article.id in loaded.unread_articles:
            continue
        owed = [passage for passage in article.passages if passage.kind in MUST_BE_CITED]
        for passage in owed:
            cite = Citation(article.id, passage.number)
            if cite not in book.cited_by:
                yield Finding(passage.location, "SRC012", f"no block cites {cite} ({passage.kind})")
        cited = any(Citation(article.id, p.number) in book.cited_by for p in article.passages)
        judged = all(passage.kind in KINDS for passage in article.passages)
        if judged and not owed and not cited:
            message = f"no block cites “{article.id}”, and none of its passages has to be cited"
            yield Finding(article.location, "SRC014", message)


def _once(loaded: Loaded) -> Iterator[Finding]:
    """No passage that carries advice is registered twice.

    A title, a heading or an aside may stand twice in an article, and in two of them.
    """
    seen: dict[str, tuple[Citation, Passage]] = {}
    # A text registered again is at fault where it is new.
    published = loaded.book.contract.pages if loaded.book.contract else ()
    for article in sorted(loaded.book.articles.values(), key=lambda a: a.id not in published):
        for passage in article.passages:
            cite = Citation(article.id, passage.number)
            first, other = seen.setdefault(passage.fingerprint, (cite, passage))
            carries = {passage.kind, other.kind} & {*SUPPORTING}
            if first != cite and carries and passage.fingerprint:
                yield Finding(passage.location, "SRC015", f"{cite} is the passage {first} again")
