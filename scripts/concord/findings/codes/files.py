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
            "`concord translations` makes the catalogues of a new language. List a folder in "
            "translations/languages.yml, or remove it."
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
    "CFG014": Code(
        "symbolic link or special file",
        "Put the file itself here. Nothing in docs/ and translations/ may lead elsewhere.",
        Stops.EVERYTHING,
    ),
    "CFG015": Code(
        "file that the book does not name",
        (
            "Take it out, or put it where it belongs: pages in docs/, docs/chapters/ and "
            "docs/principles/ (.md), registers in docs/articles/, questions in docs/questions/ and "
            "scenarios in docs/scenarios/ (.yml), pictures and PDFs in docs/files/. Nothing else in docs/ is read or published."
        ),
        Stops.RELEASE,
    ),
    "CFG016": Code(
        "name of a file that cannot be relied on",
        (
            "Rename it: plain letters that can be seen, and no two names in a folder that differ "
            "only in case or in the form of their letters."
        ),
        Stops.EVERYTHING,
    ),
    "CFG017": Code(
        "attached file that is not published",
        (
            "docs/files/ holds PNG, JPEG, GIF and WebP pictures and PDFs, whole, under 20 MB, and "
            "named in small letters, digits and hyphens with the ending of their kind."
        ),
        Stops.EVERYTHING,
    ),
    "CFG018": Code(
        "file too large",
        "Divide it, or restore it from version control: no file of a book is so large.",
        Stops.EVERYTHING,
    ),
    "CFG019": Code(
        "character that cannot be seen",
        (
            "Take it out: controls of direction, joiners where no letters join, fillers, soft "
            "hyphens and the like make a text read otherwise than it looks."
        ),
        Stops.DRAFTS,
    ),
    "CFG020": Code(
        "setting of mkdocs.yml that the book does not need",
        (
            "Take it out: hooks, plugins, templates, tags and scripts of mkdocs.yml are code that a "
            "build runs. What the site is made of stands in the book."
        ),
        Stops.DRAFTS,
    ),
    "CFG021": Code(
        "font that is not installed",
        "Correct the name, or add the package fontpkg-<font> to pyproject.toml and install it.",
        Stops.DRAFTS,
    ),
    "CFG022": Code(
        "asked for what is no principle and no situation",
        (
            "Correct the id: that of a principle, or index#leaving for a line of the home page "
            "that leads to principles. Phrases of a retired principle belong to its successor."
        ),
        Stops.RELEASE,
    ),
    "CFG023": Code(
        "one phrase that asks for two pages",
        "Keep it where most people who say it should go, and say the other one more exactly.",
        Stops.RELEASE,
    ),
    "CFG024": Code(
        "phrase in letters that the language's readers do not write",
        "Write it as they would, in the letters of their language or in Latin ones.",
        Stops.RELEASE,
    ),
    "CFG030": Code(
        "address or name that is not the book's",
        (
            "Take “site_url” out: the site is published at the “address” of docs/book.yml, and "
            "everything else knows it from there. “site_name” must be there for MkDocs, and be "
            "the book's title in docs/interface.yml."
        ),
        Stops.DRAFTS,
    ),
    "CFG031": Code(
        "feature or plugin that does not work with the book",
        "Take it out; the message says what there is in its place. Nothing was built or deleted.",
        Stops.DRAFTS,
    ),
}
