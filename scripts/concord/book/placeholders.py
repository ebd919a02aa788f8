"""Which interface texts have placeholders, and what the site and the books fill in there.

A placeholder that is renamed or dropped in the English and in every catalogue alike would be
shown as it stands, or not be filled in. A new one is listed here by whoever fills it in.
"""

from __future__ import annotations

from collections.abc import Mapping

_ONE = {
    "title": "read-parallel-title link-read link-overview link-change-new link-change-meaning "
    "link-change-wording link-change-moved link-change-retired audience-not-yours "
    "trainer-notes course-back course-next",
    "language": "article-in status-badge read-earlier read-later search-found-in",
    "languages": "print-edition-book print-edition-chapter print-edition-selection "
    "print-edition-cards print-edition-trainer",
    "number": "chapter passage link-question practise-case",
    "numbers": "passages-cited",
    "minutes": "minutes",
    "count": "status-unfinished",
    "percent": "status-translated",
    "page": "print-page",
    "names": "status-approved-by",
    "code": "read-unknown-language",
    "block": "read-unknown-block",
    "needed": "course-failed",
    "date": "read-kept",
    "version": "link-cartridge",
    "query": "search-none",
    "word": "search-word",
    "words": "search-read-as",
    "readers": "audience",
    "phrase": "search-asked",
}
PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    **{key: frozenset({name}) for name, keys in _ONE.items() for key in keys.split()},
    "article-work-by": frozenset({"title", "authors"}),
    "course-step": frozenset({"number", "count"}),
    "course-right": frozenset({"right", "count"}),
    "print-citation": frozenset({"title", "edition", "revision", "date", "address"}),
    "search-elsewhere": frozenset({"language", "languages"}),
}
"""By the key of an interface text, the names in braces that it has; any other text has none."""
