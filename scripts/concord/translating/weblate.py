"""Weblate's list of components, `translations/weblate.json`: one a catalogue, from the book.

`weblate import_json` takes it. Where the repository lies is for whoever sets Weblate up to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from ..book.layout import catalogue_path
from ..book.model import INTERFACE, Book

_EVERY_COMPONENT = {
    "new_base": "",
    "file_format": "po",
    "file_format_params": {"po_line_wrap": -1},
    "edit_template": False,
    "new_lang": "none",
    "manage_units": False,
}
_KEEPS = {"license": "CC-BY-4.0"}
_FLAGS = ["md-text", r'placeholders:r"\{[a-z_]+\}"']
_LABELS = ["ignore-same"]
"""A label may be a name, the same in every language; `concord check` finds what was left (PO043)."""


def write(book: Book) -> str:
    """The components as JSON, in the order of the book."""
    # Weblate would offer to translate a folder that is no language of the book, English too.
    known = f"^({'|'.join(map(re.escape, book.translated))})$"
    components: list[dict[str, Any]] = [
        {
            "name": name,
            "slug": domain,
            "vcs": "git",
            "filemask": catalogue_path("*", domain),
            **_EVERY_COMPONENT,
            "language_regex": known,
            "check_flags": ",".join(_FLAGS + _LABELS * (domain == INTERFACE)),
            **_KEEPS,
        }
        for domain, name in _domains(book)
    ]
    return json.dumps(components, ensure_ascii=False, indent=2) + "\n"


def _domains(book: Book) -> Iterator[tuple[str, str]]:
    """Each catalogue with the name that its translators see."""
    yield INTERFACE, "Interface"
    yield "pages", "Other pages"
    for chapter in book.chapters:
        yield chapter, book.pages[chapter].title
    yield "articles", "Articles"
