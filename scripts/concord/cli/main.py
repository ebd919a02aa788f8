"""The ``concord`` command. Exit status: 0 fine, 1 findings, 2 the check could not run, 130 interrupted."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from ..findings.codes import CODES, page, table
from ..findings.diagnostics import CannotCheck, printable
from . import article, check, exchange, links, pdf, sheet, translations


def main(argv: list[str] | None = None) -> int:
    """Run one command. :param argv: arguments without the program's name; None for the shell's."""
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a language must not stop the check.
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(arguments.run(arguments))
    except CannotCheck as error:
        print(printable(f"concord: {error}"), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("concord: interrupted", file=sys.stderr)
        return 130
    except OSError as error:
        print(
            printable(f"concord: {error.filename or 'output'}: {error.strerror}"), file=sys.stderr
        )
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="concord", description=__doc__)
    parser.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (default: here)"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check.register(commands)
    sheet.register(commands)
    translations.register(commands)

    article.register(commands)
    links.register(commands)

    pdf.register(commands)

    exchange.register(commands)

    listing = commands.add_parser("codes", help="print what every diagnostic code means")
    listing.add_argument("code", nargs="?", help="print one code only, with its examples")
    listing.set_defaults(run=_codes)
    return parser


def _codes(arguments: argparse.Namespace) -> int:
    if arguments.code and arguments.code.upper() not in CODES:
        raise CannotCheck(f"{arguments.code} is no diagnostic code; `concord codes` lists them")
    sys.stdout.write(page(arguments.code.upper()) if arguments.code else table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
