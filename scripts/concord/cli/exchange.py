"""The commands ``concord export`` and ``concord import``."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from ..book import catalogue, files
from ..book.layout import catalogue_path
from ..book.load import load
from ..book.loaded import Loaded
from ..findings.diagnostics import CannotCheck, Finding, amount, printable, relative, render
from ..translating.exchange import formats, take
from ..translating.exchange.formats import Holds
from ..translating.exchange.units import Content, Given
from ..translating.state.blocks import UNFINISHED, chosen

_DEFAULT = Path("build") / "exchange"
_HINTS = {
    "CFG002": "Save it as UTF-8, which spreadsheet programs call “CSV UTF-8”, or export again.",
    "CFG003": "Send the file that `concord export` made, filled in.",
}
"""What to do about a file that somebody sent, which is none of the project's own."""


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``export`` and ``import`` to the command line."""
    beside = dict.fromkeys(r.name for r in formats.TABLE if r.holds is Holds.BESIDE_ENGLISH)
    exporter = commands.add_parser("export", help="write files for translators' programs")
    exporter.add_argument("format", nargs="?", choices=formats.NAMES, help="which; or --all")
    exporter.add_argument("--all", action="store_true", help="every format")
    exporter.add_argument("--list", action="store_true", help="only say which formats there are")
    _language(exporter)
    exporter.add_argument(
        "--unfinished",
        action="store_true",
        help=f"only what is missing or stale (in {', '.join(beside)})",
    )
    exporter.add_argument(
        "--output", type=Path, help=f"a folder, or a file for one file (default: {_DEFAULT})"
    )
    exporter.set_defaults(run=_export)
    importer = commands.add_parser("import", help="take translations back from XLIFF or CSV")
    importer.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _language(importer)
    importer.add_argument("--dry-run", action="store_true", help="show what would change")
    importer.add_argument(
        "--skip-outdated", action="store_true", help="leave out units of an English that changed"
    )
    importer.set_defaults(run=_import)


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language", action="append", default=[], help="only this one (may be repeated)"
    )


def _export(arguments: argparse.Namespace) -> int:
    if bool(arguments.format) + arguments.all + arguments.list != 1:
        raise CannotCheck(f"name one format ({', '.join(formats.NAMES)}), or --all, or --list")
    if arguments.list:
        sys.stdout.write(formats.page())
        return 0
    loaded = load(arguments.root)
    languages = chosen(loaded.book, arguments.language)
    if found := loaded.about(languages):
        sys.stdout.write(render(found))
        print("nothing was exported")
        return 1
    states = UNFINISHED if arguments.unfinished else ()
    rows = [row for row in formats.TABLE if arguments.all or row.name == arguments.format]
    made = list(formats.made(Content(loaded, states), rows, languages))
    if not made:
        raise CannotCheck(f"the book has nothing that could stand in {arguments.format}")
    written = {_target(arguments, name, len(made)): text for name, text in made}
    files.write_texts(written)
    for path, text in written.items():
        print(f"{relative(path, arguments.root)}  {len(text.encode()):,} bytes")
    return 0


def _target(arguments: argparse.Namespace, name: str, amount: int) -> Path:
    output: Path | None = arguments.output
    if output is None:
        root: Path = arguments.root
        return root / _DEFAULT / name
    if not output.suffix or output.is_dir():
        return output / name
    if amount > 1:
        raise CannotCheck(f"{output}: {amount} files do not fit into one; name a folder")
    return output


def _import(arguments: argparse.Namespace) -> int:
    loaded = load(arguments.root)
    wanted = chosen(loaded.book, arguments.language)
    findings: list[Finding] = []
    given: list[Given] = []
    for path in dict.fromkeys(arguments.files):
        given += _read(path, arguments.root, findings)
    findings += take.behind(loaded, take.languages(loaded, given, wanted))
    taken = take.compare(loaded, given, findings, wanted)
    if arguments.skip_outdated:
        for one in taken.outdated:
            print(printable(f"left out: {one.location} {one.message}"))
    else:
        findings += taken.outdated
    if findings:
        sys.stdout.write(render(findings))
        print(f"{amount(len(set(findings)), 'finding')}; no catalogue was changed")
        return 1
    return _write(loaded, taken, len(given), dry_run=arguments.dry_run)


def _read(path: Path, root: Path, findings: list[Finding]) -> list[Given]:
    """The units of one file, by what its name ends in.

    :raises CannotCheck: when it cannot be opened, or is of another kind.
    """
    name, ending = relative(path, root), path.suffix.casefold()
    reader = next((one for one in formats.READERS if ending.endswith(one.endings)), None)
    if path.is_file() and reader is None:
        ours = " nor ".join(one.endings[0] for one in formats.READERS)
        raise CannotCheck(f"{name} is neither {ours}")
    faults: list[Finding] = []
    text = files.read_article(path, name, faults)
    for fault in faults:
        if fault.code == "CFG001":
            raise CannotCheck(f"{name} {fault.message}")
        findings.append(replace(fault, hint=_HINTS.get(fault.code, "")))
    return [] if text is None or reader is None else reader.read(text, name, findings)


def _write(loaded: Loaded, taken: take.Taken, number: int, *, dry_run: bool) -> int:
    for change in taken.changes:
        print(printable(str(change)))
    if taken.kept:
        print(f"{amount(taken.kept, 'stale text')} came back empty and stay as they are")
    touched = take.apply(loaded, taken.changes)
    drafts = sum(change.fuzzy for change in taken.changes)
    print(f"{number} units read, {len(taken.changes)} change, {drafts} of them drafts")
    if dry_run:
        print("nothing was changed (--dry-run)")
        return 0
    new = {
        loaded.root / catalogue_path(code, domain): catalogue.write(
            loaded.catalogues[code][domain], loaded.book.languages[code]
        )
        for code, domain in sorted(touched)
    }
    for path in files.write_texts(new):
        print(f"updated {relative(path, loaded.root)}")
    return 0
