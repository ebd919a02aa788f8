"""What a configuration says, whatever the server: headers, types, redirects, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ..book.model import Book
from ..book.record import LIVE, Contract
from ..findings.diagnostics import CannotCheck
from ..html import policy
from ..links.accept import effective

FOR_EVER, ANEW = "public, max-age=31536000, immutable", "no-cache"
"""How long browsers keep a file with a digest in its name, and any other: that is asked for anew."""
TYPES = {
    "imscc": "application/zip",
    "inv": "application/octet-stream",
    "tmx": "application/xml",
    "webmanifest": "application/manifest+json",
}
"""Media types that servers do not know, by the end of a name."""
_PATH = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?")


@dataclass(frozen=True)
class Told:
    """What is true of a site on any host.

    :ivar host: the name the site is asked for by; :ivar path: the folder it lies below, ``/`` around.
    :ivar headers: for every answer.
    :ivar languages: each with the tags by which a browser may ask for it.
    :ivar moved: old addresses and what took their place, as paths from the root of the host.
    :ivar pages: the path of each page below that of a language, by the id in its neutral address.
    """

    host: str
    path: str
    headers: Mapping[str, str]
    languages: Mapping[str, tuple[str, ...]]
    moved: Mapping[str, str]
    pages: Mapping[str, str]


def told(book: Book, site: Path, frames: tuple[str, ...]) -> Told:
    """What is to be said of a built site.

    :param frames: origins whose pages may show those of the site in a frame.
    :raises CannotCheck: when the book has no address, or one that configurations cannot hold; when
        an origin is none, or there is no site.
    """
    parts = urlsplit(book.address)
    if not book.address or not _PATH.fullmatch(parts.path):
        raise CannotCheck(
            "a host needs the “address” of docs/book.yml, with plain letters in its path"
        )
    if not (site / "index.html").is_file():
        raise CannotCheck(f"{site} holds no built site")
    for frame in frames:
        if not _ORIGIN.fullmatch(frame):
            raise CannotCheck(f"{frame} is no origin, such as https://courses.example")
    contract = effective(book.contract or Contract(), book)
    return Told(
        parts.hostname or "",
        parts.path,
        _headers(site, frames),
        {code: _tags(book, code) for code in book.languages},
        {f"{parts.path}{old}": f"{parts.path}{new}" for old, new in _moved(contract)},
        dict(_pages(book, contract)),
    )


def _headers(site: Path, frames: tuple[str, ...]) -> dict[str, str]:
    ancestors = " ".join(["'self'", *frames])
    return {
        "Content-Security-Policy": f"{policy.whole(site)}; frame-ancestors {ancestors}",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }


def _tags(book: Book, code: str) -> tuple[str, ...]:
    """A language's own code, and CLDR's: Filipino is ``tl`` and ``fil``."""
    return tuple(dict.fromkeys([code, str(book.languages[code].locale.language)]))


def _moved(contract: Contract) -> Iterator[tuple[str, str]]:
    for page_id, record in contract.pages.items():
        final = contract.final(page_id)
        if record.state == LIVE or not final:
            continue
        urls = contract.pages[final].urls
        yield from ((url, urls[code]) for code, url in record.urls.items() if code in urls)


def _pages(book: Book, contract: Contract) -> Iterator[tuple[str, str]]:
    for page_id in contract.pages:
        final = contract.final(page_id)
        urls = contract.pages[final].urls if final else {}
        paths = {url.removeprefix(f"{code}/") for code, url in urls.items()}
        if len(paths) == 1 and set(urls) >= set(book.languages):
            yield page_id, paths.pop()
