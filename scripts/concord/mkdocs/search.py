"""Puts Concord's search in the place of Material's own: its script, its index, its texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from ..book.model import Book, Language
from ..html.renderer import Renderer
from ..running.kept import Store
from ..search import documents
from . import assets

INDEX = Path("search") / "index.json"
"""Says which file beside it is the index: the name of that changes with what is in it."""
MATERIAL_INDEX = Path("search") / "search_index.json"
_TEXTS = ("none", "next", "word", "elsewhere", "failed", "read-as")
"""Interface texts that the page's script shows, without ``search-``."""


def settings(r: Renderer) -> dict[str, Any]:
    """What the script in the page needs to know."""
    return {
        "language": r.language.code,
        "languages": [[code, r.language_name(code)] for code in r.book.languages],
        "texts": {key: r.text(f"search-{key}") for key in _TEXTS},
    }


def write(
    book: Book, language: Language, config: MkDocsConfig, store: Store, *, small: bool
) -> None:
    """Write the index of one language into its site.

    Material's own index keeps its settings, which the marking of words on a page reads, and
    no text.

    :param small: make its file as small as can be, which takes twenty times as long.
    :raises PluginError: when Material's search did not leave its index where it used to.
    """
    site = Path(config.site_dir)
    theirs = site / MATERIAL_INDEX
    if not theirs.is_file():
        raise PluginError(
            f"Material's search wrote no {MATERIAL_INDEX}: has it changed, or is `search` not a plugin?"
        )
    kept = json.loads(theirs.read_text("utf-8"))["config"]
    theirs.write_text(json.dumps({"config": kept, "docs": []}, ensure_ascii=False), "utf-8")
    data = documents.dump(documents.index(book, language), store, small=small).encode()
    named = assets.named(INDEX.name, data)
    (site / INDEX).with_name(named).write_bytes(data)
    (site / INDEX).write_text(json.dumps({"index": named}), "utf-8")
