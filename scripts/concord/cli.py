"""The ``concord`` command. Exit status: 0 fine, 1 findings, 2 the check could not run."""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path

from . import articles, catalogue, checks, contract, counts, files, merge, texts
from .codes import table
from .diagnostics import CannotCheck, printable, render
from .extract import messages
from .layout import catalogue_path
from .links import command as links
from .load import Loaded, load, read_texts, texts_at_hand
from .model import CANONICAL
from .pdf import command as pdf


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
    check.set_defaults(run=_check)

    update = commands.add_parser(
        "translations", help="bring every catalogue up to date with the English"
    )
    update.set_defaults(run=_translations)

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

    listing = commands.add_parser("codes", help="print what every diagnostic code means")
    listing.set_defaults(run=_codes)
    return parser


def _check(arguments: argparse.Namespace) -> int:
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
    summary = sys.stderr if arguments.format == "json" else sys.stdout
    print(_summary(loaded, verified), file=summary)
    print(f"{len(set(findings))} findings" if findings else "no findings", file=summary)
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
        f"{found.articles} articles, {found.passages} passages; {verified}",
        f"{found.chapters} chapters, {found.principles} principles, {found.blocks} blocks, "
        f"{found.citations} citations",
        f"{found.messages} messages; translated: {translated or 'none'}",
    ]
    return "\n".join(map(printable, lines))


def _translations(arguments: argparse.Namespace) -> int:
    loaded = load(arguments.root)
    if blocking := [finding for finding in loaded.findings if finding.code != "PO004"]:
        sys.stdout.write(render(blocking))
        print("no catalogue was changed")
        return 1
    wanted = list(messages(loaded.book))
    new: dict[Path, str] = {}
    for code, language in loaded.book.languages.items():
        if code != CANONICAL:
            for domain, po in merge.merge(wanted, loaded.catalogues[code], language).items():
                new[arguments.root / catalogue_path(code, domain)] = catalogue.write(po, language)
    changed = files.write_texts(new)
    for path in changed:
        print(f"updated {path.relative_to(arguments.root).as_posix()}")
    print(f"{len(wanted)} messages, {len(new)} catalogues, {len(changed)} changed")
    return 0


def _article_add(arguments: argparse.Namespace) -> int:
    return articles.add(
        arguments.root, arguments.file, arguments.lang, arguments.slug, accept=arguments.accept
    )


def _codes(arguments: argparse.Namespace) -> int:
    sys.stdout.write(table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
