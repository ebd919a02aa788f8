"""What bringing the catalogues up to date does to each block, before it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

import polib

from ...book import inline
from ...book.loaded import Loaded
from ...book.messages import for_language, places
from ...book.model import Book, Review
from ...book.signoff import digest
from ...checks import turned
from .. import merge

NEW, BACK, STALE, STILL_STALE, WORDING, AGAIN, UNTRANSLATED, OBSOLETE, DROPPED = (
    *("new", "back", "stale", "still stale", "wording only", "current again"),
    *("not translated yet", "obsolete", "dropped"),
)
MEANS = {
    NEW: "to be translated",
    BACK: "an earlier translation of this block comes back",
    STALE: "readers see the English, marked, until a translator has confirmed the translation",
    STILL_STALE: "its English had changed before, so the translation stays stale",
    WORDING: "the translation stays current, with a remark for the translator",
    AGAIN: "the English is again what the translation was made from",
    UNTRANSLATED: "it had no translation",
    OBSOLETE: "the block is gone; its translation is kept as obsolete",
    DROPPED: "the block is gone, and it had no translation",
}
"""What can happen to a message, in the order it is told."""


class Unwanted(Exception):
    """A block named as changed in wording that did not change; nothing is written."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to one message of one language.

    :ivar outcome: a key of :data:`MEANS`.
    :ivar before: the English the translation was made from, or ``""``.
    :ivar after: the English now, or ``""``.
    """

    context: str
    language: str
    outcome: str
    before: str
    after: str


@dataclass(frozen=True)
class Plan:
    """An update of one language that can be shown or written.

    :ivar catalogues: by domain. :ivar reviews: its sign-offs, or None where it has none.
    """

    catalogues: Mapping[str, polib.POFile]
    reviews: Mapping[str, Review] | None
    effects: tuple[Effect, ...]


def plan(loaded: Loaded, code: str, wording: Collection[str] = ()) -> Plan:
    """What an update does to a language; nothing is changed.

    :param wording: contexts whose meaning did not change.
    """
    old, language = loaded.catalogues[code], loaded.book.languages[code]
    new = merge.merge(for_language(loaded.book, code), old, language, wording)
    before, after = _live(old), _live(new)
    effects = tuple(_effects(code, before, after))
    reviews = None
    if signed := loaded.book.reviews.get(code):
        kept = {c: r for c, r in signed.items() if c in after or loaded.book.is_undecided(c)}
        reviews = _renewed(kept, effects, before, after)
    return Plan(new, reviews, effects)


def _live(catalogues: Mapping[str, polib.POFile]) -> dict[str, polib.POEntry]:
    return {e.msgctxt: e for po in catalogues.values() for e in po if not e.obsolete and e.msgctxt}


def _effects(
    code: str, before: Mapping[str, polib.POEntry], after: Mapping[str, polib.POEntry]
) -> Iterator[Effect]:
    for context, new in after.items():
        old = before.get(context)
        if outcome := _outcome(old, new):
            source = (merge.made_from(old) or old.msgid) if old else ""
            yield Effect(context, code, outcome, source, new.msgid)
    for context in before.keys() - after.keys():
        old = before[context]
        outcome = OBSOLETE if old.msgstr or old.tcomment else DROPPED
        yield Effect(context, code, outcome, old.msgid, "")


def _outcome(old: polib.POEntry | None, new: polib.POEntry) -> str:
    """What happened to a message that is live now, or ``""``."""
    if old is None:
        return BACK if new.msgstr else NEW
    if old.msgid == new.msgid:
        return WORDING if old.fuzzy and not new.fuzzy else ""
    if not new.msgstr:
        return UNTRANSLATED
    if new.fuzzy:
        return STILL_STALE if old.fuzzy else STALE
    return AGAIN if old.fuzzy or merge.noted(old) == new.msgid else WORDING


def _renewed(
    kept: dict[str, Review],
    effects: Iterable[Effect],
    before: Mapping[str, polib.POEntry],
    after: Mapping[str, polib.POEntry],
) -> dict[str, Review]:
    """Sign-offs after an update: those of the same meaning stay."""
    for effect in effects:
        review = kept.get(effect.context)
        if effect.outcome not in (WORDING, AGAIN) or review is None:
            continue
        translation = before[effect.context].msgstr
        if review.text == digest(effect.before, translation):
            text = digest(effect.after, translation)
            kept[effect.context] = replace(review, text=text)
    return kept


def reworded(loaded: Loaded, effects: Iterable[Effect], named: Collection[str]) -> frozenset[str]:
    """The contexts that ``--wording`` means.

    :param effects: of an update in which nothing is only wording.
    :param named: contexts, ``page#block`` too, or ``all``: every block that has changed.
    :raises Unwanted: naming each that is no block, is new, did not change, or turned its sense.
    """
    outcomes: dict[str, set[str]] = {}
    for effect in effects:
        outcomes.setdefault(effect.context, set()).add(effect.outcome)
    if set(named) == {"all"}:
        contexts = frozenset(c for c, found in outcomes.items() if found & {STALE})
        _hold_their_sense(loaded, effects, contexts)
        return contexts
    contexts = frozenset(name.replace("#", "/", 1) for name in named)
    stale = {
        entry.msgctxt
        for of_language in loaded.catalogues.values()
        for entry in _live(of_language).values()
        if entry.fuzzy and entry.previous_msgid
    }
    known = places(loaded.book)
    faults = []
    for context in sorted(contexts):
        found = outcomes.get(context, set())
        if context not in known:
            faults.append(f"“{context}” is no block of the book")
        elif found & {NEW, BACK} and not found - {NEW, BACK}:
            faults.append(f"“{context}” is new")
        elif not found and context not in stale:
            faults.append(f"“{context}” did not change")
    if faults:
        raise Unwanted("; ".join(faults))
    _hold_their_sense(loaded, effects, contexts)
    return contexts


def _hold_their_sense(loaded: Loaded, effects: Iterable[Effect], contexts: Collection[str]) -> None:
    """:raises Unwanted: naming each block that may say the opposite of what was translated."""
    known = inline.targets([*loaded.book.pages, *loaded.book.articles])
    texts = {
        (entry.msgctxt, entry.previous_msgid, entry.msgid)
        for of_language in loaded.catalogues.values()
        for entry in _live(of_language).values()
        if entry.fuzzy and entry.previous_msgid
    } | {(effect.context, effect.before, effect.after) for effect in effects}
    faults = [
        f"“{context}” {' and '.join(said)}"
        for context, before, after in sorted(texts)
        if context in contexts and before and after
        if (said := list(turned.turned(*(turned.sense(_plain(t, known)) for t in (before, after)))))
    ]
    if faults:
        raise Unwanted(f"not a change of wording alone: {'; '.join(faults)}")


def _plain(text: str, known: inline.Targets) -> str:
    return inline.plain_text(inline.parse(text, known)[0])


def report(book: Book, effects: Iterable[Effect]) -> Iterator[str]:
    """The effects in words, block by block in the book's order, line by line."""
    where = {context: str(place) for context, place in places(book).items()}
    order = {context: number for number, context in enumerate(where)}
    ordered = sorted(effects, key=lambda e: (order.get(e.context, len(order)), e.context))
    for context, of_block in groupby(ordered, key=lambda effect: effect.context):
        group = list(of_block)
        yield f"{context}  {where.get(context, '(gone)')}"
        for before in dict.fromkeys(effect.before for effect in group if effect.before):
            made = [effect.language for effect in group if effect.before == before]
            some = "" if len(made) == len(group) else f"  ({', '.join(made)})"
            yield f"    - {before}{some}"
        yield from (f"    + {after}" for after in dict.fromkeys(e.after for e in group) if after)
        for outcome, meaning in MEANS.items():
            if codes := [effect.language for effect in group if effect.outcome == outcome]:
                yield f"    {', '.join(codes)}: {outcome}: {meaning}"


def summary(effects: Iterable[Effect]) -> Iterator[str]:
    """How many messages of each language meet with what."""
    amounts: dict[str, dict[str, int]] = {}
    for effect in effects:
        of_language = amounts.setdefault(effect.language, {})
        of_language[effect.outcome] = of_language.get(effect.outcome, 0) + 1
    for code, of_language in amounts.items():
        told = (f"{of_language[name]} {name}" for name in MEANS if name in of_language)
        yield f"{code}: {', '.join(told)}"
