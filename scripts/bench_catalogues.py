"""`make bench`: our update of a catalogue against Babel's, on the same messages."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import polib
from babel.messages.catalog import Catalog
from concord.book.load import load
from concord.book.model import Message
from concord.translating.merge import merge

MESSAGES = 10_000
CHANGED = 100
"""Of the messages, how many have another English than their translation was made from."""


def update_ratio(root: Path) -> float:
    """Time of our update against Babel's ``Catalog.update``.

    :param root: the project, for a language and for texts of the length texts really have.
    """
    book = load(root).book
    language = book.languages["ms"]
    real = [(entry.source, entry.text) for entry in book.catalogues["ms"].values()]
    texts = [real[number % len(real)] for number in range(MESSAGES)]
    contexts = [f"page-{number // 20}/block-{number}" for number in range(MESSAGES)]
    step = MESSAGES // CHANGED
    english = [
        f"{source} Anew." if number % step == 0 else source
        for number, (source, _) in enumerate(texts)
    ]
    old = polib.POFile(wrapwidth=0)
    babel, template = Catalog(locale="ms"), Catalog()
    for context, new, (source, target) in zip(contexts, english, texts, strict=True):
        old.append(polib.POEntry(msgctxt=context, msgid=source, msgstr=target))
        babel.add(source, target, context=context)
        template.add(new, context=context)
    wanted = [
        Message(context, new, "bench", (), "docs/bench.md")
        for context, new in zip(contexts, english, strict=True)
    ]
    ours = seconds(lambda: merge(wanted, {"bench": old}, language))
    return ours / seconds(lambda: babel.update(template))


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start
