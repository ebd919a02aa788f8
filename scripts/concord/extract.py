"""What there is to translate: one message a block, as gettext messages.

:func:`messages` takes them from the whole book, with what helps a translator;
:func:`extract` is a Babel extractor (entry point ``babel.extractors``) for one file, so
that ``pybabel extract`` and the tools built on it see the same contexts and texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from . import pages, register, strict_yaml
from .diagnostics import Finding
from .layout import QUESTIONS
from .links import questions
from .model import Article, Block, Book, Message, Page, block_context, passage_context

INTERFACE = "interface"
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
                comment = f"{passage.kind} {passage.number} of {article.id}, described in one line"
                context = passage_context(article, passage)
                source = article.location.path
                yield Message(context, passage.gloss, "articles", (comment,), source)


def _page_messages(book: Book, page: Page, domain: str) -> Iterator[Message]:
    for block in page.blocks:
        context = block_context(page, block)
        if not context.startswith(f"{INTERFACE}/"):
            comments = tuple(_comments(book, page, block))
            yield Message(context, block.text, domain, comments, page.location.path)


def _comments(book: Book, page: Page, block: Block) -> Iterator[str]:
    """Where the block stands and what it rests on, for the translator."""
    section = ""
    if block.section and block.kind != "heading":
        section = page.by_id[block.section].text
    yield f"{block.kind} under “{section}”" if section else block.kind
    for cite in block.citations:
        article = book.articles.get(cite.article)
        passage = article.by_number.get(cite.number) if article else None
        if passage:
            yield f"rests on {cite}: {passage.gloss}"


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
