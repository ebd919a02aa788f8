"""What every diagnostic code means. Codes are sorted, and never reused for something else.

``concord codes`` prints this registry as scripts/diagnostics.md holds it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What a diagnostic code means: a one-line title and what the reader should do."""

    title: str
    hint: str


CODES: dict[str, Code] = {
    # CFG: files and settings
    "CFG001": Code(
        "file or folder missing or unreadable",
        "Restore it, or take the reference to it out.",
    ),
    "CFG002": Code(
        "not plain UTF-8 text",
        "Save the file as UTF-8 without a byte order mark, with LF line ends.",
    ),
    "CFG003": Code("file is empty", "Restore its content from version control."),
    "CFG004": Code("malformed YAML", "Correct the syntax at this place."),
    "CFG005": Code("key given twice", "Keep one of the two."),
    "CFG006": Code(
        "YAML anchor, alias or tag",
        "Write the value out; only plain maps, lists and text are read.",
    ),
    "CFG007": Code(
        "missing, unknown or wrongly shaped entry",
        "See CONTRIBUTING.md for the entries a file may have.",
    ),
    "CFG008": Code(
        "languages and catalogue folders disagree",
        (
            "List the language in translations/languages.yml and give it a catalogue folder, or "
            "neither."
        ),
    ),
    "CFG009": Code(
        "nothing to check",
        "A book needs at least one article, chapter, principle and translated language.",
    ),
    # SRC: articles and their registers
    "SRC001": Code(
        "article id not permanent in form",
        "Name the file <language>-<slug>.yml: lower-case letters, digits and single hyphens.",
    ),
    "SRC002": Code(
        "passages not numbered 1, 2, 3 …",
        "Number every passage once, in the order of the article.",
    ),
    "SRC003": Code(
        "unknown kind of passage",
        "Use title, heading, advice, story, context, teaser or aside.",
    ),
    "SRC004": Code(
        "aside without its reason, or a reason elsewhere",
        (
            "An aside, and only an aside, has a reason: byline, contents, navigation, advertising "
            "or tags."
        ),
    ),
    "SRC005": Code(
        "malformed fingerprint",
        "Write sha256: and 64 lower-case hexadecimal digits, as `concord article add` does.",
    ),
    "SRC006": Code(
        "passage without a gloss",
        "Say in one line, in your own words, what the passage says.",
    ),
    "SRC007": Code(
        "passage altered",
        "Run `concord article add` on the text again and review what rests on the passage.",
    ),
    "SRC008": Code(
        "passage missing from the text",
        "Run `concord article add` on the text again and review what rested on the passage.",
    ),
    "SRC009": Code(
        "passage not in the register",
        "Run `concord article add` on the text again and account for the new passage.",
    ),
    "SRC010": Code(
        "article text missing among the texts at hand",
        (
            "Put the text beside the others as <article id>.txt, or under any name with the same "
            "content."
        ),
    ),
    "SRC011": Code(
        "the two dates of an article disagree",
        "Convert the date again: `gregorian` is the same day as `date`.",
    ),
    "SRC012": Code(
        "advice or story that no block cites",
        "Cite it from the block that carries it, or correct its kind.",
    ),
    "SRC013": Code(
        "passage in another place",
        "Run `concord article add` on the text again; with --accept it renumbers the citations.",
    ),
    # PAGE: chapters, principles and other pages
    "PAGE001": Code(
        "markup the book cannot set",
        "Use headings, paragraphs, flat lists, emphasis and links only.",
    ),
    "PAGE002": Code(
        "block without an id",
        "Give it one: {: #id } at its end (on a line of its own after a paragraph).",
    ),
    "PAGE003": Code(
        "malformed attribute list",
        'Write {: #id } or {: #id cites="article:number" }.',
    ),
    "PAGE004": Code(
        "block id given twice on one page",
        "Rename the newer block; published ids never change.",
    ),
    "PAGE005": Code(
        "id not permanent in form",
        "Use lower-case letters, digits and single hyphens, beginning with a letter.",
    ),
    "PAGE006": Code(
        "page does not begin with its title",
        "Begin with `# Title {: #title }`, once.",
    ),
    "PAGE007": Code(
        "section missing, unknown, renamed or out of order",
        (
            "A principle has statement, why, do, say, avoid, and may have story and differ, in this"
            " order and with the standard headings."
        ),
    ),
    "PAGE008": Code(
        "advice without a source",
        'Cite the passages it rests on: cites="article:number".',
    ),
    "PAGE009": Code(
        "malformed or repeated citation",
        "Write article:number, separated by spaces, each once.",
    ),
    "PAGE010": Code("citation of no passage", "Cite a passage that the register lists."),
    "PAGE011": Code(
        "advice that rests on headings or asides alone",
        (
            "Cite a passage of advice, story or context; titles, headings, teasers and asides "
            "support nothing by themselves."
        ),
    ),
    "PAGE012": Code(
        "link to no page",
        "Use the id of a principle, a chapter or another page: [words][id].",
    ),
    "PAGE013": Code(
        "principle in no chapter, or in more than one",
        "List it in exactly one chapter.",
    ),
    "PAGE014": Code(
        "id used by two pages",
        "Rename the newer page; ids differ by more than upper and lower case.",
    ),
    "PAGE015": Code(
        "malformed front matter",
        "Put plain YAML between two lines of three hyphens at the top.",
    ),
    "PAGE016": Code(
        "conflict between sources told by one side",
        "A block of `differ` cites passages of at least two articles.",
    ),
    # PO: catalogues
    "PO001": Code(
        "not a line of a PO file",
        "Each line is a comment, a keyword with a quoted string, or a quoted string.",
    ),
    "PO002": Code("message given twice", "Keep one of the two, the right one."),
    "PO003": Code(
        "wrong or missing catalogue header",
        "Set Language and Content-Type as in the language's other catalogues.",
    ),
    "PO004": Code("catalogue not in canonical form", "Run `make translations`."),
    "PO005": Code(
        "message missing from the catalogue",
        "Run `make translations`, then translate it.",
    ),
    "PO006": Code("message not translated", "Translate it."),
    "PO007": Code(
        "translation not confirmed (fuzzy)",
        "Compare it with the English, correct it, and clear the fuzzy flag.",
    ),
    "PO008": Code("message of no block", "Run `make translations`, which keeps it as obsolete."),
    "PO009": Code("catalogue behind the English text", "Run `make translations`."),
    "PO010": Code(
        "links differ from the English",
        "Keep each [words][id] of the English, once each; translate the words only.",
    ),
    "PO011": Code(
        "markup that a translation may not carry",
        "Use emphasis and the links of the English only; write no HTML and no {: … }.",
    ),
    "PO012": Code(
        "message that is not a block",
        "Each message has one msgctxt, one msgid and one msgstr.",
    ),
    "PO013": Code(
        "placeholders differ from the English",
        "Keep every {name} of the English as it is.",
    ),
    # LINK: the published contract
    "LINK001": Code(
        "published page gone",
        (
            "Restore it, or record where it went: `concord links accept --moved OLD=NEW` (the "
            "same page under another id) or `--retired OLD=SUCCESSOR`."
        ),
    ),
    "LINK002": Code(
        "published block gone",
        (
            "Restore the block's id, or record what took its place: "
            "`concord links accept --moved PAGE#OLD=PAGE#NEW`."
        ),
    ),
    "LINK003": Code(
        "published address changed",
        "Restore the address: it follows from the kind and the id, which never change.",
    ),
    "LINK004": Code("not in the contract", "Run `concord links accept` and review what it adds."),
    "LINK005": Code(
        "malformed contract",
        (
            "Restore docs/contract.json from version control; `concord links accept` alone writes "
            "it. After a merge keep both sides' entries and run `concord links accept --merged`."
        ),
    ),
    "LINK006": Code(
        "published language gone",
        (
            "Restore the language, or record where its readers go: "
            "`concord links accept --dropped OLD=NEW`."
        ),
    ),
    "LINK007": Code(
        "revision not recorded",
        "Run `concord links accept` and review what it says has changed for those who link.",
    ),
    "LINK008": Code(
        "published id used for something else",
        "Give the new page or block an id of its own; an id never changes its meaning.",
    ),
    "LINK009": Code(
        "signpost that leads nowhere, in a loop or by way of another",
        "Lead it straight to a page that is published: `concord links accept --moved OLD=NEW`.",
    ),
    "LINK010": Code(
        "revision older than what is published",
        "Set `revision` in docs/book.yml to the day of this content.",
    ),
    "LINK011": Code(
        "check question that cannot be asked or answered",
        (
            "A chapter has three to five questions, each about one of its principles, with one "
            "right option among three to five different ones."
        ),
    ),
    # PDF: printed editions
    "PDF001": Code(
        "character that no font of the printed book has",
        "Use another character, or add the fontpkg package that has it to pyproject.toml.",
    ),
}


def table() -> str:
    """The registry as a Markdown document."""
    rows = [f"| {code} | {entry.title} | {entry.hint} |" for code, entry in CODES.items()]
    return "\n".join(
        [
            "# Diagnostics",
            "",
            "What `concord check` reports. `tests/corpus/` holds bad and good cases of each.",
            "`concord codes` prints this file.",
            "",
            "| code | what is wrong | what to do |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )
