"""``concord sheet``: a translator's sheet, where the article texts are at hand."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..articles import originals
from ..book.files import write_text
from ..book.load import load
from ..book.messages import messages
from ..findings.diagnostics import CannotCheck, amount
from ..html import sheet
from ..translating.state import blocks


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``sheet`` to the command line."""
    sheets = commands.add_parser(
        "sheet",
        help="English, translation and the article passages side by side, for your own eyes",
    )
    sheets.add_argument("--language", required=True)
    sheets.add_argument("--output", type=Path, required=True, metavar="FILE.html")
    sheets.add_argument("what", nargs="*", metavar="PAGE", help="a page or article (default: all)")
    sheets.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    loaded = load(arguments.root)
    (code,) = blocks.chosen(loaded.book, [arguments.language])
    sheet.refuse_place(arguments.root, arguments.output)
    if os.environ.get("CI"):
        raise CannotCheck("a sheet is for a translator's own computer; this is CI")
    texts = originals.at_hand(loaded)
    if not texts:
        raise CannotCheck("no article text is at hand (CONCORD_ARTICLES, articles/)")
    wanted = list(sheet.pages(loaded.book, list(messages(loaded.book)), arguments.what))
    text = sheet.sheet(loaded.book, loaded.book.languages[code], wanted, texts)
    write_text(arguments.output, text)
    print(f"{amount(len(wanted), 'block')} in {arguments.output}")
    return 0
