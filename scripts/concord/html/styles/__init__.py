"""The style sheets of the site, by subject, joined in the order in which they may take things back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..templating import render

FOLDER = Path(__file__).parent
SHEETS: Mapping[str, tuple[str, ...]] = {
    "concord.css": (
        "theme",
        "base",
        "blocks",
        "principle",
        "chapter",
        "lists",
        "home",
        "search",
        "print",
    ),
    # Paper has the last word there too.
    "other.css": ("map", "path", "articles", "status", "courses", "trainers", "print"),
    "parallel.css": ("parallel",),
}
"""What browsers fetch, and what each is joined from; the first begins with the tokens. It is for every
page and is all that the home page, principles and chapters need, where first visits begin."""

COURSE = ("base", "blocks", "principle", "chapter", "lists", "course")
"""What the style sheet of a course is joined from: a document that stands without the theme."""
ALONE = (
    *(part for part in SHEETS["concord.css"] if part not in ("theme", "search", "print")),
    *SHEETS["other.css"],
    *SHEETS["parallel.css"],
    "alone",
)
"""What the one style sheet of pages is joined from that no theme stands around."""


def alone() -> str:
    """The style sheet of pages without a theme."""
    return _joined(ALONE, render("course.css"))


def course() -> str:
    """The style sheet of a course."""
    return _joined(COURSE, render("course.css"))


def sheet(name: str) -> str:
    """A style sheet of :data:`SHEETS`."""
    return _joined(SHEETS[name], render("tokens.css") if name == "concord.css" else "")


_UNSEEN = re.compile(
    r"""("[^"]*"|'[^']*')|/\*.*?\*/|\s*([{};,])\s*|^\s+""", re.DOTALL | re.MULTILINE
)
"""Comments, and blanks around what parts: a seventh of the sheets as they arrive, and no browser reads
it. What stands in quotes stays."""


def _joined(parts: Iterable[str], tokens: str) -> str:
    texts = [(FOLDER / f"{part}.css").read_text("utf-8") for part in parts]
    return _UNSEEN.sub(
        lambda found: (found[1] or "") + (found[2] or ""), "\n".join([tokens, *texts])
    )
