"""Compares the registers with the article texts, where these are at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from ..book import beside, register
from ..book.loaded import Loaded
from ..book.model import Article, Book, Citation
from ..findings.diagnostics import Finding, Location
from . import comparison

_CODES = {"altered": "SRC007", "missing": "SRC008", "added": "SRC009", "moved": "SRC013"}


def text_findings(
    loaded: Loaded, texts: Mapping[str, str | None]
) -> tuple[list[Finding], int, int]:
    """Compare every register with its text.

    :param texts: text by file name, None for one that could not be read; see
        :func:`_assigned` for which is whose.
    :returns: findings, how many registered passages match, and how many there are.
    """
    findings: list[Finding] = []
    matching = 0
    book = loaded.book
    readable = {name: text for name, text in texts.items() if text is not None}
    whose = _assigned(book, readable)
    for article in book.articles.values():
        name = whose.get(article.id)
        if name is None:
            if len(readable) == len(texts):
                message = f"no text at hand is that of “{article.id}”"
                findings.append(Finding(article.location, "SRC010", message))
            continue
        changes = comparison.compare(article, readable[name])
        gone = sum(change.kind in ("altered", "missing") for change in changes)
        matching += len(article.passages) - gone
        if article.id not in loaded.unread_articles:
            findings += _findings(book, article, name, changes)
    if not loaded.unread_articles:
        for name in sorted(readable.keys() - set(whose.values())):
            message = "this text is that of no registered article"
            findings.append(Finding(Location(name), "SRC010", message))
    return findings, matching, sum(len(article.passages) for article in book.articles.values())


def _assigned(book: Book, texts: Mapping[str, str]) -> dict[str, str]:
    """The text of each article: the one named for it, else the one with most of its passages.

    The likeliest pairs are joined first, so that an article whose text is not at hand does
    not take another's for one sentence that both have.
    """
    marks = {
        name: Counter(map(register.fingerprint, register.passages_of(text)))
        for name, text in texts.items()
    }
    pairs = []
    for article in book.articles.values():
        own = Counter(passage.fingerprint for passage in article.passages)
        for name in texts:
            named = name.rpartition("/")[2] == f"{article.id}.txt"
            if shared := (own & marks[name]).total() or named:
                pairs.append((not named, -shared, article.id, name))
    whose: dict[str, str] = {}
    for _, _, article_id, name in sorted(pairs):
        if article_id not in whose and name not in whose.values():
            whose[article_id] = name
    return whose


def _findings(
    book: Book, article: Article, name: str, changes: list[comparison.Change]
) -> Iterator[Finding]:
    for change in changes:
        if change.kind not in _CODES:
            continue
        number = change.old or change.new
        passage = article.by_number.get(change.old)
        if passage and not register.is_fingerprint(passage.fingerprint):
            continue  # a finding of its own
        where = passage.location if passage else Location(name)
        blocks = ", ".join(resting_on(book, Citation(article.id, change.old)))
        message = f"passage {number} of {article.id} is {change.kind}"
        message += f"; on it rests {blocks}" if blocks else "; nothing rests on it"
        yield Finding(where, _CODES[change.kind], message)


def resting_on(book: Book, cite: Citation) -> list[str]:
    """The blocks that cite a passage, and what stands beside them and does, by page and id."""
    found = [f"{page.id}#{block.id}" for page, block in book.cited_by.get(cite, ())]
    return found + [f"{one.page}#{one.id}" for one in beside.texts(book) if cite in one.citations]
