"""Writes everything that is published for those who link here, beside the finished pages."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..book.files import write_new
from ..book.model import Book
from ..book.record import Contract
from ..running.kept import NOTHING, Store, joined
from . import accept, listing, names
from .cartridge import cartridge
from .feed import atom
from .inventory import inventory
from .table import table

_HERE = Path(__file__).parent


def publish(
    folder: Path,
    book: Book,
    base_url: str = "",
    others: Iterable[str] = (),
    store: Store = NOTHING,
) -> None:
    """Write the files of :func:`files` into a site.

    :param folder: the root of the site, with the finished pages in it; none is overwritten.
    :param base_url: the site's address; ``""`` for the one the book gives. Without any,
        addresses in the files are relative and there are no cartridges.
    :param others: paths of files that are published beside the pages by others.
    :param store: keeps them.
    :raises ValueError: when a file would lie outside ``folder`` or on a page.
    """
    base, pages = base_of(book, base_url), [*_pages(folder), *others]
    inputs = joined(pickle.dumps(book), json.dumps([base, pages]).encode())
    write_new(folder, store.files("links", inputs, lambda: files(book, base, pages)))


def base_of(book: Book, base_url: str) -> str:
    """The address the site is published at, with ``/`` at its end, or ``""``."""
    base = base_url or book.address
    return base if not base or base.endswith("/") else f"{base}/"


def _pages(folder: Path) -> list[str]:
    """What a course can link to in the finished site: its pages, and its books as PDF."""
    pages = [path.parent for path in folder.rglob("index.html")] + list(folder.rglob("*.pdf"))
    found = [path.relative_to(folder).as_posix() + "/" * path.is_dir() for path in pages]
    return sorted(path.removeprefix("./") for path in found)


def files(book: Book, base: str, pages: list[str]) -> Iterator[tuple[str, bytes]]:
    """Every published file as (path below the site's address, content).

    :param pages: what else lies below the site's address.
    """
    contract = accept.effective(book.contract or Contract(), book)
    yield names.LINKS, listing.write(listing.links(book, contract, base, pages)).encode()
    yield names.CHANGES, listing.write(listing.changes(book, contract, base)).encode()
    yield names.INVENTORY, inventory(book, contract)
    yield names.CHECKER, checker(base).encode()
    for name in names.SCHEMAS:
        yield name, (_HERE / "schemas" / name).read_bytes()
    for code in book.languages:
        yield names.feed(code), atom(book, contract, base, code).encode()
        yield names.inventory(code), inventory(book, contract, code)
        yield names.table(code), table(book, contract, base, code)
        for version in names.VERSIONS if base else ():
            yield names.cartridge(code, version), cartridge(book, contract, base, code, version)


def checker(base: str) -> str:
    """The link checker as one file that knows this site's address."""
    text = (_HERE / "checker.py").read_text("utf-8")
    # A text of JSON is one of Python too: no character of the address can end it.
    return text.replace(
        '\nADDRESS = ""\n', f"\nADDRESS = {json.dumps(base, ensure_ascii=False)}\n", 1
    )
