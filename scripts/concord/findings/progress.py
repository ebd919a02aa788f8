"""A progress bar for what takes longer than a second."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from tqdm import tqdm

Item = TypeVar("Item")


def shown(items: Sequence[Item], what: str) -> Iterable[Item]:
    """``items``, with a bar on standard error while they last.

    The bar comes after a second, goes at the end, and is only ever drawn on a terminal.

    :param what: what is being done, in a word or two.
    """
    return tqdm(items, desc=what, delay=1, leave=False, disable=None)
