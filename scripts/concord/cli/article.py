"""``concord article``: registers an article, or shows what changed in one."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..articles import add as articles


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``article add`` to the command line."""
    article = commands.add_parser("article", help="make or compare an article's register")
    add = article.add_subparsers(required=True, metavar="ACTION").add_parser(
        "add", help="from a text file"
    )
    add.add_argument("file", type=Path, help="the article, UTF-8, one passage a line")
    add.add_argument("--lang", required=True, help="its language, BCP 47")
    add.add_argument("--slug", required=True, help="the rest of its id: <lang>-<slug>")
    add.add_argument(
        "--accept",
        action="store_true",
        help="write the changes of a changed text into the register",
    )
    add.set_defaults(run=_add)


def _add(arguments: argparse.Namespace) -> int:
    return articles.add(
        arguments.root, arguments.file, arguments.lang, arguments.slug, accept=arguments.accept
    )
