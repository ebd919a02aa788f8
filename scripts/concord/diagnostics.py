"""Findings: what is wrong, where, and what to do about it.

Every check reports through :class:`Finding`; nothing else in the package prints
an error. One registry, :data:`CODES`, holds what each code means; a test fails on
a code that is never emitted, never documented, or has no bad and near-miss case.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an input file.

    :ivar path: path as the user would type it, relative to the project, ``/`` separated.
    :ivar line: line number from 1; 0 when the finding is about the file as a whole.
    :ivar col: column from 1, counted in characters; 0 with ``line`` 0.
    """

    path: str
    line: int = 0
    col: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}"


@dataclass(frozen=True, slots=True)
class Code:
    """What a diagnostic code means: a one-line title and what the reader should do."""

    title: str
    hint: str


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong in the input, at its place.

    :ivar code: a key of :data:`CODES`.
    :ivar message: what is wrong here; may quote untrusted input.
    :ivar hint: what to do, when something better than the code's own hint is known.
    """

    location: Location
    code: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unregistered diagnostic code {self.code}")

    @property
    def advice(self) -> str:
        """The hint for this finding, or the general one of its code."""
        return self.hint or CODES[self.code].hint


class CannotCheck(Exception):
    """The check itself could not run (exit status 2), as opposed to a finding (1)."""


CODES: dict[str, Code] = {
    # --- CFG: files and settings ---------------------------------------------------
    "CFG001": Code("file or folder missing or unreadable", "Restore it, or take the reference to it out."),
    "CFG002": Code("not plain UTF-8 text", "Save the file as UTF-8 without a byte order mark, with LF line ends."),
    "CFG003": Code("file is empty", "Restore its content from version control."),
    "CFG004": Code("malformed YAML", "Correct the syntax at this place."),
    "CFG005": Code("key given twice", "Keep one of the two."),
    "CFG006": Code("YAML anchor, alias or tag", "Write the value out; only plain maps, lists and text are read."),
    "CFG007": Code("missing, unknown or wrongly shaped entry", "See CONTRIBUTING.md for the entries a file may have."),
    "CFG008": Code("languages and catalogue folders disagree", "List the language in translations/languages.yml and give it a catalogue folder, or neither."),
    "CFG009": Code("nothing to check", "A book needs at least one article, chapter, principle and translated language."),
    # --- SRC: articles and their registers -----------------------------------------
    "SRC001": Code("article id not permanent in form", "Name the file <language>-<slug>.yml: lower-case letters, digits and single hyphens."),
    "SRC002": Code("passages not numbered 1, 2, 3 …", "Number every passage once, in the order of the article."),
    "SRC003": Code("unknown kind of passage", "Use title, heading, advice, story, context, teaser or aside."),
    "SRC004": Code("aside without its reason, or a reason elsewhere", "An aside, and only an aside, has a reason: byline, contents, navigation, advertising or tags."),
    "SRC005": Code("malformed fingerprint", "Write sha256: and 64 lower-case hexadecimal digits, as `concord article add` does."),
    "SRC006": Code("passage without a gloss", "Say in one line, in your own words, what the passage says."),
    "SRC007": Code("passage altered", "Run `concord article add` on the text again and review what rests on the passage."),
    "SRC008": Code("passage missing from the text", "Run `concord article add` on the text again and review what rested on the passage."),
    "SRC009": Code("passage not in the register", "Run `concord article add` on the text again and account for the new passage."),
    "SRC010": Code("article text missing among the texts at hand", "Put the text beside the others as <article id>.txt, or under any name with the same content."),
    "SRC011": Code("the two dates of an article disagree", "Convert the date again: `gregorian` is the same day as `date`."),
    "SRC012": Code("advice or story that no block cites", "Cite it from the block that carries it, or correct its kind."),
    # --- PAGE: chapters, principles and other pages ---------------------------------
    "PAGE001": Code("markup the book cannot set", "Use headings, paragraphs, flat lists, emphasis and links only."),
    "PAGE002": Code("block without an id", "Give it one: {: #id } at its end (on a line of its own after a paragraph)."),
    "PAGE003": Code("malformed attribute list", 'Write {: #id } or {: #id cites="article:number" }.'),
    "PAGE004": Code("block id given twice on one page", "Rename the newer block; published ids never change."),
    "PAGE005": Code("id not permanent in form", "Use lower-case letters, digits and single hyphens, beginning with a letter."),
    "PAGE006": Code("page does not begin with its title", "Begin with `# Title {: #title }`, once."),
    "PAGE007": Code("section missing, unknown, renamed or out of order", "A principle has statement, why, do, say, avoid, and may have story and differ, in this order and with the standard headings."),
    "PAGE008": Code("advice without a source", 'Cite the passages it rests on: cites="article:number".'),
    "PAGE009": Code("malformed or repeated citation", "Write article:number, separated by spaces, each once."),
    "PAGE010": Code("citation of no passage", "Cite a passage that the register lists."),
    "PAGE011": Code("advice that rests on headings or asides alone", "Cite a passage of advice, story or context; titles, headings, teasers and asides support nothing by themselves."),
    "PAGE012": Code("link to no page", "Use the id of a principle, a chapter or another page: [words][id]."),
    "PAGE013": Code("principle in no chapter, or in more than one", "List it in exactly one chapter."),
    "PAGE014": Code("id used by two pages", "Rename the newer page; ids differ by more than upper and lower case."),
    "PAGE015": Code("malformed front matter", "Put plain YAML between two lines of three hyphens at the top."),
    "PAGE016": Code("conflict between sources told by one side", "A block of `differ` cites passages of at least two articles."),
    # --- PO: catalogues -------------------------------------------------------------
    "PO001": Code("not a line of a PO file", "Each line is a comment, a keyword with a quoted string, or a quoted string."),
    "PO002": Code("message given twice", "Keep one of the two, the right one."),
    "PO003": Code("wrong or missing catalogue header", "Run `make translations`; set Language and charset as it writes them."),
    "PO004": Code("catalogue not in canonical form", "Run `make translations`."),
    "PO005": Code("message missing from the catalogue", "Run `make translations`, then translate it."),
    "PO006": Code("message not translated", "Translate it."),
    "PO007": Code("translation not confirmed (fuzzy)", "Compare it with the English, correct it, and clear the fuzzy flag."),
    "PO008": Code("message of no block", "Run `make translations`, which keeps it as obsolete."),
    "PO009": Code("catalogue behind the English text", "Run `make translations`."),
    "PO010": Code("links differ from the English", "Keep each [words][id] of the English, once each; translate the words only."),
    "PO011": Code("markup that a translation may not carry", "Use emphasis and the links of the English only; write no HTML and no {: … }."),
    "PO012": Code("message that is not a block", "Each message has one msgctxt, one msgid and one msgstr."),
    "PO013": Code("placeholders differ from the English", "Keep every {name} of the English as it is."),
    # --- LINK: the published contract -----------------------------------------------
    "LINK001": Code("published page gone", "Restore it; what is published stays reachable."),
    "LINK002": Code("published block gone", "Restore the block's id; what is published stays reachable."),
    "LINK003": Code("published address changed", "Restore the address; what is published stays reachable."),
    "LINK004": Code("not in the contract", "Run `concord links accept` and review what it adds."),
    "LINK005": Code("malformed contract", "Restore docs/contract.json from version control; it is written by `concord links accept` only."),
    "LINK006": Code("published language gone", "Restore the language; a page is published in every language it ever had."),
}

# PO and PAGE texts may hold anything: a control character must not drive the terminal,
# a bidi control must not reorder the line around it (UAX #9, "Trojan Source").
_UNSAFE = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}


def printable(text: str) -> str:
    """Return ``text`` with control and format characters as ``\\u….`` escapes, ZWNJ kept."""
    return "".join(
        ch if ch == "\u200c" or unicodedata.category(ch) not in _UNSAFE else f"\\u{ord(ch):04x}"
        for ch in text
    )


def _github_escape(text: str, *, is_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def render(findings: Iterable[Finding], style: str = "text") -> str:
    """Render findings, sorted by place, one after the other.

    :param style: ``text`` (``path:line:col CODE message`` and an indented hint),
        ``json`` (one array) or ``github`` (workflow commands).
    :returns: the text to print, with a newline at the end, or ``""`` for no findings in
        text and github style.
    """
    ordered = sorted(set(findings))
    if style == "json":
        rows = [
            {
                "path": f.location.path, "line": f.location.line, "col": f.location.col,
                "code": f.code, "title": CODES[f.code].title,
                "message": printable(f.message), "hint": printable(f.advice),
            }
            for f in ordered
        ]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    lines = []
    for f in ordered:
        if style == "github":
            where = ",".join(
                f"{key}={_github_escape(str(value), is_property=True)}"
                for key, value in (
                    ("file", f.location.path), ("line", max(f.location.line, 1)),
                    ("col", max(f.location.col, 1)), ("title", f"{f.code} {CODES[f.code].title}"),
                )
            )
            text = _github_escape(printable(f"{f.message}. {f.advice}"))
            lines.append(f"::error {where}::{text}")
        else:
            lines.append(f"{printable(str(f.location))} {f.code} {printable(f.message)}")
            lines.append(f"    hint: {printable(f.advice)}")
    return "".join(line + "\n" for line in lines)


def relative(path: PurePath, root: PurePath) -> str:
    """``path`` as findings name it: relative to ``root`` where it lies below it."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
