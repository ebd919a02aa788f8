"""``concord check``: every finding about the book, and what was looked at."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys

from ..articles import copied, texts
from ..book import counts
from ..book.load import load, read_texts, texts_at_hand
from ..book.loaded import Loaded
from ..checks import sound as checks
from ..checks.quality import repair
from ..findings.diagnostics import amount, printable, render
from ..links import contract


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``check`` to the command line."""
    check = commands.add_parser("check", help="prove the book right")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument(
        "--fix", action="store_true", help="first repair in the translations what is certain"
    )
    check.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
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
    if folder and not loaded.is_lost:
        at_hand = read_texts(arguments.root, folder, findings)
        more, matching, total = texts.text_findings(loaded, at_hand)
        findings += [*more, *copied.copy_findings(loaded, at_hand)]
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
