"""Sets one edition: data and templates in, a tagged PDF out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import typst

from .words import Data

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS = ["a-2a", "ua-1"]


def pdf(document: Data, families: Mapping[str, Sequence[str]], folders: Sequence[Path], timestamp: int) -> bytes:
    """Compile a document of :func:`content.document`."""
    used = dict.fromkeys(family for of_language in families.values() for family in of_language)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(f) for f in folders])
    return typst.compile(
        str(TEMPLATES / "book.typ"), root=str(TEMPLATES), font_paths=fonts,
        sys_inputs={
            "document": json.dumps(document, ensure_ascii=False), "fonts": json.dumps(families),
            "typefaces": ", ".join(used),
        },
        pdf_standards=STANDARDS, timestamp=timestamp,
    )
