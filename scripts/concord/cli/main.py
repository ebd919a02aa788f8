"""The ``concord`` command. Exit status: 0 fine, 1 findings, 2 it could not run, 130 interrupted.

What a command needs is imported when it runs, so that nothing can go wrong before
:class:`.ending.Ending` is there to say so.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..running.ending import Ending

if TYPE_CHECKING:
    import argparse


def main(argv: list[str] | None = None) -> int:
    """Run one command. :param argv: arguments without the program's name; None for the shell's."""
    with Ending("concord") as ending:
        arguments = _parser().parse_args(argv)
        ending.name = f"concord {arguments.command}"
        ending.status = int(arguments.run(arguments))
    return ending.status


def _parser() -> argparse.ArgumentParser:
    import argparse
    from pathlib import Path

    from . import article, check, codes, exchange, links, pdf, sheet, translations

    parser = argparse.ArgumentParser(prog="concord", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (default: here)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    for command in (check, sheet, translations, article, links, pdf, exchange, codes):
        command.register(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
