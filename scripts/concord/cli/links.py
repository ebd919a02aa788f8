"""The ``concord links`` commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from .. import checks
from ..book import catalogue, counts, files, record, signoff
from ..book.layout import CONTRACT, catalogue_path, reviews_path
from ..book.load import load
from ..book.loaded import Loaded
from ..findings.diagnostics import CannotCheck, Finding, amount, printable, render
from ..links import checker, contract
from ..links.accept import Refused, Wish, accept
from ..translating.state import renamed

_FINAL = ("LINK010", "LINK021")
"""Findings about the contract that recording would make worse."""


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``links`` with its actions to the command line."""
    links = commands.add_parser("links", help="the contract of published addresses")
    actions = links.add_subparsers(required=True, metavar="ACTION")
    _accept_options(actions.add_parser("accept", help="record an intended change of the contract"))
    check = actions.add_parser("check", help="check a course's links against the contract")
    checker.options(check)
    check.set_defaults(run=_check)


def _accept_options(parser: argparse.ArgumentParser) -> None:
    for name, what in (
        ("--moved", "a page or page#block that has another id now"),
        ("--retired", "one that is given up, and what stands in for it"),
        ("--dropped", "a language that is given up, and where its readers go"),
    ):
        parser.add_argument(name, action="append", default=[], metavar="OLD=NEW", help=what)
    parser.add_argument(
        "--wording",
        nargs="*",
        metavar="ID",
        help="the meaning did not change, in these pages or in all: courses need not review them",
    )
    parser.add_argument(
        "--meaning",
        nargs="+",
        default=[],
        metavar="ID",
        help="pages whose meaning a translation changed",
    )
    parser.add_argument(
        "--new", action="store_true", help="this book was never published: begin a contract"
    )
    parser.add_argument(
        "--merged", action="store_true", help="take a contract that a merge was resolved in"
    )
    parser.set_defaults(run=_accept)


def _accept(arguments: argparse.Namespace) -> int:
    loaded = load(arguments.root)
    findings = [f for f in checks.check(loaded) if not f.may_wait]
    if arguments.new and (arguments.root / CONTRACT).exists():
        return _refuse(findings, f"{CONTRACT.as_posix()} is there already")
    agreed = _agreed(arguments, loaded, findings)
    if not loaded.book.revision:
        message = "docs/book.yml has no `revision:`, the day of this content"
        return _refuse(findings, message)
    if findings or agreed is None:
        return _refuse(findings, "")
    try:
        wish = _wish(arguments)
        moved = renamed.rename(loaded, wish.moved)
        new, effects = accept(agreed, moved.loaded.book, wish)
    except Refused as refusal:
        return _refuse([], str(refusal))
    name, text = CONTRACT.as_posix(), record.dump(new)
    if left := contract.compare(new, text, name, moved.loaded):
        return _refuse(left, "record where it went with --moved, --retired or --dropped")
    changed = files.write_texts({arguments.root / CONTRACT: text, **_carried(moved)})
    if moved.carried:
        effects.append(
            f"{amount(moved.carried, 'translation')} and their sign-offs have the new ids: run "
            "`concord translations`, which puts their remarks in order"
        )
    for effect in effects:
        print(printable(effect))
    for warning in _unfinished(loaded, agreed):
        print(printable(warning))
    print(f"{name} {'updated' if arguments.root / CONTRACT in changed else 'is up to date'}")
    return 0


def _carried(moved: renamed.Renamed) -> dict[Path, str]:
    """The text of every file of a language that a rename changed."""
    loaded = moved.loaded
    found = {
        loaded.root / catalogue_path(code, domain): catalogue.write(
            loaded.catalogues[code][domain], loaded.book.languages[code]
        )
        for code, domain in sorted(moved.catalogues)
    }
    return found | {
        loaded.root / reviews_path(code): signoff.dump(loaded.book.reviews[code])
        for code in sorted(moved.reviews)
    }


def _unfinished(loaded: Loaded, agreed: record.Contract) -> Iterator[str]:
    """A warning for each language that is published before it is fully translated."""
    found = counts.count(loaded.book)
    for code, number in found.translated.items():
        if code not in agreed.languages and number < found.messages:
            yield (
                f"warning: “{code}” is published with {number} of {found.messages} messages "
                f"translated, and `make site` refuses it; to wait, restore {CONTRACT.as_posix()}"
            )


def _agreed(
    arguments: argparse.Namespace, loaded: Loaded, findings: list[Finding]
) -> record.Contract | None:
    """The contract as it is, or the empty one where it is begun."""
    if arguments.new:
        return record.Contract()
    name = CONTRACT.as_posix()
    text = files.read_text(arguments.root / CONTRACT, name, findings)
    agreed = record.parse(text, name, findings, merged=arguments.merged) if text else None
    if agreed:
        found = contract.compare(agreed, text or "", name, loaded)
        final = _FINAL if arguments.merged else (*_FINAL, "LINK020")
        findings += [finding for finding in found if finding.code in final]
    return agreed


def _wish(arguments: argparse.Namespace) -> Wish:
    """What the author says, from the command line. :raises Refused: for what is no pair."""
    wording: list[str] | None = arguments.wording
    return Wish(
        _pairs(arguments.moved),
        _pairs(arguments.retired),
        _pairs(arguments.dropped),
        () if wording is None else None if wording in ([], ["all"]) else wording,
        arguments.meaning,
    )


def _pairs(given: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in given:
        old, equals, new = pair.partition("=")
        if not equals or not old or not new or old in found:
            raise Refused(f"“{pair}” is not OLD=NEW, each OLD once")
        found[old] = new
    return found


def _refuse(findings: list[Finding], message: str) -> int:
    sys.stdout.write(render(findings))
    if message:
        print(printable(message))
    print("the contract was not changed")
    return 1


def _check(arguments: argparse.Namespace) -> int:
    """Check links, by default against the site as built here. :raises CannotCheck: without one."""
    if arguments.links is None:
        built: Path = arguments.root / "site" / "links.json"
        if not built.is_file():
            raise CannotCheck(
                f"{built.as_posix()} is not there: run `make site`, or say --links FILE|URL"
            )
        arguments.links = str(built)
    return checker.run(arguments)
