"""The rules a book must keep. Each takes the book and yields findings; none reads a file."""

from __future__ import annotations

from collections.abc import Iterator

from ..book import inline, questions
from ..book.layout import CHAPTERS
from ..book.loaded import Loaded
from ..book.model import (
    CAN,
    ID_FORM,
    KINDS,
    MUST_BE_CITED,
    OPTIONAL_SECTIONS,
    OUTCOMES,
    SECTIONS,
    STATEMENT,
    SUPPORTING,
    Book,
    Citation,
    Page,
)
from ..findings.diagnostics import Finding, Location, amount
from . import english, quality, translations
from . import questions as asked


def check(loaded: Loaded) -> list[Finding]:
    """Every finding about the book: what makes it sound, and how its translations are written."""
    findings = sound(loaded)
    # A catalogue that says it is of another language is not judged as one of this.
    misplaced = {Location(f.location.path) for f in loaded.findings if f.code == "PO003"}
    of_rules = set(findings).difference(loaded.findings)
    unsound = {finding.location for finding in of_rules if finding.code.startswith("PO")}
    findings += quality.wording_findings(loaded, misplaced | unsound)
    return sorted(set(findings))


def sound(loaded: Loaded) -> list[Finding]:
    """Findings of loading, and of the rules without which no edition can be made.

    Rules about what is missing leave out what could not be read; otherwise they would
    accuse the files that are whole.
    """
    findings = list(loaded.findings)
    # A block whose citations could not be read is not also one without citations.
    unclear = {finding.location for finding in findings if finding.code == "PAGE009"}
    for page in loaded.book.pages.values():
        if page.kind == "principle" and page.id not in loaded.unread_pages:
            findings += _sections(loaded.book, page)
        findings += _sources(page, unclear)
        if page.id not in loaded.unread_pages:
            findings += _under_its_heading(page)
    for rule in (_nothing, _chapters, _citations_resolve, _accounted_for, _links):
        findings += rule(loaded)
    findings += english.english_findings(loaded)
    findings += asked.question_findings(loaded)
    findings += translations.translation_findings(loaded)
    return sorted(set(findings))


def _nothing(loaded: Loaded) -> Iterator[Finding]:
    """A check that looked at nothing has failed."""
    book = loaded.book
    amounts = {
        "article": len(book.articles),
        "passage": sum(len(article.passages) for article in book.articles.values()),
        "chapter": len(book.chapters),
        "principle": sum(page.kind == "principle" for page in book.pages.values()),
        "translated language": len(book.catalogues),
        "interface text": len(book.interface),
    }
    for what, number in amounts.items():
        if not number and loaded.complete:
            yield Finding(Location("docs"), "CFG009", f"the book has no {what}")


def _sources(page: Page, unclear: set[Location]) -> Iterator[Finding]:
    """Advice names its sources; a conflict names both sides."""
    for block in page.blocks:
        if block.cites_location in unclear:
            continue
        advice = page.kind == "principle" and block.kind in ("paragraph", "item")
        if advice and not block.citations:
            yield Finding(block.location, "PAGE008", f"“{block.id}” cites no passage")
        articles = {cite.article for cite in block.citations}
        if block.section == "differ" and len(articles) == 1:
            where = block.cites_location
            yield Finding(where, "PAGE016", f"“{block.id}” cites one article only")


def _sections(book: Book, page: Page) -> Iterator[Finding]:
    """A principle is its title, its statement and the standard sections in order."""
    headings = [block for block in page.blocks if block.kind == "heading"]
    ids = [block.id for block in headings]
    for block in headings:
        standard = book.interface.get(f"section-{block.id}", ("", None))[0]
        if block.id not in SECTIONS:
            yield Finding(block.location, "PAGE007", f"“{block.id}” is no section of a principle")
        elif standard and block.text != standard:
            yield Finding(
                block.location, "PAGE007", f"“{block.text}” is headed “{standard}” elsewhere"
            )
    wanted = [section for section in SECTIONS if section in ids or section not in OPTIONAL_SECTIONS]
    if missing := [section for section in wanted if section not in ids]:
        yield Finding(page.location, "PAGE007", f"“{page.id}” has no section {', '.join(missing)}")
    elif [i for i in ids if i in SECTIONS] != wanted:
        yield Finding(
            headings[0].location, "PAGE007", f"the sections stand in the order {', '.join(ids)}"
        )
    filled = {block.section for block in page.blocks if block.kind != "heading"}
    for block in headings:
        if block.id in SECTIONS and block.id not in filled:
            yield Finding(block.location, "PAGE007", f"the section “{block.id}” is empty")
    opening = [block for block in page.blocks if not block.section and block.kind != "title"]
    leading = [block for block in opening if block.kind == "paragraph"]
    if [block.id for block in leading] != [STATEMENT]:
        yield Finding(
            page.location, "PAGE007", f"“{page.id}” does not open with one paragraph #{STATEMENT}"
        )


def _under_its_heading(page: Page) -> Iterator[Finding]:
    """A block stands under the heading that its id names, so that advice keeps its sense.

    In a principle every id names its section, in a chapter those of outcomes do; elsewhere an
    id may name none, but no other heading of its page.
    """
    headings = [block.id for block in page.blocks if block.kind == "heading"]
    if page.kind == "principle" and {*SECTIONS} - {*OPTIONAL_SECTIONS, *headings}:
        return  # what stands under a heading that is missing has a finding of its own
    prefixes = {OUTCOMES: CAN} if page.kind == "chapter" else {}
    named = {prefixes.get(heading, heading): heading for heading in headings}
    strict = {"principle": SECTIONS, "chapter": (OUTCOMES,)}.get(page.kind, ())
    for block in page.blocks:
        if block.kind in ("title", "heading") or not ID_FORM.fullmatch(block.id):
            continue
        own = prefixes.get(block.section, block.section)
        other = max((p for p in named if block.id.startswith(f"{p}-")), key=len, default=own)
        if other != own or block.section in strict and not block.id.startswith(f"{own}-"):
            where = f"under “{block.section}”" if block.section else "above the first heading"
            yield Finding(block.location, "PAGE017", f"“{block.id}” stands {where}")


def _chapters(loaded: Loaded) -> Iterator[Finding]:
    book = loaded.book
    listed: dict[str, str] = {}
    chapters = [page for page in book.pages.values() if page.kind == "chapter"]
    for chapter in chapters:
        for principle, where in chapter.principles:
            if not _is_principle(loaded, principle):
                yield Finding(where, "PAGE012", f"“{principle}” is the id of no principle")
            elif principle in listed:
                message = f"“{principle}” is also in “{listed[principle]}”"
                yield Finding(where, "PAGE013", message)
            else:
                listed[principle] = chapter.id
        if not chapter.principles and chapter.id not in loaded.unread_pages:
            message = f"chapter “{chapter.id}” has no principle"
            yield Finding(chapter.location, "PAGE013", message)
    # A chapter that could not be read may list the principle.
    if not any(path.startswith(CHAPTERS.as_posix()) for path in loaded.unread):
        for page in book.pages.values():
            if page.kind == "principle" and page.id not in listed:
                yield Finding(page.location, "PAGE013", f"“{page.id}” is in no chapter")


def _is_principle(loaded: Loaded, page_id: str) -> bool:
    """Whether ``page_id`` is a principle; it may be, when its page could not be read."""
    page = loaded.book.pages.get(page_id)
    return page.kind == "principle" if page else page_id in loaded.unread_pages


def _citations_resolve(loaded: Loaded) -> Iterator[Finding]:
    articles = loaded.book.articles
    for page in loaded.book.pages.values():
        for block in page.blocks:
            kinds = []
            for cite in block.citations:
                article = articles.get(cite.article)
                passage = article.by_number.get(cite.number) if article else None
                if passage:
                    kinds.append(passage.kind)
                elif cite.article not in loaded.unread_articles:
                    count = "no article"
                    if article:
                        count = f"it has {amount(len(article.passages), 'passage')}"
                    yield Finding(block.cites_location, "PAGE010", f"“{cite}”: {count}")
            unclear = len(kinds) < len(block.citations) or not set(kinds) <= set(KINDS)
            if kinds and not unclear and not set(kinds) & set(SUPPORTING):
                message = f"“{block.id}” rests on {', '.join(kinds)} alone"
                yield Finding(block.cites_location, "PAGE011", message)


def _accounted_for(loaded: Loaded) -> Iterator[Finding]:
    book = loaded.book
    unclear = any(finding.code == "PAGE009" for finding in loaded.findings)
    if unclear or loaded.unread_pages:
        return
    for article in book.articles.values():
        for passage in article.passages if article.id not in loaded.unread_articles else ():
            cite = Citation(article.id, passage.number)
            if passage.kind in MUST_BE_CITED and cite not in book.cited_by:
                yield Finding(passage.location, "SRC012", f"no block cites {cite} ({passage.kind})")


def _links(loaded: Loaded) -> Iterator[Finding]:
    """Links and markup of the English."""
    book = loaded.book
    known = translations.link_targets(loaded)
    for page in book.pages.values():
        for principle, where in page.related:
            if not _is_principle(loaded, principle):
                yield Finding(where, "PAGE012", f"“{principle}” is the id of no principle")
    texts = [(block.text, block.location) for page in book.pages.values() for block in page.blocks]
    texts += book.interface.values()
    texts += questions.texts(book)
    texts += [(p.gloss, p.location) for a in book.articles.values() for p in a.passages]
    for text, where in texts:
        for fault in inline.parse(text, known)[1]:
            yield Finding(where, "PAGE012" if fault.kind == "link" else "PAGE001", fault.message)
