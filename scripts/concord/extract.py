"""What there is to translate: one message a block, as gettext messages.

:func:`messages` takes them from the whole book, with what helps a translator;
:func:`extract` is a Babel extractor (entry point ``babel.extractors``) for one file, so
that ``pybabel extract`` and the tools built on it see the same contexts and texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from . import pages, register, strict_yaml
from .diagnostics import Finding
from .layout import QUESTIONS
from .links import questions
from .model import INTERFACE, Article, Block, Book, Message, Page, block_context, passage_context

_FOLDERS = {"principles": "principle", "chapters": "chapter"}


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
        yield from questions.messages(book, chapter)
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
            comments = (place, *_rests_on(book, block))
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


def _rests_on(book: Book, block: Block) -> Iterator[str]:
    """The passages behind a block, for the translator."""
    for cite in block.citations:
        article = book.articles.get(cite.article)
        passage = article.by_number.get(cite.number) if article else None
        if article and passage:
            yield f"rests on {cite}, passage {cite.number} of “{article.title}”: {passage.gloss}"


def extract(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: dict[str, Any]
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Babel extractor for pages, registers and interface texts.

    :returns: ``(line, "pgettext", (context, text), comments)`` for each message.
    :raises ValueError: when the file has a finding that would lose a message.
    """
    path = Path(fileobj.name)
    text = fileobj.read().decode("utf-8")
    findings: list[Finding] = []
    if path.suffix == ".md":
        kind = _FOLDERS.get(path.parent.name, "page")
        page = pages.parse_page(text, path.as_posix(), path.stem, kind, findings)
        found = [
            (block.location.line, block_context(page, block), block.text)
            for block in page.blocks
            if not block_context(page, block).startswith(f"{INTERFACE}/")
        ]
    elif path.stem == INTERFACE:
        node = strict_yaml.load(text, path.as_posix(), findings)
        pairs = node.value.items() if node and isinstance(node.value, dict) else []
        found = [
            (value.location.line, f"{INTERFACE}/{key}", value.text or "") for key, value in pairs
        ]
    elif path.parent.name == QUESTIONS.name:
        asked = questions.parse(text, path.as_posix(), findings)
        found = [
            (where.line, f"{path.stem}/{block}", message)
            for question in asked
            for block, message, where in questions.blocks(question)
        ]
    else:
        article = register.parse_register(text, path.as_posix(), path.stem, findings)
        found = list(_glosses(article)) if article else []
    if findings:
        raise ValueError(f"{findings[0].location} {findings[0].code} {findings[0].message}")
    for line, context, message in found:
        yield line, "pgettext", (context, message), []


def _glosses(article: Article) -> Iterator[tuple[int, str, str]]:
    for passage in article.passages:
        yield passage.location.line, passage_context(article, passage), passage.gloss
