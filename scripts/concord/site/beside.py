"""What a site holds beside its pages, whichever program set those."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..book.files import write_new
from ..book.loaded import Loaded
from ..html import badge, signposts
from ..links.publish import publish
from ..running.kept import NOTHING, Store
from ..translating.exchange import formats
from ..translating.state import report as state
from .root import write_root


def write(
    folder: Path,
    loaded: Loaded,
    base: str,
    courses: Iterable[tuple[str, bytes]],
    store: Store = NOTHING,
) -> None:
    """Write into a site all that is for other sites and programs, and the page at its root.

    :param folder: the root of the site; the pages of all languages lie in it.
    :param base: the site's address, or ``""``.
    :param courses: packages for learning platforms, by path.
    :param store: keeps what takes long to make.
    :raises ValueError: when a file would lie outside ``folder`` or on a page.
    """
    book = loaded.book
    write_root(folder, book, base)
    publish(folder, book, base, formats.paths(book), store)
    write_new(folder, courses)
    signposts.publish(folder, book, base)
    state.publish(folder, book, base)
    badge.publish(folder, book)
    formats.publish(folder, loaded)
