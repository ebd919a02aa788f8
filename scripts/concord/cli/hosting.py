"""``concord hosting``: the configuration of a server for the site as it was built."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..book.files import write_text
from ..book.load import load
from ..findings.diagnostics import amount
from ..hosting import compress, servers
from ..hosting.told import told


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``hosting`` to the command line."""
    hosting = commands.add_parser(
        "hosting", help="write the configuration of a server for the built site"
    )
    hosting.add_argument("server", choices=servers.SERVERS)
    hosting.add_argument("--site", type=Path, default=Path("site"), help="the built site")
    hosting.add_argument("--output", type=Path, metavar="FILE", help="default: build/hosting/")
    hosting.add_argument(
        "--folder", default="/srv/www", help="what the host serves as / (default: %(default)s)"
    )
    hosting.add_argument("--listen", default="", help="where to listen, in the server's own words")
    hosting.add_argument(
        "--frame",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="who may show pages in a frame",
    )
    hosting.add_argument(
        "--no-brotli", action="store_true", help="the nginx there has no module for brotli"
    )
    hosting.add_argument(
        "--compress", action="store_true", help="make compressed copies in the site, too"
    )
    hosting.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    site = arguments.root / arguments.site
    says = told(load(arguments.root).book, site, tuple(arguments.frame))
    made = servers.configuration(
        arguments.server, says, arguments.folder, arguments.listen, brotli=not arguments.no_brotli
    )
    output = arguments.output or arguments.root / f"build/hosting/{arguments.server}.conf"
    output.parent.mkdir(parents=True, exist_ok=True)
    write_text(output, made)
    if arguments.compress:
        print(f"{amount(compress.compress(site), 'file')} with compressed copies in {site}")
    print(output)
    return 0
