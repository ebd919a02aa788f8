"""``concord codes``: what every diagnostic code means."""

from __future__ import annotations

import argparse
import sys

from ..findings.codes import CODES, page, table
from ..findings.diagnostics import CannotCheck


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``codes`` to the command line."""
    listing = commands.add_parser("codes", help="print what every diagnostic code means")
    listing.add_argument("code", nargs="?", help="print one code only, with its examples")
    listing.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.code and arguments.code.upper() not in CODES:
        raise CannotCheck(f"{arguments.code} is no diagnostic code; `concord codes` lists them")
    sys.stdout.write(page(arguments.code.upper()) if arguments.code else table())
    return 0
