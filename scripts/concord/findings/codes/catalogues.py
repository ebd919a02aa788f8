"""PO: catalogues."""

from .code import Code, Stops

CODES = {
    "PO001": Code(
        "not a line of a PO file",
        "Each line is a comment, a keyword with a quoted string, or a quoted string.",
        Stops.EVERYTHING,
    ),
    "PO002": Code("message given twice", "Keep one of the two, the right one.", Stops.EVERYTHING),
    "PO003": Code(
        "wrong or missing catalogue header",
        (
            "Set Language and Content-Type as in the language's other catalogues; a catalogue of "
            "another language belongs in that one's folder."
        ),
        Stops.DRAFTS,
    ),
    "PO004": Code("catalogue not in canonical form", "Run `make translations`.", Stops.RELEASE),
    "PO005": Code(
        "message missing from the catalogue",
        (
            "If it was translated, restore it from version control; a new one appears after "
            "`make translations`, to be translated."
        ),
        Stops.RELEASE,
    ),
    "PO006": Code("message not translated", "Translate it.", Stops.RELEASE),
    "PO007": Code(
        "translation not confirmed (fuzzy)",
        "Compare it with the English, correct it, and clear the fuzzy flag.",
        Stops.RELEASE,
    ),
    "PO008": Code(
        "message of no block", "Run `make translations`, which keeps it as obsolete.", Stops.RELEASE
    ),
    "PO009": Code(
        "catalogue behind the English text",
        (
            "Run `make translations`, or when only the wording changed `concord translations "
            "--wording PAGE/BLOCK`. If the msgid was edited here, restore it instead."
        ),
        Stops.RELEASE,
    ),
    "PO010": Code(
        "links differ from the English",
        "Keep each [words][id] of the English, once each; translate the words only.",
        Stops.DRAFTS,
    ),
    "PO011": Code(
        "markup that a translation may not carry",
        "Use emphasis and the links of the English only; write no HTML and no {: … }.",
        Stops.DRAFTS,
    ),
    "PO012": Code(
        "message that is not a block",
        "Each message has one msgctxt, one msgid and one msgstr.",
        Stops.EVERYTHING,
    ),
    "PO013": Code(
        "placeholders differ from the English",
        "Keep every {name} of the English as it is.",
        Stops.DRAFTS,
    ),
    "PO014": Code(
        "malformed record of sign-offs",
        (
            "Restore reviews.json from version control; `concord review` writes it. After a merge "
            "keep the lines of both sides, each block once."
        ),
        Stops.EVERYTHING,
    ),
    "PO015": Code(
        "record of sign-offs not in its one form", "Run `make translations`.", Stops.RELEASE
    ),
    "PO016": Code(
        "sign-off of no block", "Run `make translations`, which drops it.", Stops.RELEASE
    ),
    "PO017": Code(
        "translation signed off by its translator",
        "Take the line out; another person reads the translation and signs it off.",
        Stops.DRAFTS,
    ),
    "PO060": Code(
        "not a file of translations that can be read",
        "Send back the file that `concord export` made, filled in, as UTF-8 and in its own format.",
        Stops.IMPORT,
    ),
    "PO061": Code(
        "unit of no block",
        "Restore the id from the export; a block that is gone needs no translation.",
        Stops.IMPORT,
    ),
    "PO062": Code("unit given twice", "Keep one of the two, the right one.", Stops.IMPORT),
    "PO063": Code(
        "unit made from another English text",
        (
            "If the file's English was edited, put it back. If the book's has changed, export again "
            "and translate it as it is now; `--skip-outdated` takes in the other units."
        ),
        Stops.IMPORT,
    ),
    "PO064": Code(
        "file in a language that is not wanted",
        "Name the book's own language in the file; `--language` takes only that one.",
        Stops.IMPORT,
    ),
    "PO065": Code(
        "translation emptied",
        "Fill it in again, or take the unit out of the file: an import deletes nothing.",
        Stops.IMPORT,
    ),
    "PO066": Code(
        "unit that cannot be read whole",
        "Keep the unit's parts, codes and states as `concord export` wrote them.",
        Stops.IMPORT,
    ),
    "PO067": Code(
        "draft in place of a current translation",
        "Set the unit's state to translated, or take the unit out of the file.",
        Stops.IMPORT,
    ),
    "PO068": Code(
        "translation that two people changed",
        "Compare it with the catalogue, and export again or take the unit out of the file.",
        Stops.IMPORT,
    ),
    "PO069": Code(
        "damaged mark",
        (
            "Export again and put the translation into the new file; leave the marks as they are, "
            "and have a spreadsheet program read their column as text."
        ),
        Stops.IMPORT,
    ),
}
