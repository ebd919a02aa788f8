"""How far something is that takes longer than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def shown(
    items: Iterable[Item],
    what: str,
    total: int | None = None,
    name: Callable[[Item], str] | None = None,
) -> Iterator[Item]:
    """``items``, with a bar on standard error while they last.

    The bar comes after a second, goes at the end, and is only ever drawn on a terminal. Where
    there is none, each item that has a name is a line.

    :param what: what is being done, in a word or two.
    :param total: how many items there are, where they are made one by one.
    :param name: what an item that is done is called; ``""`` for one that is not worth a line.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield from _told(items, total, name)
        return
    from tqdm import tqdm  # a fifth of a check's imports

    with tqdm(items, desc=what, total=total, delay=1, leave=False) as bar:
        for item in bar:
            if name and (told := name(item)):
                bar.set_postfix_str(told)
            yield item


def _told(
    items: Iterable[Item], total: int | None, name: Callable[[Item], str] | None
) -> Iterator[Item]:
    for number, item in enumerate(items, start=1):
        if name and (told := name(item)):
            print(f"{number} of {total}  {told}", file=sys.stderr, flush=True)
        yield item
