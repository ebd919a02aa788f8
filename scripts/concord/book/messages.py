"""What there is to translate: one message a block, with what helps a translator."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..findings.diagnostics import Location
from . import beside, questions, scenarios, steps
from .citing import rests_on
from .model import INTERFACE, Book, Message, Page, block_context, passage_context


def messages(book: Book) -> Iterator[Message]:
    """Every message of the book, in the book's order, each context once."""
    for key, (text, where) in book.interface.items():
        yield Message(f"{INTERFACE}/{key}", text, INTERFACE, (), where.path)
    domains = dict.fromkeys(book.others, "pages")
    for chapter in book.chapters:
        domains.setdefault(chapter, chapter)
        for principle, _ in book.pages[chapter].principles:
            # A finding elsewhere: a principle that is not there, or in two chapters.
            if principle in book.pages:
                domains.setdefault(principle, chapter)
    for page_id, domain in domains.items():
        yield from _page_messages(book, book.pages[page_id], domain)
    for chapter in book.chapters:
        yield from scenarios.messages(book, chapter)
        yield from questions.messages(book, chapter)
    yield from steps.messages(book)
    for article in book.articles.values():
        for passage in article.passages:
            if passage.gloss:
                comment = (
                    f"{passage.kind}, passage {passage.number} of {article.id}, “{article.title}”, "
                    f"described in one line, {_length(passage.gloss)}"
                )
                context = passage_context(article, passage)
                source = article.location.path
                yield Message(context, passage.gloss, "articles", (comment,), source)


def places(book: Book) -> dict[str, Location]:
    """Where the English of each message stands, by context."""
    found = {f"{INTERFACE}/{key}": where for key, (_, where) in book.interface.items()}
    for page in book.pages.values():
        for block in page.blocks:
            found.setdefault(block_context(page, block), block.location)
    for text in beside.texts(book):
        found.setdefault(text.context, text.location)
    for article in book.articles.values():
        for passage in article.passages:
            found[passage_context(article, passage)] = passage.location
    return found


def for_language(book: Book, language: str) -> Iterator[Message]:
    """Every message of the book, with the terms that the language's translators agreed on."""
    agreed = {term.term.casefold(): term for term in book.languages[language].glossary}
    longest = sorted(map(re.escape, agreed), key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(longest)})(?:s|es)?\b", re.IGNORECASE)
    for message in messages(book):
        found = dict.fromkeys(pattern.findall(message.text.casefold()) if agreed else ())
        terms = (agreed[name] for name in found)
        hints = (f"glossary: {term.term} → {term.translation}" for term in terms)
        yield replace(message, comments=(*message.comments, *hints))


def _page_messages(book: Book, page: Page, domain: str) -> Iterator[Message]:
    positions = _positions(page)
    for block in page.blocks:
        context = block_context(page, block)
        if not context.startswith(f"{INTERFACE}/"):
            place = f"{positions[block.id]}, {_length(block.text)}"
            comments = (place, *rests_on(book, block.citations))
            yield Message(context, block.text, domain, comments, page.location.path)


def _positions(page: Page) -> dict[str, str]:
    """Where each block stands on its page, in words."""
    amounts = Counter((block.section, block.kind) for block in page.blocks)
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for block in page.blocks:
        key = (block.section, block.kind)
        seen[key] += 1
        place = block.kind
        if amounts[key] > 1 and block.kind != "heading":
            place += f" {seen[key]} of {amounts[key]}"
        if block.section and block.kind != "heading":
            place += f" under “{page.by_id[block.section].text}”"
        of_page = f"{page.kind} {page.id}" if block.kind == "title" else f"“{page.title}”"
        found[block.id] = f"{place}, of {of_page}"
    return found


def _length(text: str) -> str:
    return f"{len(text)} characters"
