"""The placeholders of interface texts are those that the site and the books fill in."""

from __future__ import annotations

import re
from pathlib import Path

from concord.book.inline import PLACEHOLDER
from concord.book.load import load
from concord.book.placeholders import PLACEHOLDERS

ROOT = Path(__file__).parents[2]
CODE = ROOT / "scripts/concord"


def test_every_text_with_a_placeholder_is_listed() -> None:
    """docs/interface.yml and the list agree, key by key and name by name."""
    interface = load(ROOT).book.interface
    written = {
        key: frozenset(name.strip("{}") for name in PLACEHOLDER.findall(text))
        for key, (text, _) in interface.items()
        if PLACEHOLDER.search(text)
    }
    assert written == PLACEHOLDERS


def test_what_is_filled_in_is_listed() -> None:
    """Every name that Python or JavaScript fills in is a placeholder of some text, and the reverse."""
    python = "\n".join(path.read_text("utf-8") for path in CODE.rglob("*.py"))
    others = "\n".join(
        path.read_text("utf-8")
        for pattern in ("*.js", "*.html", "*.typ")
        for path in CODE.rglob(pattern)
    )
    called = set(re.findall(r"\b([a-z]+)=", python)) | set(re.findall(r"\b([a-z]+):", others))
    replaced = set(re.findall(r"replace\(\s*['\"]\{([a-z]+)\}", python + others))
    listed = {name for names in PLACEHOLDERS.values() for name in names}
    assert replaced <= listed
    assert listed <= called | replaced
