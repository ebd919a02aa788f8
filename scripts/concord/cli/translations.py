"""The commands of translators and their reviewers."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ..book import catalogue, files, signoff
from ..book.layout import WEBLATE, catalogue_path, language_of, reviews_path
from ..book.load import load
from ..book.loaded import Loaded
from ..book.messages import messages
from ..findings import progress
from ..findings.diagnostics import Finding, amount, printable, render
from ..translating import weblate
from ..translating.state import blocks, report, review, update

_MOST = 20
"""Blocks of a language that are listed where only the language was asked for."""
_SELDOM = 100_000
"""Objects between two looks for garbage: about those of a catalogue, whose lines are garbage then."""
_REQUIRED = {
    "translated": blocks.UNFINISHED,
    "reviewed": (*blocks.UNFINISHED, blocks.UNREVIEWED),
    "approved": (*blocks.UNFINISHED, blocks.UNREVIEWED, blocks.REVIEWED),
}
"""What may not be left when a state is required."""


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``translations``, ``review`` and ``status`` to the command line."""
    updater = commands.add_parser(
        "translations", help="bring every catalogue up to date with the English"
    )
    updater.add_argument(
        "--dry-run",
        action="store_true",
        help="show what would happen to which block; write nothing",
    )
    updater.add_argument(
        "--wording",
        nargs="*",
        metavar="PAGE/BLOCK",
        help="the meaning did not change, in these blocks or in all: translations stay current",
    )
    updater.set_defaults(run=_translations)
    _reviewing(commands)
    status = commands.add_parser("status", help="show how far each language is")
    status.add_argument("--language", action="append", help="only this language (may be repeated)")
    status.add_argument(
        "--blocks",
        action="store_true",
        help="list every block that is not done, as --language does",
    )
    status.add_argument("--format", choices=("text", "json"), default="text")
    status.add_argument("--require", choices=tuple(_REQUIRED), help="exit 1 if a block is not yet")
    status.set_defaults(run=_status)


def _reviewing(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    signer = commands.add_parser(
        "review", help="record that a second reader has read translations, or who approved them"
    )
    signer.add_argument("--language", required=True, help="the language that was read")
    signer.add_argument("--translator", metavar="NAME", help="who wrote it, if they are named")
    signer.add_argument("--reader", metavar="NAME", help="who else has read it, if they are named")
    signer.add_argument(
        "--approver", metavar="NAME", help="who approves it, and answers for the language"
    )
    signer.add_argument(
        "what", nargs="+", help="PAGE, PAGE/BLOCK, a catalogue (CHAPTER.po), or all"
    )
    signer.set_defaults(run=_review)


def _translations(arguments: argparse.Namespace) -> int:
    # Looking for garbage grows faster than the book when it is done as often as Python does.
    often = gc.get_threshold()
    gc.set_threshold(_SELDOM)
    try:
        return _update(arguments)
    finally:
        gc.set_threshold(*often)


def _update(arguments: argparse.Namespace) -> int:
    loaded = load(arguments.root)
    left = _left_out(loaded)
    codes = [code for code in loaded.book.translated if code not in left]
    if blocked(loaded, "no catalogue was changed", codes):
        return 1
    sys.stdout.write(render(found for of_language in left.values() for found in of_language))
    wording: Collection[str] = ()
    if arguments.wording is not None:
        try:
            wording = update.reworded(loaded, _effects(loaded, codes), arguments.wording or ["all"])
        except update.Unwanted as refusal:
            return _refuse(refusal.args, "no catalogue was changed")
    if arguments.dry_run:
        effects = _effects(loaded, codes, wording)
        _print((*update.report(loaded.book, effects), *update.summary(effects)))
        print("nothing was changed (--dry-run)")
        return 1 if left else 0
    domains = [message.domain for message in messages(loaded.book)]
    catalogues = sum(len({*domains, *loaded.domains[code]}) for code in codes)
    effects = []
    written = _written(loaded, codes, wording, effects)
    shown = progress.shown(written, "writing catalogues", total=catalogues)
    changed = files.write_texts(shown)
    _print(update.summary(effects))
    for path in changed:
        print(f"updated {path.relative_to(arguments.root).as_posix()}")
    told = (amount(len(domains), "message"), amount(catalogues, "catalogue"))
    print(f"{', '.join(told)}, {len(changed)} changed")
    if left:
        print(f"left as they are, for what is found in them: {', '.join(left)}")
    return 1 if left else 0


def _left_out(loaded: Loaded) -> dict[str, list[Finding]]:
    """The findings of each language whose own files keep it from being updated."""
    found: dict[str, list[Finding]] = {}
    for finding in loaded.findings:
        code = language_of(finding.location.path)
        if code in loaded.book.translated and not finding.may_wait:
            found.setdefault(code, []).append(finding)
    return found


def _effects(
    loaded: Loaded, codes: Iterable[str], wording: Collection[str] = ()
) -> list[update.Effect]:
    """What an update does to the messages of each language."""
    return [effect for code in codes for effect in update.plan(loaded, code, wording).effects]


def _written(
    loaded: Loaded, codes: Iterable[str], wording: Collection[str], effects: list[update.Effect]
) -> Iterator[tuple[Path, str]]:
    """The text of every file of an update; a language's catalogues are let go when it is done.

    :param effects: what the update does is added here.
    """
    signed = []
    for code in codes:
        plan = update.plan(loaded, code, wording)
        effects += plan.effects
        del loaded.catalogues[code]
        if plan.reviews is not None:
            signed.append((loaded.root / reviews_path(code), signoff.dump(plan.reviews)))
        for domain, po in plan.catalogues.items():
            path = loaded.root / catalogue_path(code, domain)
            yield path, catalogue.write(po, loaded.book.languages[code])
    yield from signed
    if (loaded.root / WEBLATE).exists():  # a project that Weblate does not read has none
        yield loaded.root / WEBLATE, weblate.write(loaded.book)


def _review(arguments: argparse.Namespace) -> int:
    loaded = load(arguments.root)
    (code,) = blocks.chosen(loaded.book, [arguments.language])
    if blocked(loaded, "nothing was signed off", [code]):
        return 1
    try:
        found = review.chosen(list(messages(loaded.book)), arguments.what)
        people = review.People(arguments.translator, arguments.reader, arguments.approver)
        signed = review.sign(loaded.book, code, found.values(), people)
    except review.Refused as refusal:
        return _refuse(refusal.args, "nothing was signed off")
    path = reviews_path(code)
    changed = files.write_text(arguments.root / path, signoff.dump(signed))
    done = amount(len(found), "block")
    deed = "approved" if arguments.approver else "read"
    print(f"{code}: {done} {deed}; {path} {'updated' if changed else 'unchanged'}")
    return 0


def _status(arguments: argparse.Namespace) -> int:
    loaded = load(arguments.root)
    if blocked(loaded, "the state of the translations is not known"):
        return 1
    each = blocks.of_all(loaded.book)
    if arguments.language:
        each = {code: each[code] for code in blocks.chosen(loaded.book, arguments.language)}
    wanted = arguments.require or "translated"
    total, lacking = blocks.overall(each.values()), _REQUIRED[wanted]
    left, out = total.amount(lacking), sys.stdout
    summary = f"{left} of {amount(total.total, 'block')} not {wanted}"
    if arguments.format == "json":
        found, out = report.document(loaded.book, each), sys.stderr
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        listed = bool(arguments.blocks or arguments.language)
        most = None if arguments.blocks else _MOST
        _print((*report.text(each.values(), lacking, every=listed, most=most), ""))
        summary += " (`concord status --blocks` lists them)" if left and not listed else ""
    if arguments.require or arguments.format == "text":
        print(summary, file=out)
    return 1 if arguments.require and left else 0


def blocked(loaded: Loaded, what: str, languages: Collection[str] | None = None) -> bool:
    """Whether a file could not be read as it should; then says so.

    :param languages: those it is about, or None for all.
    """
    wanted = loaded.book.translated if languages is None else languages
    found = [finding for finding in loaded.about(wanted) if not finding.may_wait]
    if found:
        sys.stdout.write(render(found))
        print(what)
    return bool(found)


def _refuse(reasons: Iterable[object], what: str) -> int:
    _print(map(str, reasons))
    print(what)
    return 1


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(printable(line))
