"""A Babel extractor for the files of the book.

Through the entry point ``babel.extractors`` ``pybabel extract`` and the tools built on it see the
same contexts and texts as :func:`concord.book.messages.messages`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from ..book import pages, questions, register, scenarios, steps, strict_yaml
from ..book.layout import KINDS, PATH, QUESTIONS, SCENARIOS
from ..book.model import INTERFACE, NOW, Article, block_context, passage_context
from ..findings.diagnostics import Finding

_KINDS = {folder.name: kind for folder, kind in KINDS.items()}


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
        kind = _KINDS.get(path.parent.name, "page")
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
    elif path.parent.name == SCENARIOS.name:
        found = [
            (where.line, f"{path.stem}/{block}", message)
            for scenario in scenarios.parse(text, path.as_posix(), findings)
            for block, message, where in scenarios.blocks(scenario)
        ]
    elif path.name == PATH.name:
        found_steps = steps.parse(text, path.as_posix(), findings)
        found = [
            (where.line, f"{NOW}/{block}", message)
            for step in found_steps
            for block, message, where in steps.blocks(step)
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
