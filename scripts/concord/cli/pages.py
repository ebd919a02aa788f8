"""``concord pages``: finished pages, navigation and assets, for any generator or none."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from ..book.load import load
from ..checks import check
from ..findings.diagnostics import CannotCheck, amount, render
from ..links import contract
from ..running import workshop

MADE = "made.json"
"""Where a folder says what this command made in it: JSON, a digest of each file by path."""


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``pages`` to the command line."""
    pages = commands.add_parser(
        "pages", help="write finished pages for any generator, or none", description=__doc__
    )
    pages.add_argument(
        "--output",
        type=Path,
        required=True,
        metavar="DIR",
        help="a new or empty folder, or one that this command made and nobody changed",
    )
    pages.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the pages. Exit status: 0 written, 1 no page can be made of the book as it is."""
    output = arguments.output.resolve()
    _refuse(output)
    loaded = load(arguments.root)
    findings = check(loaded) + contract.findings(loaded)
    if blocking := [finding for finding in findings if not finding.may_wait]:
        sys.stdout.write(render(blocking))
        print(f"{amount(len(blocking), 'finding')}; no page was written")
        return 1
    from ..site import finished

    with workshop.workshop(output.parent) as room:
        folder = room / "pages"
        folder.mkdir()
        folder.chmod(0o755)
        made = finished.write(folder, loaded)
        (folder / MADE).write_text(json.dumps(_digests(folder), indent=0), "utf-8")
        with workshop.alone(output.parent):
            _refuse(output)
            workshop.exchange(folder, output)
    print(f"{arguments.output.as_posix()}: {amount(made, 'page')}")
    return 0


def _refuse(output: Path) -> None:
    """Let nothing be lost: what takes the place of a folder leaves none of it.

    :raises CannotCheck: where something is that this command did not make.
    """
    if not output.exists():
        return
    if not output.is_dir():
        raise CannotCheck(f"{output} is no folder")
    known = _known(output)
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_symlink() or (path.is_file() and known.get(name) != _digest(path)):
            if name == MADE and known:
                continue
            raise CannotCheck(f"{path} was not made by `concord pages`; name another folder")


def _known(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / MADE).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): _digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
