"""The contract: every id and address that was ever published stays, or says where it went.

``docs/contract.json`` is committed and only ever grows. These rules compare it with the
book: what it lists and the book no longer has is a finding until ``concord links accept``
records where it went; so is what the book has and it does not list yet.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from ..book import addresses, beside, files, sessions
from ..book.layout import CONTRACT, LANGUAGES
from ..book.loaded import Loaded
from ..book.model import (
    OUTCOMES,
    SECTIONS,
    STATEMENT,
    Article,
    Book,
    Page,
    block_context,
    passage_context,
)
from ..book.record import LIVE, Contract, Record, natural, parse, place
from ..findings.diagnostics import Finding, Location, amount

_STANDARD = {"title", STATEMENT, "intro", OUTCOMES, *SECTIONS}
"""Blocks that most pages have: they say nothing about which page it is."""
_MOST_YEARS = 10
_LANGUAGE_HINT = (
    "Run `concord links accept` when it is translated and to be published: from then on its "
    "addresses are permanent. Until then `mkdocs serve`, and `mkdocs build` without --strict, show "
    "it as a draft."
)


def current(book: Book) -> dict[str, dict[str, Any]]:
    """What the book publishes: by page id its kind, path, languages and block ids."""
    languages = sorted(book.languages)
    published: dict[str, dict[str, Any]] = {}
    for page in book.pages.values():
        published[page.id] = {
            "kind": page.kind,
            "path": addresses.path(page.id, page.kind),
            "languages": languages,
            "blocks": sorted(
                {*page.by_id, *(text.anchor for text in beside.of_page(book, page.id))}
            ),
        }
    for session in sessions.sessions(book):
        published[session.id] = {
            "kind": sessions.SESSION,
            "path": addresses.path(session.id, sessions.SESSION),
            "languages": languages,
            "blocks": [],
        }
    for article in book.articles.values():
        published[article.id] = {
            "kind": "article",
            "path": addresses.path(article.id, "article"),
            "languages": languages,
            "blocks": [f"p{passage.number}" for passage in article.passages],
        }
    return dict(sorted(published.items()))


def content(book: Book, page_id: str) -> dict[str, str]:
    """By language, a hash of what a reader of the page is told and of what it rests on."""
    hashes = {}
    for language in book.languages:
        if page := book.pages.get(page_id):
            told = _page(book, page, language)
        elif chapter := sessions.chapter_of(book, page_id):
            told = _session(book, book.pages[chapter], language)
        else:
            told = _article(book, book.articles[page_id], language)
        facts = json.dumps(told, ensure_ascii=False)
        hashes[language] = "sha256:" + hashlib.sha256(facts.encode("utf-8")).hexdigest()
    return hashes


def _page(book: Book, page: Page, language: str) -> list[object]:
    blocks = [
        [
            block.id,
            block.kind,
            book.translate(block_context(page, block), block.text, language).text,
            [str(cite) for cite in block.citations],
            *([block.role] if block.role else []),
        ]
        for block in page.blocks
    ]
    asked = [
        [text.id, book.translate(text.context, text.text, language).text, *map(str, text.citations)]
        for text in beside.of_page(book, page.id)
    ]
    audience = [page.audience] if page.audience else []
    return [*blocks, *asked, [principle for principle, _ in page.principles], *audience]


def _session(book: Book, chapter: Page, language: str) -> list[object]:
    """A session says what its chapter and the principles of that say."""
    pages = (chapter, *(book.pages[principle] for principle, _ in chapter.principles))
    return [_page(book, page, language) for page in pages]


def _article(book: Book, article: Article, language: str) -> list[object]:
    passages = [
        [
            passage.number,
            passage.kind,
            book.translate(passage_context(article, passage), passage.gloss, language).text,
        ]
        for passage in article.passages
    ]
    facts = [article.title, *article.authors, article.organisation, article.published]
    return [*passages, facts]


def findings(loaded: Loaded) -> list[Finding]:
    """Everything that the committed contract and the book disagree on."""
    found: list[Finding] = []
    name = CONTRACT.as_posix()
    if loaded.is_lost:
        return found
    text = files.read_text(loaded.root / CONTRACT, name, found)
    return judge(text, name, loaded) if text else found


def judge(text: str, path: str, loaded: Loaded) -> list[Finding]:
    """Everything that the contract in ``text`` and the book disagree on."""
    found: list[Finding] = []
    agreed = parse(text, path, found)
    if agreed is not None:
        found += compare(agreed, text, path, loaded)
    return found


def compare(agreed: Contract, text: str, path: str, loaded: Loaded) -> list[Finding]:
    """Everything that a contract and the book disagree on; what was not read may be there."""
    found: list[Finding] = []
    published = current(loaded.book)
    unread = loaded.unread_pages | loaded.unread_articles
    if not loaded.is_unread(LANGUAGES):
        found += _languages(agreed, text, path, loaded.book)
    found += _consistent(agreed, text, path)
    for page_id, entry in agreed.pages.items():
        where = place(text, path, page_id)
        now = published.get(page_id)
        if entry.state != LIVE:
            found += _signpost(agreed, page_id, entry, where, now)
        elif now is None:
            # What a session is made from may be in a file that was not read.
            if page_id not in unread and (loaded.complete or entry.kind != sessions.SESSION):
                message = f"the {entry.kind} “{page_id}” is gone"
                found.append(Finding(where, "LINK001", message))
        elif now["kind"] != entry.kind:
            message = f"“{page_id}” was a {entry.kind} and is a {now['kind']} now"
            found.append(Finding(where, "LINK008", message))
        else:
            found += _address(page_id, entry, now, where)
            if page_id not in unread:
                found += _blocks(agreed, page_id, entry, now, where)
    found += _new(agreed, text, path, loaded.book, published)
    if loaded.book.revision:
        found += _revision(agreed, loaded.book)
    return found


def _languages(agreed: Contract, text: str, path: str, book: Book) -> Iterator[Finding]:
    for code, entry in agreed.languages.items():
        where = place(text, path, code)
        if entry.state == LIVE and code not in book.languages:
            pages = sum(record.state == LIVE for record in agreed.pages.values())
            what = "1 page is" if pages == 1 else f"{pages} pages are"
            message = f"{what} no longer published in “{code}”"
            yield Finding(where, "LINK006", message)
        elif entry.state != LIVE and code in book.languages:
            message = f"the language “{code}” was given up for “{entry.to}” and is back"
            yield Finding(where, "LINK008", message)
        elif entry.state != LIVE and agreed.languages.get(entry.to, entry).state != LIVE:
            message = f"the language “{code}” leads to “{entry.to}”, which is not published"
            yield Finding(where, "LINK009", message)


def _consistent(agreed: Contract, text: str, path: str) -> Iterator[Finding]:
    """No page was published in a language, or on a day, of which the contract knows nothing."""
    for code, language in agreed.languages.items():
        if language.first > agreed.revision:
            message = f"“{code}” was published on {language.first}, after {agreed.revision}"
            yield Finding(place(text, path, code), "LINK020", message)
    for page_id, entry in agreed.pages.items():
        codes = {*entry.urls, *(code for change in entry.history for code in change.languages)}
        days = {entry.first, entry.last, *(change.revision for change in entry.history)}
        told = [f"the language “{code}”" for code in sorted(codes - agreed.languages.keys())]
        told += [f"a revision {day}" for day in sorted(days) if day > agreed.revision]
        if told:
            message = f"“{page_id}” has {', '.join(told)}, which the contract does not list"
            yield Finding(place(text, path, page_id), "LINK020", message)


def _signpost(
    agreed: Contract, page_id: str, entry: Record, where: Location, now: object
) -> Iterator[Finding]:
    """A page that moved or was retired stays away, and leads straight to a page that is there."""
    if now is not None:
        message = f"“{page_id}” was {entry.state} in favour of “{entry.to}” and is used again"
        yield Finding(where, "LINK008", message)
    target = agreed.pages.get(entry.to)
    if target is None:
        yield Finding(where, "LINK009", f"“{page_id}” leads to “{entry.to}”, which is no page")
    elif not agreed.final(page_id):
        yield Finding(where, "LINK009", f"“{page_id}” leads in a loop, by way of “{entry.to}”")
    elif target.state != LIVE:
        message = f"“{page_id}” leads to “{agreed.final(page_id)}” by way of “{entry.to}”"
        yield Finding(where, "LINK009", message)


def _address(
    page_id: str, entry: Record, now: dict[str, Any], where: Location
) -> Iterator[Finding]:
    for language in now["languages"]:
        url = f"{language}/{now['path']}"
        if entry.urls.get(language, url) != url:
            message = f"“{page_id}” moved from {entry.urls[language]} to {url}"
            yield Finding(where, "LINK003", message)


def _blocks(
    agreed: Contract, page_id: str, entry: Record, now: dict[str, Any], where: Location
) -> Iterator[Finding]:
    there = set(now["blocks"])
    own = set(entry.blocks) - _STANDARD
    if own and not own & there and entry.kind != "article":
        message = (
            f"“{page_id}” is another page now: of its {amount(len(own), 'published block')} "
            "none is left"
        )
        yield Finding(where, "LINK008", message)
        return
    for block in sorted(set(entry.blocks) - there, key=natural):
        yield Finding(where, "LINK002", f"“{page_id}#{block}” is gone")
    for block, target in entry.gone.items():
        if block in there:
            yield Finding(where, "LINK008", f"“{page_id}#{block}” was given up and is used again")
        page, hashed, name = target.rpartition("#")
        record = agreed.pages.get(page) if hashed else entry
        if record is None or record.state != LIVE or name and name not in record.blocks:
            message = f"“{page_id}#{block}” leads to “{target}”, which is not published"
            yield Finding(where, "LINK009", message)


def _new(
    agreed: Contract, text: str, path: str, book: Book, published: dict[str, dict[str, Any]]
) -> Iterator[Finding]:
    """What the book publishes and the contract does not list yet; of a new language, that once."""
    languages = set(book.languages) - set(agreed.languages) if agreed.pages else set()
    for code in languages:
        message = f"the language “{code}” is not published yet"
        yield Finding(book.languages[code].location, "LINK004", message, _LANGUAGE_HINT)
    for page_id, now in published.items():
        entry = agreed.pages.get(page_id)
        if entry is not None and entry.state != LIVE:
            continue
        new = set(now["blocks"]) - set(entry.blocks if entry else ())
        new -= set(entry.gone) if entry else set()
        new |= set(now["languages"]) - set(entry.urls if entry else ()) - languages
        if new or entry is None:
            message = f"“{page_id}” has new: {', '.join(sorted(new, key=natural))}"
            where = place(text, path, page_id) if entry else _place(book, page_id)
            yield Finding(where, "LINK004", message)


def _place(book: Book, page_id: str) -> Location:
    """Where what is published under an id is written."""
    own = book.articles.get(page_id) or book.pages.get(page_id)
    return (own or book.pages[sessions.chapter_of(book, page_id)]).location


def _revision(agreed: Contract, book: Book) -> Iterator[Finding]:
    where, years = book.revision_place, int(book.revision[:4]) - int(agreed.revision[:4] or 0)
    if book.revision < agreed.revision:
        message = f"the revision is {book.revision}; {agreed.revision} is published"
        yield Finding(where, "LINK010", message)
    elif agreed.pages and years > _MOST_YEARS:
        message = f"the revision is {book.revision}, {years} years after {agreed.revision}"
        yield Finding(where, "LINK021", message)
    elif book.revision > agreed.revision and agreed.pages:
        yield Finding(where, "LINK007", f"the revision {book.revision} is not recorded")
