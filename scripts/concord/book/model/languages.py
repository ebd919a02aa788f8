"""Languages and what their translators agreed to call things."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from babel import Locale

from ...findings.diagnostics import Location
from .asked import Phrase, Short

CANONICAL = "en"


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a glossary: what the book calls something in another language.

    :ivar term: the English; several, joined by commas, when they share a translation.
    :ivar translation: the word to use; several joined by commas are all right.
    :ivar also: other forms that are right: inflected, spoken, in fixed phrases.
    :ivar avoid: words that must not be used for it.
    :ivar note: advice to the translator.
    """

    term: str
    translation: str
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    note: str = ""
    location: Location = field(default=Location(""), repr=False, compare=False)


@dataclass(frozen=True)
class Language:
    """A language of the book.

    :ivar code: BCP 47 tag used in paths and in ``lang=``.
    :ivar locale: the CLDR locale behind it (``tl`` resolves to ``fil``).
    :ivar theme: the code the site's theme knows it by.
    :ivar font: the slug of the font family for the screen, or ``""`` for the reader's own;
        :attr:`font_place`: where it is written.
    :ivar glossary: what its translators agreed to call things; empty where they have none.
    :ivar asked: how its readers ask; :attr:`shorthand`: what they write short.
    """

    code: str
    locale: Locale
    theme: str
    location: Location
    font: str = ""
    glossary: tuple[Term, ...] = field(default=(), repr=False, compare=False)
    asked: tuple[Phrase, ...] = field(default=(), repr=False, compare=False)
    shorthand: tuple[Short, ...] = field(default=(), repr=False, compare=False)
    font_place: Location = field(default=Location(""), repr=False, compare=False)

    @cached_property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, from CLDR."""
        return "rtl" if self.locale.character_order == "right-to-left" else "ltr"

    @cached_property
    def name(self) -> str:
        """The language's name in itself, from CLDR, with a capital where its script has one."""
        name = self.locale.get_language_name(self.locale) or self.code
        return name[:1].upper() + name[1:]
