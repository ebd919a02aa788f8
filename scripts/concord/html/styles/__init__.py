"""The style sheets of the site, by subject, joined in the order in which they may take things back."""

from __future__ import annotations

from collections.abc import Mapping
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
        "map",
        "path",
        "articles",
        "status",
        "courses",
        "trainers",
        "search",
        "print",
    ),
    "parallel.css": ("parallel",),
}
"""What browsers fetch, and what each is joined from; the first begins with the tokens."""


def sheet(name: str) -> str:
    """A style sheet of :data:`SHEETS`."""
    tokens = render("tokens.css") if name == "concord.css" else ""
    parts = [(FOLDER / f"{part}.css").read_text("utf-8") for part in SHEETS[name]]
    return "\n".join([tokens, *parts] if tokens else parts)
