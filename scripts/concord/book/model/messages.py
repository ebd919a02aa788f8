"""What translators get and give: messages, entries, sign-offs, and the text to show."""

from __future__ import annotations

from dataclasses import dataclass

from ...findings.diagnostics import Location

INTERFACE = "interface"
"""What the contexts of interface texts begin with."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a translator gets: one message a block.

    :ivar context: ``<page>/<block>``, the ``msgctxt`` and the only key anything is joined by.
    :ivar domain: the catalogue it belongs in, without ``.po``.
    :ivar comments: what helps the translator: where the block stands, what it cites.
    :ivar file: where the English stands, without a line number, which would churn.
    """

    context: str
    text: str
    domain: str
    comments: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A message of a catalogue as a translator left it; :ivar source: the English it was made from."""

    context: str
    source: str
    text: str
    fuzzy: bool
    location: Location


@dataclass(frozen=True, slots=True)
class Review:
    """A sign-off: a second reader has read a translation, or a named person has approved it.

    :ivar text: a digest of the English and the translation that were read, see
        :func:`concord.book.signoff.digest`.
    :ivar translator: who wrote it, :ivar reader: who else has read it; ``""`` where they are
        not named.
    :ivar approver: who answers for it in this language, or ``""`` where it is only read.
    """

    text: str
    location: Location
    translator: str = ""
    reader: str = ""
    approver: str = ""

    @property
    def others(self) -> tuple[str, ...]:
        """Who judged it, and so cannot have written it."""
        return tuple(filter(None, (self.reader, self.approver)))


@dataclass(frozen=True, slots=True)
class Translation:
    """The text to show for a block in a language.

    :ivar language: the language the text really is in.
    :ivar state: ``translated``, ``missing`` or ``stale``; the last two show the English.
    """

    text: str
    language: str
    state: str
