"""What the site and the books look like: colours, sizes, spaces, marks, from ``tokens.toml``.

The style sheets of the site and the templates of the books both read these, so that a reader who
has seen one knows the other. The mark of the book is one drawing, in those colours.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

FOLDER = Path(__file__).parent

Line = Sequence[Sequence[float]]
"""Points of a square of 100 by 100 that a line runs through."""


def tokens() -> Mapping[str, Mapping[str, Any]]:
    """Everything in the file, by table: ``light`` and ``dark`` (colours by name), ``size``,
    ``space`` and ``corner`` (times the size of the text), ``icon`` (lines by name).
    """
    return tomllib.loads((FOLDER / "tokens.toml").read_text("utf-8"))


def mark() -> str:
    """The mark of the book, an SVG image."""
    light = tokens()["light"]
    drawing = Template((FOLDER / "mark.svg").read_text("utf-8"))
    return drawing.substitute(ground=light["head"], bubble=light["amber"])
