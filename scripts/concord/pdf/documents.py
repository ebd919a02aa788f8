"""What a template is given: what every edition has, and what its form asks for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from ..book.model import CANONICAL, Book
from . import cards, trainer
from .content import Content
from .editions import CARDS, PAPERS, SMALL, TRAINER, Edition
from .spans import Data


def document(book: Book, edition: Edition) -> Data:
    """Everything the templates set for ``edition``, and nothing that changes without the content."""
    content = Content(book, edition)
    data: Data = {
        "kind": edition.kind,
        "form": edition.form,
        "name": edition.name,
        "paper": {**PAPERS, **SMALL}[edition.paper],
        "address": book.address,
        "date": book.revision,
        "canonical": CANONICAL,
        "languages": [content.language(words) for words in content.words],
        "directions": {code: language.direction for code, language in book.languages.items()},
        "limits": content.limits(),
        **_PARTS[edition.form](content),
    }
    return data | {"revision": revision(data)}


def revision(data: Data) -> str:
    """A short mark of what a document holds: two copies with the same mark say the same."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]


def _book(content: Content) -> Data:
    index = content.index()
    return {
        "about": content.about(),
        "path": content.path(),
        "chapters": content.chapters(),
        "sessions": [],
        "map": content.map(),
        "articles": [article["heads"] for article in index],
        "index": index,
        "glossary": content.glossary(),
    }


def _trainer(content: Content) -> Data:
    """A book whose chapters are sessions."""
    nothing: Data = {"rows": [], "columns": []}
    return {
        "about": [],
        "path": None,
        "chapters": [],
        "map": nothing,
        "index": [],
        "glossary": nothing,
        **trainer.parts(content),
    }


_PARTS: dict[str, Callable[[Content], Data]] = {
    "": _book,
    CARDS: cards.parts,
    TRAINER: _trainer,
}
"""What each form asks for."""
