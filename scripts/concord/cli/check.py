"""``concord check``: every finding about the book, and what was looked at."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence

from .. import checks
from ..articles import copied, texts
from ..book import counts
from ..book.layout import LANGUAGES, TRANSLATIONS, language_of
from ..book.load import load, read_texts, texts_at_hand
from ..book.loaded import Loaded
from ..checks.quality import repair
from ..findings.codes import CODES, Stops
from ..findings.diagnostics import CannotCheck, Finding, amount, printable, render, summary
from ..links import contract


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``check`` to the command line."""
    check = commands.add_parser("check", help="prove the book right")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument(
        "--fix", action="store_true", help="first repair in the translations what is certain"
    )
    check.add_argument(
        "--language",
        action="append",
        metavar="CODE",
        help="only what is below translations/CODE (may be repeated); of the rest the number",
    )
    check.add_argument("--all", action="store_true", help="list every finding, however many")
    check.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    loaded = load(arguments.root, rewriting=arguments.fix)
    wanted = _languages(loaded, arguments.language or ())
    out = sys.stderr if arguments.format == "json" else sys.stdout
    if arguments.fix:
        with contextlib.redirect_stdout(out):
            blocked = repair.run(loaded)
        if blocked:
            return blocked
        loaded = load(arguments.root, rewriting=False)
    folder = texts_at_hand(arguments.root, os.environ.get("CONCORD_ARTICLES"))
    findings = checks.check(loaded) + contract.findings(loaded)
    verified = "passages not verified: no article texts at hand (CONCORD_ARTICLES, articles/)"
    if folder and not loaded.is_lost:
        at_hand = read_texts(arguments.root, folder, findings)
        more, matching, total = texts.text_findings(loaded, at_hand)
        findings += [*more, *copied.copy_findings(loaded, at_hand)]
        verified = f"{matching} of {total} passages match"
    print(_looked_at(loaded, verified), file=out, flush=True)
    asked, whole, others = _about(set(findings), wanted)
    # A program is told all that the exit status is about.
    shown = asked if arguments.format == "text" else asked | whole
    sys.stdout.write(render(shown, arguments.format, every=arguments.all))
    print(summary(asked) + _rest(wanted, len(whole), len(others)), file=out)
    return 1 if asked or whole else 0


def _languages(loaded: Loaded, codes: Sequence[str]) -> Sequence[str]:
    """The languages asked for; also one whose line in languages.yml could not be read.

    :raises CannotCheck: when one is no translated language.
    """
    for code in codes:
        if code not in loaded.book.translated and not _has_folder(loaded, code):
            message = f"“{code}” is no translated language of the book"
            raise CannotCheck(f"{message}; its English is checked by `concord check`")
    return codes


def _has_folder(loaded: Loaded, code: str) -> bool:
    folders = (loaded.root / TRANSLATIONS).iterdir() if loaded.is_unread(LANGUAGES) else ()
    return code in (folder.name for folder in folders)


def _about(
    findings: set[Finding], languages: Sequence[str]
) -> tuple[set[Finding], set[Finding], set[Finding]]:
    """The findings asked for, those about the book as a whole, and those of other languages.

    What keeps the book from being read is always asked for: behind it nothing else was looked at.
    """
    if not languages:
        return findings, set(), set()
    asked, whole, others = set[Finding](), set[Finding](), set[Finding]()
    for finding in findings:
        language = language_of(finding.location.path)
        unread = not language and CODES[finding.code].stops is Stops.EVERYTHING
        shown = unread or language in languages
        (asked if shown else others if language else whole).add(finding)
    return asked, whole, others


def _rest(languages: Sequence[str], whole: int, others: int) -> str:
    """What a summary says of the findings that were not asked for."""
    if not languages:
        return ""
    rest = [f"{whole} about the book as a whole" if whole else ""]
    rest += [f"{others} in other languages" if others else ""]
    said = " and ".join(filter(None, rest))
    return f" in {', '.join(languages)}" + (f"; {said} not shown" if said else "")


def _looked_at(loaded: Loaded, verified: str) -> str:
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
