"""What there is to translate: the same for `concord` and for `pybabel extract`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polib
import pytest
from concord.book.load import load
from concord.book.messages import for_language, messages

from ..support import BASE, copy_base, replace

ROOT = Path(__file__).parents[2]


def test_every_block_is_one_message_in_the_order_of_the_book() -> None:
    """A translator reads the book from its interface to its last gloss, each context once."""
    contexts = [message.context for message in messages(load(BASE).book)]
    assert len(contexts) == len(set(contexts)) == 44
    assert contexts[9:11] == ["index/title", "index/lead"]
    assert contexts[11:15] == [
        "listening/title", "listening/intro", "hear-them-out/title", "hear-them-out/statement",
    ]  # fmt: skip
    assert contexts[-1] == "th-listen/6"


def test_a_standard_heading_is_translated_once() -> None:
    """“Why it holds” is one message of the interface, not one a page."""
    texts = [message.text for message in messages(load(BASE).book)]
    assert texts.count("Why it holds") == 1


def test_a_translator_is_told_where_a_block_stands_and_what_it_rests_on() -> None:
    """The comment of a message names its section and the glosses of its passages."""
    found = {message.context: message for message in messages(load(BASE).book)}
    assert found["hear-them-out/do-wait"].comments == (
        "item 1 of 2 under “What to do”, of “Hear them out”, 30 characters",
        "rests on th-listen:3, passage 3 of “ฟังลูกค้าให้จบก่อน”: Hear the customer out, then answer.",
    )
    assert found["hear-them-out/do-wait"].domain == "listening"
    assert found["hear-them-out/do-wait"].file == "docs/principles/hear-them-out.md"


def test_a_translator_is_shown_the_terms_that_were_agreed_on(tmp_path: Path) -> None:
    """The comments in a language name its glossary's words, longest first, each once."""
    project = copy_base(tmp_path / "project")
    (project / "translations/th/glossary.yml").write_text(
        "- term: customer\n  translation: ลูกค้า\n- term: cold coffee\n  translation: กาแฟเย็น\n"
        "- term: coffee\n  translation: กาแฟ\n",
        "utf-8",
    )
    book = load(project).book
    thai, persian = (
        {message.context: message.comments for message in for_language(book, code)}
        for code in ("th", "fa")
    )
    assert thai["hear-them-out/story-coffee"][-2:] == (
        "glossary: customer → ลูกค้า",
        "glossary: cold coffee → กาแฟเย็น",
    )
    assert thai["hear-them-out/why-heard"][-1] == "glossary: customer → ลูกค้า"
    assert not [c for comments in persian.values() for c in comments if "glossary" in c]


@pytest.mark.parametrize("listed", ["[hear-them-out, nowhere]", "[hear-them-out, keep-promises]"])
def test_a_broken_chapter_neither_stops_nor_doubles_a_message(tmp_path: Path, listed: str) -> None:
    """A principle that is not there, or in two chapters, is a finding elsewhere."""
    project = copy_base(tmp_path / "project")
    replace(project / "docs/chapters/listening.md", "[hear-them-out]", listed)
    contexts = [message.context for message in messages(load(project).book)]
    assert len(contexts) == len(set(contexts)) == 44


def test_pybabel_sees_the_same_messages(tmp_path: Path) -> None:
    """`pybabel extract` with the project's mapping gives the same contexts and texts."""
    project = copy_base(tmp_path / "project")
    (project / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    template = tmp_path / "all.pot"
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", "extract", "-F", "pyproject.toml",
         "-o", str(template), "."],
        cwd=project, check=True, capture_output=True,
    )  # fmt: skip
    found = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(template))}
    wanted = {(message.context, message.text) for message in messages(load(project).book)}
    assert found == wanted
