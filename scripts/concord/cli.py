"""The ``concord`` command. Exit status: 0 fine, 1 findings, 2 the check could not run, 130 interrupted."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from pathlib import Path

from .articles import add as articles
from .articles import texts
from .book import counts
from .book.load import load, read_texts, texts_at_hand
from .book.loaded import Loaded
from .checks import sound as checks
from .checks.quality import repair
from .findings.codes import CODES, page, table
from .findings.diagnostics import CannotCheck, amount, printable, render
from .html import sheet
from .links import command as links
from .links import contract
from .pdf import command as pdf
from .translating.exchange import command as exchange
from .translating.state import command as state


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

    check = commands.add_parser("check", help="prove the book right")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument(
        "--fix", action="store_true", help="first repair in the translations what is certain"
    )
    check.set_defaults(run=_check)

    sheet.register(commands)
    state.register(commands)

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
    add.set_defaults(run=_article_add)

    links.register(commands)

    pdf.register(commands)

    exchange.register(commands)

    listing = commands.add_parser("codes", help="print what every diagnostic code means")
    listing.add_argument("code", nargs="?", help="print one code only, with its examples")
    listing.set_defaults(run=_codes)
    return parser


def _check(arguments: argparse.Namespace) -> int:
    loaded = load(arguments.root)
    summary = sys.stderr if arguments.format == "json" else sys.stdout
    if arguments.fix:
        with contextlib.redirect_stdout(summary):
            blocked = repair.run(loaded)
        if blocked:
            return blocked
        loaded = load(arguments.root)
    folder = texts_at_hand(arguments.root, os.environ.get("CONCORD_ARTICLES"))
    findings = checks.check(loaded) + contract.findings(loaded)
    verified = "passages not verified: no article texts at hand (CONCORD_ARTICLES, articles/)"
    if folder:
        at_hand = read_texts(arguments.root, folder, findings)
        more, matching, total = texts.check(loaded, at_hand)
        findings += more
        verified = f"{matching} of {total} passages match"
    sys.stdout.write(render(findings, arguments.format))
    print(_summary(loaded, verified), file=summary)
    print(amount(len(set(findings)), "finding") if findings else "no findings", file=summary)
    return 1 if findings else 0


def _summary(loaded: Loaded, verified: str) -> str:
    """What was counted, a line each, and a table of passages."""
    found = counts.count(loaded.book)
    kinds = sorted({kind for of_article in found.by_kind.values() for kind in of_article})
    rows = [["article", *kinds, "passages", "cited"]]
    for article, of_article in found.by_kind.items():
        done, owed = found.cited[article]
        amounts = [*(of_article.get(kind, 0) for kind in kinds), sum(of_article.values())]
        rows.append([article, *map(str, amounts), f"{done} of {owed}"])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    translated = ", ".join(f"{code} {n}" for code, n in found.translated.items())
    lines = [
        *(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ),
        "(cited: of its advice and story passages)",
        f"{amount(found.articles, 'article')}, {amount(found.passages, 'passage')}; {verified}",
        f"{amount(found.chapters, 'chapter')}, {amount(found.principles, 'principle')}, "
        f"{amount(found.blocks, 'block')}, {amount(found.citations, 'citation')}",
        f"{amount(found.messages, 'message')}; translated: {translated or 'none'}",
    ]
    return "\n".join(map(printable, lines))


def _article_add(arguments: argparse.Namespace) -> int:
    return articles.add(
        arguments.root, arguments.file, arguments.lang, arguments.slug, accept=arguments.accept
    )


def _codes(arguments: argparse.Namespace) -> int:
    if arguments.code and arguments.code.upper() not in CODES:
        raise CannotCheck(f"{arguments.code} is no diagnostic code; `concord codes` lists them")
    sys.stdout.write(page(arguments.code.upper()) if arguments.code else table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
