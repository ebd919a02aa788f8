"""The article texts themselves, for the eyes of who has them at hand."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..book import register
from ..book.load import read_texts, texts_at_hand
from ..book.loaded import Loaded
from ..book.model import Citation
from ..findings.diagnostics import Finding


def at_hand(loaded: Loaded, environment: Mapping[str, str] = os.environ) -> dict[Citation, str]:
    """The text of every passage whose article is at hand and says what the register holds.

    Never for anything that is published: the texts are other people's work.
    """
    folder = texts_at_hand(loaded.root, environment.get("CONCORD_ARTICLES"))
    if folder is None:
        return {}
    findings: list[Finding] = []
    by_mark = {
        register.fingerprint(passage): passage
        for text in read_texts(loaded.root, folder, findings).values()
        if text
        for passage in register.passages_of(text)
    }
    return {
        Citation(article.id, passage.number): by_mark[passage.fingerprint]
        for article in loaded.book.articles.values()
        for passage in article.passages
        if passage.fingerprint in by_mark
    }
