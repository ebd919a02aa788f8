"""What ``concord links accept`` records: the contract after a change, and what that does to links."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..book import addresses
from ..book.model import CANONICAL, Book
from ..book.record import (
    LIVE,
    MEANING,
    MOVED,
    NEW,
    RETIRED,
    WORDING,
    Change,
    Contract,
    LanguageRecord,
    Record,
    natural,
)
from ..findings.diagnostics import amount
from .contract import content, current
from .senses import senses, turns

UNDATED = "1970-01-01"
"""The revision of a book that gives none."""
_RANK = {WORDING: 0, MEANING: 1, MOVED: 2, RETIRED: 3, NEW: 4}


class Refused(Exception):
    """What was asked for would break a promise, or makes no sense; nothing is recorded."""


@dataclass(frozen=True)
class Wish:
    """What the author says about a change.

    :ivar moved: old to new, each ``page`` or ``page#block``: the same thing under another id.
    :ivar retired: the same for what is given up, with what stands in for it.
    :ivar dropped: a language that is given up, with the one its readers are led to.
    :ivar wording: pages whose change of text changes no meaning, or None for all. It is not
        granted where a block may say the opposite of what was published.
    :ivar meaning: pages whose change of text changes the meaning.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)
    dropped: Mapping[str, str] = field(default_factory=dict)
    wording: Collection[str] | None = ()
    meaning: Collection[str] = ()


@dataclass
class _Work:
    """The contract while it is brought up to date.

    :ivar known: languages published before.
    :ivar turned: blocks that may say the opposite now, of pages whose wording alone has changed.
    """

    book: Book
    revision: str
    languages: dict[str, LanguageRecord]
    pages: dict[str, Record]
    published: dict[str, dict[str, Any]]
    known: Collection[str]
    effects: list[str] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)


def effective(contract: Contract, book: Book) -> Contract:
    """The contract as it would be if the book as it is were recorded; nothing is written."""
    return accept(contract, book, Wish())[0]


def accept(contract: Contract, book: Book, wish: Wish) -> tuple[Contract, list[str]]:
    """The contract after a change.

    :returns: the new contract, and a line for each thing done, in words for its reviewer.
    :raises Refused: when a wish cannot be granted.
    """
    revision = max(book.revision or UNDATED, contract.revision)
    recorded = dict(contract.languages), dict(contract.pages)
    work = _Work(book, revision, *recorded, current(book), contract.languages)
    for wishes, state in ((wish.moved, MOVED), (wish.retired, RETIRED)):
        for old, target in wishes.items():
            if "#" in old:
                _give_up_block(work, old, target)
            else:
                _give_up(work, old, target, state)
    for code, target in wish.dropped.items():
        _drop(work, code, target)
    for code in book.languages:
        if code not in work.languages:
            _begin(work, code)
    for page_id in work.published:
        _update(work, page_id, wish)
    if work.turned:
        raise Refused(
            f"not a change of wording alone: {'; '.join(work.turned)}. Say --wording with the pages "
            "of which it is true"
        )
    for page_id, entry in work.pages.items():
        if entry.state != LIVE:
            work.pages[page_id] = _in_every_language(book, page_id, entry)
    return Contract(revision, work.languages, work.pages), work.effects


def _begin(work: _Work, code: str) -> None:
    """Publish the first pages in a language."""
    work.languages[code] = LanguageRecord(LIVE, "", work.revision)
    if pages := sum(
        code in work.published[page]["languages"]
        for page in work.pages.keys() & work.published.keys()
    ):
        work.effects.append(
            f"new in “{code}”: {amount(pages, 'page')}. From now on the addresses below /{code}/ "
            "are permanent"
        )


def _in_every_language(book: Book, page_id: str, entry: Record) -> Record:
    """A signpost stands in languages that came later, too: an address differs by its code alone."""
    path = addresses.path(page_id, entry.kind)
    return replace(
        entry, urls={**{code: f"{code}/{path}" for code in book.languages}, **entry.urls}
    )


def _give_up(work: _Work, old: str, target: str, state: str) -> None:
    """Make a page a signpost, and point what led to it straight to its successor."""
    entry = work.pages.get(old)
    if entry is None:
        raise Refused(f"“{old}” was never published, so nobody links to it: just remove it")
    if old in work.published:
        raise Refused(f"“{old}” is still a page of the book: remove it first")
    if target not in work.published:
        raise Refused(f"“{target}” is no page of the book, so “{old}” cannot lead there")
    if state == MOVED and entry.state == LIVE and target in work.pages:
        raise Refused(
            f"“{target}” was published beside “{old}”, so it is another page and not the same one "
            f"under another id: say --retired {old}={target}"
        )
    languages = tuple(sorted(entry.urls))
    entry = replace(entry, state=state, to=target, last=work.revision)
    work.pages[old] = _with_change(entry, Change(work.revision, state, languages))
    for other, record in work.pages.items():
        if record.state != LIVE and record.to == old:
            work.pages[other] = replace(record, to=target)
            work.effects.append(f"“{other}” led to “{old}” and leads straight to “{target}” now")
        gone = {b: _repointed(t, old, target) for b, t in record.gone.items()}
        if gone != record.gone:
            work.pages[other] = replace(work.pages[other], gone=gone)
    then = "goes on to" if state == MOVED else "names as its successor"
    work.effects.append(
        f"{state}: “{old}” → “{target}”. Links to its {len(languages)} addresses and to "
        f"/go/{old}/ still answer, with a signpost that {then} “{target}”; "
        f"`concord links check` reports them as {state}"
    )


def _repointed(block: str, old: str, target: str) -> str:
    return f"{target}#" if block.startswith(f"{old}#") else block


def _give_up_block(work: _Work, old: str, target: str) -> None:
    """Record which block took the place of one that is gone."""
    page_id, _, block = old.partition("#")
    entry = work.pages.get(page_id)
    if entry is None or block not in {*entry.blocks, *entry.gone}:
        raise Refused(f"“{old}” was never published, so nobody links to it: just remove it")
    now = work.published.get(page_id)
    if now is None or block in now["blocks"]:
        raise Refused(f"“{old}” is still in the book, or its page is not: nothing to record")
    to_page, _, to_block = target.partition("#") if "#" in target else (target, "", "")
    if (
        to_page not in work.published
        or to_block
        and to_block not in work.published[to_page]["blocks"]
    ):
        raise Refused(f"“{target}” is no page or block of the book, so “{old}” cannot lead there")
    place = to_block if to_page == page_id else f"{to_page}#{to_block}"
    blocks = tuple(b for b in entry.blocks if b != block)
    work.pages[page_id] = replace(entry, blocks=blocks, gone={**entry.gone, block: place})
    work.effects.append(
        f"gone: “{old}” → “{target}”. Links to #{block} land there, or on top of the page"
    )


def _drop(work: _Work, code: str, target: str) -> None:
    if code not in work.languages:
        raise Refused(f"nothing was ever published in “{code}”")
    if code in work.book.languages:
        raise Refused(
            f"“{code}” is still a language of the book: take it out of languages.yml first"
        )
    if target not in work.book.languages:
        raise Refused(f"“{target}” is no language of the book, so “{code}” cannot lead there")
    work.languages[code] = replace(work.languages[code], state=MOVED, to=target)
    for other, entry in work.languages.items():
        if entry.state == MOVED and entry.to == code:
            work.languages[other] = replace(entry, to=target)
    pages = sum(code in record.urls for record in work.pages.values())
    work.effects.append(
        f"dropped: “{code}” → “{target}”. Links to its {pages} addresses still answer, with a "
        f"signpost to the same page in “{target}”"
    )


def _update(work: _Work, page_id: str, wish: Wish) -> None:
    """Bring the record of a page of the book up to date."""
    now, hashes = work.published[page_id], content(work.book, page_id)
    urls = {code: addresses.permanent(work.book, page_id, code) for code in now["languages"]}
    entry = work.pages.get(page_id)
    if entry is None:
        codes = tuple(sorted(urls))
        first = Change(work.revision, NEW, codes)
        blocks = tuple(sorted(now["blocks"], key=natural))
        work.pages[page_id] = Record(
            now["kind"],
            LIVE,
            "",
            work.revision,
            work.revision,
            urls,
            hashes,
            blocks,
            {},
            (first,),
            senses(work.book, page_id),
        )
        work.effects.append(
            f"new: the {now['kind']} “{page_id}”. From now on its addresses, /go/{page_id}/ and "
            f"its {amount(len(blocks), 'block')} are permanent"
        )
        return
    if entry.state != LIVE or entry.kind != now["kind"]:
        return  # an id used again: `concord check` refuses it
    added = tuple(b for b in now["blocks"] if b not in entry.blocks and b not in entry.gone)
    kept = {code: url for code, url in urls.items() if code not in entry.urls}
    # Of a language that is new as a whole, one line was said already.
    told = [url for code, url in sorted(kept.items()) if code in work.known]
    if added or told:
        what = [f"#{block}" for block in sorted(added, key=natural)] + told
        work.effects.append(f"new in “{page_id}”: {', '.join(what)}")
    entry = replace(
        entry,
        urls={**entry.urls, **kept},
        blocks=tuple(sorted({*entry.blocks, *added}, key=natural)),
    )
    work.pages[page_id] = _with_content(work, page_id, entry, hashes, wish)


def _with_content(
    work: _Work, page_id: str, entry: Record, hashes: Mapping[str, str], wish: Wish
) -> Record:
    """The record with a change of what the page says, if there is one.

    What a page says in a language that is new there is recorded, but is no change.
    """
    changed = tuple(
        sorted(c for c, digest in hashes.items() if entry.content.get(c, digest) != digest)
    )
    before, now = entry.senses, senses(work.book, page_id)
    entry = replace(entry, content={**entry.content, **hashes}, senses=_kept(entry, now))
    if not changed:
        return entry
    told = CANONICAL in changed and wish.wording is not None and page_id not in wish.wording
    kind = MEANING if told or page_id in wish.meaning else WORDING
    lines = list(turns(page_id, before, now))
    if kind == WORDING:
        work.turned += lines
    asks = {
        MEANING: "courses that link here are asked to review it; say --wording if they need not",
        WORDING: "courses that link here need not review it",
    }
    work.effects.append(f"{kind}: “{page_id}” changed in {', '.join(changed)}; {asks[kind]}")
    work.effects += [f"    look: {line}" for line in lines]
    if CANONICAL in changed and not before:
        work.effects.append(
            "    what its blocks said before was not recorded: compare them yourself"
        )
    entry = replace(entry, last=work.revision)
    return _with_change(entry, Change(work.revision, kind, changed))


def _kept(entry: Record, now: Mapping[str, str]) -> dict[str, str]:
    """The senses of the published blocks: what each says now, and what those that are gone said."""
    kept = {block: sense for block, sense in entry.senses.items() if block in entry.blocks}
    return kept | {block: sense for block, sense in now.items() if block in entry.blocks}


def _with_change(entry: Record, change: Change) -> Record:
    """The record with a change added; those of one revision are one change, the weightiest."""
    history = list(entry.history)
    if history and history[-1].revision == change.revision:
        last = history.pop()
        kind = max(last.change, change.change, key=_RANK.__getitem__)
        codes = tuple(sorted({*last.languages, *change.languages}))
        change = Change(change.revision, kind, codes)
    return replace(entry, history=(*history, change))
