"""CFG: files and settings."""

from .code import Code, Stops

CODES = {
    "CFG001": Code(
        "file or folder missing or unreadable",
        "Restore it, or take the reference to it out.",
        Stops.EVERYTHING,
    ),
    "CFG002": Code(
        "not plain UTF-8 text",
        "Save the file as UTF-8 without a byte order mark, with LF line ends; where letters came "
        "out wrong, the text was decoded wrongly once: restore it from version control.",
        Stops.EVERYTHING,
    ),
    "CFG003": Code("file is empty", "Restore its content from version control.", Stops.EVERYTHING),
    "CFG004": Code("malformed YAML", "Correct the syntax at this place.", Stops.EVERYTHING),
    "CFG005": Code("key given twice", "Keep one of the two.", Stops.EVERYTHING),
    "CFG006": Code(
        "YAML anchor, alias or tag",
        "Write the value out; only plain maps, lists and text are read.",
        Stops.EVERYTHING,
    ),
    "CFG007": Code(
        "missing, unknown or wrongly shaped entry",
        "See CONTRIBUTING.md for the entries a file may have.",
        Stops.EVERYTHING,
    ),
    "CFG008": Code(
        "languages and catalogue folders disagree",
        (
            "List the language in translations/languages.yml and give it a catalogue folder, or "
            "neither."
        ),
        Stops.EVERYTHING,
    ),
    "CFG009": Code(
        "nothing to check",
        "A book needs at least one article, chapter, principle and translated language.",
        Stops.DRAFTS,
    ),
    "CFG010": Code(
        "waiver of no finding",
        "Take it out of translations/waivers.yml: the text no longer needs it, or never did.",
        Stops.RELEASE,
    ),
    "CFG011": Code(
        "waiver expired",
        (
            "Correct the translation and delete the waiver, or judge it again and set a later day. "
            "The day is compared with `revision` in docs/book.yml."
        ),
        Stops.RELEASE,
    ),
    "CFG012": Code(
        "waiver of a code that cannot be waived",
        "Correct what the code says. Only findings about how a translation is written are waived.",
        Stops.EVERYTHING,
    ),
    "CFG013": Code(
        "unresolved merge",
        (
            "Resolve the merge: keep what is right of both sides between <<<<<<< and >>>>>>>, and "
            "delete the lines with the marks."
        ),
        Stops.EVERYTHING,
    ),
}
