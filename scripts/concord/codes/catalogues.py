"""PO: catalogues."""

from .code import Code

CODES = {
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
}
