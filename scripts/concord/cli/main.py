"""The ``concord`` command. Exit status: 0 fine, 1 findings, 2 it could not run, 130 interrupted.

What a command needs is imported when it runs, so that nothing can go wrong before
:class:`.ending.Ending` is there to say so; and no other command is, whose floors it does not need.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from ..running.ending import Ending

if TYPE_CHECKING:
    import argparse

_DESCRIPTION = (
    "Exit status: 0 fine, 1 findings, 2 it could not run, 130 interrupted. "
    "concord COMMAND --help says more."
)
_MODULES = {
    "check": ("check",),
    "sheet": ("sheet",),
    "translations": ("translations", "review", "status"),
    "article": ("article",),
    "links": ("links",),
    "pdf": ("pdf",),
    "exchange": ("export", "import"),
    "codes": ("codes",),
    "hosting": ("hosting",),
    "pages": ("pages",),
}
"""The commands that each module beside this one adds."""


def main(argv: list[str] | None = None) -> int:
    """Run one command. :param argv: arguments without the program's name; None for the shell's."""
    with Ending("concord") as ending:
        given = sys.argv[1:] if argv is None else argv
        arguments = _parser(given).parse_args(given)
        ending.name = f"concord {arguments.command}"
        ending.status = int(arguments.run(arguments))
    return ending.status


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of the commands that the arguments name; of all where they name none."""
    import argparse
    from pathlib import Path

    parser = argparse.ArgumentParser(prog="concord", description=_DESCRIPTION)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (default: here)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    named = [module for module, adds in _MODULES.items() if set(adds).intersection(given)]
    for module in named or _MODULES:
        import_module(f".{module}", __package__).register(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
