"""`make offline`: the built site as one zip that opens from a folder, in any path, without a network.

A browser that opens a file adds no ``index.html``, fetches no index and follows no address
from the root. So links are made to lead to files, indexes become scripts, and what only a
server uses is left out. The same site gives the same bytes.
"""

from __future__ import annotations

import argparse
import datetime
import io
import json
import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from ..book import dates
from ..book import files as writing
from ..book.load import load
from ..findings.diagnostics import CannotCheck
from ..html import policy
from ..running.ending import Ending
from ..running.workshop import alone
from . import assets

FOLDER = "concord"
"""What the zip unpacks to."""
PAGE = "index.html"

LEFT_OUT = re.compile(
    r"(^|/)(404\.html|sitemap\.xml(\.gz)?|service-worker\.js|(offline|assets/earlier)\.json|manifest\.webmanifest)$"
    # Material's own search, which ours stands in for.
    r"|/assets/javascripts/(lunr|workers)/|\.map$"
    # What servers send in the place of others.
    r"|\.(br|gz)$"
)
"""Files of the site, by path, that no copy of it has a use for."""
_INDEX = re.compile(r"/search/index\.[0-9a-f]+\.json$")
"""The index of a language, which becomes a script."""
_LINK = re.compile(r"""(\s(?:href|src|xlink:href)=")([^"]*)(")""")
_SCRIPT = re.compile(r"(<script\b[^>]*>)(.*?)(</script>)", re.DOTALL)
# Fetched at once by its rules for other origins, and every file is one. What a page may run is told
# by origins, too.
_OF_SERVERS = re.compile(rf'<link rel="(?:preload|manifest)"[^>]*>\s*|{policy.META.pattern}')


class BrokenLink(Exception):
    """A page leads to a file that is not there."""


def bundle(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the zip by path.

    :param site: the built site's files by path, the printed editions it offers among them.
    :raises BrokenLink: when a link leads nowhere, in the site as in the bundle.
    """
    earlier = {path for paths in assets.told(site.get(assets.EARLIER, b"")) for path in paths}
    kept = {
        path: data
        for path, data in site.items()
        if path not in earlier and not LEFT_OUT.search(path) and not _INDEX.search(path)
    }
    made: dict[str, bytes] = {}
    for path, data in kept.items():
        if path.endswith(".html"):
            made[path] = page(path, data.decode("utf-8"), kept).encode("utf-8")
        elif path.endswith("search/index.json"):
            pointed = posixpath.join(posixpath.dirname(path), json.loads(data)["index"])
            index = _script_safe(site[pointed])
            made[path.removesuffix("json") + "js"] = b"concordIndex(" + index + b");\n"
        elif path.endswith("search/search_index.json"):
            made[path.removesuffix("json") + "js"] = b"var __index = " + _script_safe(data) + b";\n"
        else:
            made[path] = data
    return made


def _script_safe(data: bytes) -> bytes:
    """JSON as a script: checked, because a script that is no JSON would run."""
    return json.dumps(json.loads(data), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def page(path: str, html: str, files: Mapping[str, bytes]) -> str:
    """A page whose links lead to files."""
    out, at = [], 0
    html = _OF_SERVERS.sub("", html)
    for script in _SCRIPT.finditer(html):
        out += [_linked(path, html[at : script.start()], files), _linked(path, script[1], files)]
        out += [script[2], script[3]]
        at = script.end()
    return "".join(out) + _linked(path, html[at:], files)


def _linked(path: str, html: str, files: Mapping[str, bytes]) -> str:
    return _LINK.sub(lambda link: f"{link[1]}{_to_file(path, link[2], files)}{link[3]}", html)


def _to_file(path: str, link: str, files: Mapping[str, bytes]) -> str:
    """A relative link to a folder as one to the page in it; others as they are."""
    parts = urlsplit(link.replace("&amp;", "&"))
    if parts.scheme or parts.netloc or not parts.path:
        return link
    if link.startswith("/"):
        raise BrokenLink(f"{path}: {link} begins at the root of a server")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if target in files:
        return link
    if posixpath.join(target, PAGE).removeprefix("./") not in files:
        raise BrokenLink(f"{path}: {link} leads nowhere")
    rest = link[len(parts.path) :] if link.startswith(parts.path) else ""
    return f"{parts.path.rstrip('/')}/{PAGE}{rest}"


def pack(files: Mapping[str, bytes], when: datetime.date, target: Path) -> None:
    """Write the zip: sorted, one day, one mode, so that the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path}", (when.year, when.month, when.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[path], compresslevel=9)
    writing.write([(target, made.getvalue())])


def read(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, by its path."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(
            part.startswith(".") for part in path.relative_to(folder).parts
        ):
            yield PurePosixPath(path.relative_to(folder)).as_posix(), path.read_bytes()


def dated(revision: str) -> datetime.date:
    """The day every file carries: the one asked for or the book's, if zip knows it."""
    return max(dates.day(revision) or dates.EARLIEST, dates.EARLIEST)


def main(argv: list[str] | None = None) -> int:
    """Exit status: 0 made, 1 a link is broken, 2 it could not be made, 130 interrupted."""
    with Ending("concord offline") as ending:
        ending.status = _run(argv)
    return ending.status


def _run(argv: list[str] | None) -> int:
    parser = argparse.ArgumentParser(prog="python -m concord.mkdocs.offline", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site")
    parser.add_argument("--output", type=Path, default=Path("build/concord-offline.zip"))
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    arguments = parser.parse_args(argv)
    if not (arguments.site / PAGE).is_file():
        raise CannotCheck(f"{arguments.site} holds no built site")
    with alone(arguments.site.absolute().parent):  # no build puts another site in its place
        site = dict(read(arguments.site))
    try:
        files = bundle(site)
    except BrokenLink as error:
        print(f"concord: {error}", file=sys.stderr)
        return 1
    pack(files, dated(load(arguments.root).book.revision), arguments.output)
    printed = sum(path.endswith(".pdf") for path in files)
    size = arguments.output.stat().st_size / 2**20
    print(
        f"{arguments.output.as_posix()}: {len(files)} files, {printed} printed editions, {size:.1f} MiB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
