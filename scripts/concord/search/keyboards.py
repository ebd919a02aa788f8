"""Keyboards: what the same keys write in another layout (``keyboards.json``, which names its source)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from ..book.model import Language

_FILE = Path(__file__).with_name("keyboards.json")
_LATIN = "en"


@cache
def _layouts() -> dict[str, list[str | None]]:
    layouts: dict[str, list[str | None]] = json.loads(_FILE.read_text("utf-8"))["layouts"]
    return layouts


def pairs(language: Language) -> list[str]:
    """What keys write on a US keyboard, and the same keys in the layout of a language.

    Two texts of as many keys with a space between each. Empty for a language without a layout of its own here, as for one that is typed on a US one.
    """
    own = _layouts().get(language.code, []) if language.code != _LATIN else []
    both = [(us, key) for us, key in zip(_layouts()[_LATIN], own, strict=False) if us and key]
    return [" ".join(side) for side in zip(*both, strict=True)]
