"""A site built from a draft, on a computer that has an article's text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from concord.book.load import load
from concord.book.model import Citation
from concord.mkdocs import reading
from concord.running.kept import NOTHING
from mkdocs.config import load_config

from ..support import SECRET
from . import PARALLEL, ROWS, Opened


def test_a_published_site_never_holds_a_passage(draft: Path) -> None:
    """Even with the text at hand, and named, no file of a build has it."""
    files = [path for path in (draft / "site").rglob("*") if path.is_file()]
    assert len(files) > 200
    assert [path for path in files if SECRET.encode() in path.read_bytes()] == []


def test_only_serving_reads_the_passages(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker is given holds original passages for `mkdocs serve` alone."""
    monkeypatch.setenv("CONCORD_ARTICLES", str(draft / "articles"))
    loaded, config = load(draft), load_config(str(draft / "mkdocs.yml"))
    assert reading.prepare(loaded, config, (), NOTHING, serving=False).originals == {}
    shown = reading.prepare(loaded, config, (), NOTHING, serving=True).originals
    assert shown == {Citation("th-adams", 14): SECRET}


@pytest.mark.parametrize("languages", ["fa,en", "th,ms,fa"])
def test_a_language_that_lacks_a_block_stays_aligned(
    opened: Opened,
    serve: Callable[[Path], str],
    draft: Path,
    say: Callable[[str, str], str],
    languages: str,
) -> None:
    """The column shows the English with a note in the reader's language; no row is blank or askew."""
    page = opened(f"ms/{PARALLEL}?with={languages}", base=serve(draft / "site"))
    for row in page.evaluate(ROWS):
        assert [cell["language"] for cell in row] == languages.split(",")
        assert max(cell["top"] for cell in row) - min(cell["top"] for cell in row) <= 1
        assert all(cell["text"] for cell in row)
    cell = page.locator("#do-stop [data-language=fa]")
    assert cell.locator("p").get_attribute("lang") == "en"
    assert cell.locator("p").evaluate("p => getComputedStyle(p).direction") == "ltr"
    assert cell.locator(".cn-untranslated").inner_text() == say("ms", "state-missing")
