"""Fonts for the screen: which languages need which, and the style sheets that bring them.

Nothing may move when a font comes. A Latin font is preloaded and ``font-display: optional``,
with a fallback of the same measures: it is there when the text is first drawn, or stays
away. For another script no fallback has the same measures, and a device may lack the script
altogether; such a font is in a style sheet of its own, as small as a picture, and the page
shows itself when it is decoded. Single words of another language may come later (``swap``),
in a font with no more letters than pages of other languages show of it: what its articles are
called, and by whom they are. The names of languages stand on every page; their few letters are
in the common sheet.

Which font sets a language is data (``font:`` in ``translations/languages.yml``, the slug of
a family that a ``fontpkg-…`` package brings). A language without one is set in the reader's
own fonts.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..book.messages import messages
from ..book.model import CANONICAL, Book, Language
from ..locale import l10n
from ..running.kept import NOTHING, Store
from .font_cut import Face, faces_of

_ASCII = frozenset(map(chr, range(0x20, 0x7F)))
_ARIAL = 934.5116 / 2048
"""The mean advance of Arial over the sample text, in em: what a fallback is scaled against."""


@dataclass(frozen=True)
class Fonts:
    """What a site needs of the fonts.

    :ivar files: fonts and style sheets by file name, all for one folder.
    :ivar sheet: the style sheet of every page, or ``""``.
    :ivar sheets: for each language, the style sheets its text needs besides.
    :ivar preload: for each language, the fonts its text is set in at first.
    :ivar alone: for each language, a style sheet for a document outside the site, and the fonts
        that it asks for, which lie beside it.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    sheet: str = ""
    sheets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    preload: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    alone: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)


def make(
    book: Book,
    store: Store = NOTHING,
    more: Mapping[str, str] | None = None,
    *,
    passages: bool = False,
) -> Fonts:
    """Cut the fonts of all languages.

    :param store: keeps what was cut.
    :param more: by language, text that is shown beside the book's own.
    :param passages: pages of every language show passages of articles, in any language.
    :raises CannotCheck: when a language names a font that is not installed.
    """
    needed: dict[str, set[str]] = {}
    for language in book.languages.values():
        if language.font:
            text = _characters(book, language)
            # What a theme says is code too: its Latin letters say nothing about the language.
            text |= set((more or {}).get(language.code, "")) - _ASCII
            needed.setdefault(language.font, set()).update(_own(text, language))
    faces = {slug: list(faces_of(slug, characters, store)) for slug, characters in needed.items()}
    if not faces:
        return Fonts()
    late = faces if passages else dict(_late(book, faces, store))
    files = {
        face.name: face.data for of_slug in (*faces.values(), *late.values()) for face in of_slug
    }
    sheet = _sheet(files, "fonts", _css(book, faces, late, _names(book, store)))
    own = {
        slug: _sheet(
            files, slug, (_font_face(_name(face), face, _inside(face), "block") for face in of_slug)
        )
        for slug, of_slug in faces.items()
        if not of_slug[0].advance
    }
    canonical = book.languages[CANONICAL].font
    sheets, preload, alone = {}, {}, {}
    for code, language in book.languages.items():
        used = [slug for slug in dict.fromkeys([language.font, canonical]) if slug]
        sheets[code] = tuple(own[slug] for slug in used if slug in own)
        preload[code] = tuple(face.name for slug in used if slug not in own for face in faces[slug])
        alone[code] = _alone([faces[slug] for slug in used])
    return Fonts(files, sheet, sheets, preload, alone)


def _sheet(files: dict[str, bytes], name: str, rules: Iterable[str]) -> str:
    """Add a style sheet to ``files``. :returns: its name, which changes with it."""
    data = ("\n".join(rules) + "\n").encode()
    named = f"{name}-{hashlib.sha256(data).hexdigest()[:10]}.css"
    files[named] = data
    return named


def _characters(book: Book, language: Language) -> set[str]:
    """Every character that is set in a language."""
    found = _cited(book, language)
    for message in messages(book):
        shown = book.translate(message.context, message.text, language.code)
        if shown.language == language.code:
            found.update(shown.text)
    return found | set(l10n.digits("0123456789", language))


def _cited(book: Book, language: Language) -> set[str]:
    """The characters that pages of other languages show of a language."""
    found = set(language.name)
    for article in book.articles.values():
        if article.language == language.code:
            found.update(article.title, *article.authors, article.organisation)
    return found


def _own(characters: Iterable[str], language: Language) -> set[str]:
    """The characters to take from a language's own font.

    A font of another script leaves Latin letters and digits to the canonical language's,
    so that names look the same everywhere.
    """
    printable = {char for char in characters if char.isprintable() or char in "\u200c\u200d\u2060"}
    # Shaping puts letters together, and takes apart what is none itself: Thai U+0E33 is drawn as two.
    printable |= {c for char in printable for c in unicodedata.normalize("NFC", char)}
    printable |= {
        part
        for char in printable
        if unicodedata.decomposition(char).startswith("<")
        for part in unicodedata.normalize("NFKD", char)
    }
    if language.code == CANONICAL or unicodedata.name(language.name[0], "").startswith("LATIN"):
        return printable | _ASCII
    return {char for char in printable if char not in _ASCII or not char.isalnum()}


def _set_in(book: Book, slug: str, said: Callable[[Language], Iterable[str]]) -> set[str]:
    """The characters of what is said of each language that a font sets."""
    return {
        character
        for language in book.languages.values()
        if language.font == slug
        for character in _own(said(language), language)
    }


def _late(
    book: Book, faces: Mapping[str, list[Face]], store: Store
) -> Iterator[tuple[str, list[Face]]]:
    """By font, what pages of other languages need of it; of the canonical language's, all."""
    canonical = book.languages[CANONICAL].font
    common = faces[canonical][0].characters if canonical else frozenset()
    for slug, of_slug in faces.items():
        cited = _set_in(book, slug, lambda language: _cited(book, language))
        if slug == canonical or of_slug[0].advance:
            yield slug, of_slug
        elif cited - common:
            yield slug, list(faces_of(slug, cited - common, store))


def _names(book: Book, store: Store) -> Iterator[Face]:
    """Just the letters of the names of languages, from the font of each."""
    for slug in dict.fromkeys(
        language.font for language in book.languages.values() if language.font
    ):
        letters = _set_in(book, slug, lambda language: language.name) - _ASCII
        if letters:
            yield next(faces_of(slug, letters, store))


# -- the style sheets --------------------------------------------------------------

_LATE, _NAMES = " late", "Concord names"


def _css(
    book: Book,
    faces: Mapping[str, list[Face]],
    late: Mapping[str, list[Face]],
    names: Iterable[Face],
) -> Iterator[str]:
    canonical = book.languages[CANONICAL].font
    common = faces[canonical][0].characters if canonical else frozenset()
    for slug, of_slug in faces.items():
        for face in of_slug:
            if face.advance:
                yield _font_face(_name(face), face, _beside(face), "optional")
        for face in late.get(slug, ()):
            # Signs that the canonical font has stay as they are when this one comes.
            own = replace(face, characters=face.characters - common) if slug != canonical else face
            yield _font_face(_name(face) + _LATE, own, _beside(face), "swap")
        if of_slug and of_slug[0].advance:
            yield _fallback(of_slug[0])
    for face in names:
        yield _font_face(_NAMES, face, _inside(face), "block")
    for language in book.languages.values():
        yield from _rules(book, language, faces)
    yield ".cn-wait body{visibility:hidden}"
    yield f':is(.md-select__link, .cn-name){{font-family:"{_NAMES}",var(--md-text-font-family)!important}}'


def _alone(families: Iterable[list[Face]]) -> tuple[str, tuple[str, ...]]:
    """The style sheet of a document whose text is set in ``families``, and the files it asks for."""
    rules, names, files = [], [], []
    for of_slug in families:
        for face in of_slug:
            rules.append(_font_face(_name(face), face, _beside(face), "swap"))
            files.append(face.name)
        names.append(f'"{_name(of_slug[0])}"')
        if of_slug[0].advance:
            rules.append(_fallback(of_slug[0]))
            names.append(f'"{_name(of_slug[0])} fallback"')
    rules.append(f":root{{--cn-font:{','.join([*names, 'system-ui'])}}}")
    return "\n".join(rules) + "\n", tuple(files)


def _beside(face: Face) -> str:
    """The font as a file in the folder of the style sheet."""
    return f'url("{face.name}") format("woff2")'


def _inside(face: Face) -> str:
    """The font itself, for inside a style sheet."""
    data = base64.b64encode(face.data).decode("ascii")
    return f'url("data:font/woff2;base64,{data}") format("woff2")'


def _font_face(family: str, face: Face, source: str, display: str) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:{face.weight};font-display:{display};'
        f"src:{source};unicode-range:{_ranges(face.characters)}}}"
    )


def _name(face: Face) -> str:
    return f"Concord {face.family}"


def _fallback(face: Face) -> str:
    """Arial, stretched to the face's measures, so that the text stands still until it comes."""
    scale = face.advance / _ARIAL
    return (
        f'@font-face{{font-family:"{_name(face)} fallback";src:local("Arial"),local("Liberation Sans");'
        f"size-adjust:{scale:.2%};ascent-override:{face.ascent / scale:.2%};"
        f"descent-override:{face.descent / scale:.2%};line-gap-override:0%}}"
    )


def _rules(book: Book, language: Language, faces: Mapping[str, list[Face]]) -> Iterator[str]:
    """A language's own font first, then the canonical language's, then those of the others."""
    order = dict.fromkeys([language.font, book.languages[CANONICAL].font, *faces])
    ordered = [faces[slug][0] for slug in order if faces.get(slug)]
    # Fallbacks after all real fonts: Arial has letters of other scripts too.
    fallbacks = [f'"{_name(face)} fallback"' for face in ordered if face.advance]
    early = ",".join([*(f'"{_name(face)}"' for face in ordered), *fallbacks])
    # On a page of the language, its own font and the canonical one are there from the start.
    present = {language.font, book.languages[CANONICAL].font}
    soon = {id(faces[slug][0]) for slug in present if faces.get(slug)}
    mixed = ",".join(
        [
            *(f'"{_name(face)}{"" if id(face) in soon else _LATE}"' for face in ordered),
            *fallbacks,
        ]
    )
    late = ",".join([*(f'"{_name(face)}{_LATE}"' for face in ordered), *fallbacks])
    yield f'html[lang|="{language.code}"]{{--md-text-font:{mixed}}}'
    yield f'body [lang|="{language.code}"]{{font-family:{late},var(--md-text-font-family)}}'
    # In its own page too: what stands in a page's language has its fonts already.
    yield f'html[lang|="{language.code}"] [lang|="{language.code}"]{{font-family:var(--md-text-font-family)}}'
    yield f'.cn-parallel [lang|="{language.code}"]{{font-family:{early},var(--md-text-font-family)}}'


def _ranges(characters: Iterable[str]) -> str:
    """Characters as a CSS ``unicode-range``."""
    found: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in found)
