"""The rules a book must keep. Each takes the book and yields findings; none reads a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import inline, register
from .diagnostics import Finding, Location
from .extract import messages
from .load import LANGUAGES, Loaded, catalogue_path
from .model import (
    CANONICAL,
    MUST_BE_CITED,
    OPTIONAL_SECTIONS,
    SECTIONS,
    STATEMENT,
    SUPPORTING,
    Article,
    Block,
    Book,
    Citation,
    Entry,
    Page,
)

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def check(loaded: Loaded) -> list[Finding]:
    """Every finding about the book: those of loading, then those of the rules.

    Rules about what is missing run only when every file could be read; otherwise they
    would accuse the pages that are whole.
    """
    findings = list(loaded.findings)
    book = loaded.book
    for page in book.pages.values():
        findings += _page(book, page)
    findings += _nothing(book)
    if loaded.complete:
        for rule in (_chapters, _citations_resolve, _accounted_for, _links):
            findings += rule(book)
        findings += _catalogues(loaded)
    return sorted(set(findings))


def _nothing(book: Book) -> Iterator[Finding]:
    """A check that looked at nothing has failed."""
    amounts = {
        "article": len(book.articles),
        "passage": sum(len(article.passages) for article in book.articles.values()),
        "chapter": len(book.chapters),
        "principle": sum(page.kind == "principle" for page in book.pages.values()),
        "translated language": len(book.catalogues),
        "interface text": len(book.interface),
    }
    for what, amount in amounts.items():
        if not amount:
            yield Finding(Location("docs"), "CFG009", f"the book has no {what}")


def _page(book: Book, page: Page) -> Iterator[Finding]:
    if page.kind == "principle":
        yield from _sections(book, page)
    for block in page.blocks:
        advice = page.kind == "principle" and block.kind in ("paragraph", "item")
        if advice and not block.citations:
            yield Finding(block.location, "PAGE008", f"“{block.id}” cites no passage")
        if block.section == "differ" and block.citations and len({c.article for c in block.citations}) < 2:
            yield Finding(block.cites_location, "PAGE016", f"“{block.id}” cites one article only")


def _sections(book: Book, page: Page) -> Iterator[Finding]:
    """A principle is its title, its statement and the standard sections in order."""
    headings = [block for block in page.blocks if block.kind == "heading"]
    ids = [block.id for block in headings]
    for block in headings:
        standard = book.interface.get(f"section-{block.id}", ("", None))[0]
        if block.id not in SECTIONS:
            yield Finding(block.location, "PAGE007", f"“{block.id}” is no section of a principle")
        elif standard and block.text != standard:
            yield Finding(block.location, "PAGE007", f"“{block.text}” is headed “{standard}” elsewhere")
    wanted = [section for section in SECTIONS if section in ids or section not in OPTIONAL_SECTIONS]
    if missing := [section for section in wanted if section not in ids]:
        yield Finding(page.location, "PAGE007", f"“{page.id}” has no section {', '.join(missing)}")
    elif [i for i in ids if i in SECTIONS] != wanted:
        yield Finding(headings[0].location, "PAGE007", f"the sections stand in the order {', '.join(ids)}")
    for section in set(ids):
        if section in SECTIONS and not any(b.section == section for b in page.blocks):
            yield Finding(page.by_id[section].location, "PAGE007", f"the section “{section}” is empty")
    opening = [block for block in page.blocks if not block.section and block.kind != "title"]
    leading = [block for block in opening if block.kind == "paragraph"]
    if [block.id for block in leading] != [STATEMENT]:
        yield Finding(page.location, "PAGE007", f"“{page.id}” does not open with one paragraph #{STATEMENT}")


def _chapters(book: Book) -> Iterator[Finding]:
    listed: dict[str, tuple[str, Location]] = {}
    for chapter in (page for page in book.pages.values() if page.kind == "chapter"):
        for principle, where in chapter.principles:
            if principle not in book.pages or book.pages[principle].kind != "principle":
                yield Finding(where, "PAGE012", f"“{principle}” is the id of no principle")
            elif principle in listed:
                yield Finding(where, "PAGE013", f"“{principle}” is also in “{listed[principle][0]}”")
            else:
                listed[principle] = (chapter.id, where)
        if not chapter.principles:
            yield Finding(chapter.location, "PAGE013", f"chapter “{chapter.id}” has no principle")
    for page in book.pages.values():
        if page.kind == "principle" and page.id not in listed:
            yield Finding(page.location, "PAGE013", f"“{page.id}” is in no chapter")


def _citations_resolve(book: Book) -> Iterator[Finding]:
    for page in book.pages.values():
        for block in page.blocks:
            kinds = []
            for cite in block.citations:
                article = book.articles.get(cite.article)
                passage = article.by_number.get(cite.number) if article else None
                if passage is None:
                    what = f"{cite.article} has {len(article.passages)} passages" if article else "there is no such article"
                    yield Finding(block.cites_location, "PAGE010", f"“{cite}”: {what}")
                else:
                    kinds.append(passage.kind)
            if kinds and not set(kinds) & set(SUPPORTING):
                yield Finding(block.cites_location, "PAGE011", f"“{block.id}” rests on {', '.join(kinds)} alone")


def _accounted_for(book: Book) -> Iterator[Finding]:
    for article in book.articles.values():
        for passage in article.passages:
            if passage.kind in MUST_BE_CITED and Citation(article.id, passage.number) not in book.cited_by:
                yield Finding(passage.location, "SRC012", f"no block cites {article.id}:{passage.number} ({passage.kind})")


def _links(book: Book) -> Iterator[Finding]:
    """Links and markup of the English."""
    known = inline.targets([*book.pages, *book.articles])
    for page in book.pages.values():
        for principle, where in page.related:
            if principle not in book.pages or book.pages[principle].kind != "principle":
                yield Finding(where, "PAGE012", f"“{principle}” is the id of no principle")
        for block in page.blocks:
            for fault in inline.parse(block.text, known)[1]:
                code = "PAGE012" if fault.kind == "link" else "PAGE001"
                yield Finding(block.location, code, fault.message)


def _catalogues(loaded: Loaded) -> Iterator[Finding]:
    book = loaded.book
    wanted = {message.context: message for message in messages(book)}
    known = inline.targets([*book.pages, *book.articles])
    english = {context: inline.parse(message.text, known)[0] for context, message in wanted.items()}
    for code, entries in book.catalogues.items():
        for context, message in wanted.items():
            entry = entries.get(context)
            if entry is None:
                path = catalogue_path(code, message.domain)
                where = Location(path if message.domain in loaded.catalogues[code] else LANGUAGES.parent.as_posix() + f"/{code}")
                yield Finding(where, "PO005", f"“{context}” is missing")
            elif entry.source != message.text:
                yield Finding(entry.location, "PO009", f"the English of “{context}” has changed")
            elif not entry.text.strip():
                yield Finding(entry.location, "PO006", f"“{context}” is empty")
            elif entry.fuzzy:
                yield Finding(entry.location, "PO007", f"“{context}” is marked fuzzy")
            else:
                yield from _translation(entry, english[context], known)
        for context in entries.keys() - wanted.keys():
            yield Finding(entries[context].location, "PO008", f"“{context}” is no block of the book")


def _translation(entry: Entry, english: tuple[inline.Span, ...], known: inline.Targets) -> Iterator[Finding]:
    """What a current translation carries besides words is what the English carries."""
    spans, faults = inline.parse(entry.text, known)
    for fault in faults:
        yield Finding(entry.location, "PO010" if fault.kind == "link" else "PO011", fault.message)
    if not faults and sorted(inline.link_targets(spans)) != sorted(inline.link_targets(english)):
        yield Finding(entry.location, "PO010", f"“{entry.context}” has other links than the English")
    here, there = (Counter(_PLACEHOLDER.findall(text)) for text in (entry.text, entry.source))
    if here != there:
        yield Finding(entry.location, "PO013", f"“{entry.context}” has {', '.join(here) or 'none'}, the English {', '.join(there) or 'none'}")
    if any(ch in entry.text for ch in "\n\t"):
        yield Finding(entry.location, "PO011", f"“{entry.context}” has a line break or tab")


def check_texts(book: Book, texts: Mapping[str, str]) -> tuple[list[Finding], int, int]:
    """Compare the registers with the article texts at hand.

    :param texts: text by file name; a text belongs to the article it shares most passages with.
    :returns: findings, how many registered passages match, and how many there are.
    """
    findings: list[Finding] = []
    matching = total = 0
    marks = {name: Counter(map(register.fingerprint, register.passages_of(text))) for name, text in texts.items()}
    left = set(texts)
    for article in book.articles.values():
        total += len(article.passages)
        own = Counter(passage.fingerprint for passage in article.passages)
        shared = {name: (own & marks[name]).total() for name in sorted(left)}
        named = next((name for name in sorted(left) if name.endswith(f"/{article.id}.txt")), None)
        best = named or max(shared, key=lambda name: shared[name], default=None)
        if best is None or (best != named and not shared[best]):
            findings.append(Finding(article.location, "SRC010", f"no text at hand is that of “{article.id}”"))
            continue
        left.remove(best)
        changes = register.compare(article, texts[best])
        matching += len(article.passages) - sum(change.kind in ("altered", "missing") for change in changes)
        findings += _text_findings(book, article, best, changes)
    for name in sorted(left):
        findings.append(Finding(Location(name), "SRC010", "this text is that of no registered article"))
    return findings, matching, total


def _text_findings(book: Book, article: Article, name: str, changes: list[register.Change]) -> Iterator[Finding]:
    codes = {"altered": "SRC007", "missing": "SRC008", "added": "SRC009"}
    for change in changes:
        if change.kind not in codes:
            continue
        number = change.old or change.new
        where = article.by_number[change.old].location if change.old else Location(name)
        resting = resting_on(book, Citation(article.id, change.old))
        names = ", ".join(f"{page.id}#{block.id}" for page, block in resting) or "nothing"
        yield Finding(where, codes[change.kind], f"passage {number} of {article.id} is {change.kind}; {names} rests on it")


def resting_on(book: Book, cite: Citation) -> tuple[tuple[Page, Block], ...]:
    """The blocks that cite a passage."""
    return book.cited_by.get(cite, ())


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
        cited[article.id] = (sum(Citation(article.id, p.number) in book.cited_by for p in owed), len(owed))
    wanted = list(messages(book))
    translated = {
        code: sum(book.translate(m.context, m.text, code).state == "translated" for m in wanted)
        for code in book.languages if code != CANONICAL
    }
    blocks = [block for page in book.pages.values() for block in page.blocks]
    return Counts(
        len(book.articles), sum(map(len, (a.passages for a in book.articles.values()))), by_kind, cited,
        len(book.chapters), sum(page.kind == "principle" for page in book.pages.values()), len(blocks),
        sum(len(block.citations) for block in blocks), len(wanted), translated,
    )


