"""Configurations for nginx and Caddy: templates beside this module, filled from :class:`Told`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from string import Template

from . import DIGEST
from .told import ANEW, FOR_EVER, TYPES, Told

SERVERS = ("nginx", "caddy")


class _Filled(Template):
    delimiter = "%"


def configuration(server: str, told: Told, root: str, listen: str, *, brotli: bool = True) -> str:
    """The configuration of a site on a server.

    :param server: one of :data:`SERVERS`.
    :param root: the folder that the host serves as ``/``; the site lies in it at its path.
    :param listen: where to listen; ``""`` for the usual place.
    :param brotli: whether nginx has its module for brotli.
    """
    made = _nginx(told, brotli=brotli) if server == "nginx" else _caddy(told)
    usual = "80" if server == "nginx" else f"https://{told.host}"
    template = Path(__file__).with_name(f"{server}.conf").read_text("utf-8")
    filled = _Filled(template).substitute(
        made,
        root=root,
        place=f"{root.rstrip('/')}{told.path}",
        listen=listen or usual,
        host=told.host,
        path=told.path,
        pattern=re.escape(told.path),
        digest=DIGEST,
        anew=ANEW,
        forever=FOR_EVER,
    )
    return re.sub(r"\n{3,}", "\n\n", filled)


def _lines(lines: Iterable[str], depth: str) -> str:
    return "\n".join(f"{depth}{line}" for line in lines)


def _nginx(told: Told, *, brotli: bool) -> dict[str, str]:
    one = " " * 4
    headers = [f'add_header {name} "{value}" always;' for name, value in told.headers.items()]
    return {
        "languages": _lines(
            (rf'"~*^\|\|\s*(?:{"|".join(tags)})(?:[-,;\s]|$)" {code};' for code, tags in told.languages.items()),
            one,
        ),
        "pages": _lines((f'{page} "{path}";' for page, path in told.pages.items()), one),
        "brotli": f"{one}brotli_static on;" if brotli else "",
        "headers": _lines(headers, one),
        "missing": _lines(
            (f"location {told.path}{code}/ {{ error_page 404 {told.path}{code}/404.html; }}" for code in told.languages),
            one,
        ),
        "types": _lines(
            (f"location ~ \\.{end}$ {{ types {{ }} default_type {kind}; }}" for end, kind in TYPES.items()),
            one,
        ),
        "moved": _lines((f"location = {old} {{ return 301 {new}; }}" for old, new in told.moved.items()), one),
    }  # fmt: skip


def _caddy(told: Told) -> dict[str, str]:
    one, two = "\t", "\t\t"
    go = f"{told.path}go/"
    languages = []
    for code, tags in told.languages.items():
        languages += [
            f"@go_{code} {{",
            f"\tpath_regexp ^{re.escape(go)}[a-z0-9-]+/$",
            rf"	header_regexp Accept-Language (?i)^\s*(?:{'|'.join(tags)})(?:[-,;\s]|$)",
            "\tnot header Sec-Fetch-Mode *",
            "\tnot query lang=*",
            "\tnot expression {concord_path} == '-'",
            "}",
            f"redir @go_{code} {told.path}{code}/{{concord_path}} 302",
        ]
    missing = []
    for code in told.languages:
        missing += [
            f"@in_{code} path {told.path}{code}/*",
            f"handle @in_{code} {{",
            f"\trewrite * {told.path}{code}/404.html",
            "\tfile_server",
            "}",
        ]
    return {
        "headers": _lines((f'header {name} "{value}"' for name, value in told.headers.items()), one),
        "types": _lines(
            (
                line
                for end, kind in TYPES.items()
                for line in (f"@{end} path *.{end}", f"header @{end} Content-Type {kind}")
            ),
            one,
        ),
        "moved": _lines((f"redir {old} {new} 301" for old, new in told.moved.items()), one),
        "pages": _lines((f'{go}{page}/ "{path}"' for page, path in told.pages.items()), two),
        "languages": _lines(languages, one),
        "missing": _lines(missing, two),
    }  # fmt: skip
