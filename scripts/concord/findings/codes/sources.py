"""SRC: articles and their registers."""

from .code import Code, Stops

CODES = {
    "SRC001": Code(
        "article id not permanent in form",
        "Name the file <language>-<slug>.yml: lower-case letters, digits and single hyphens.",
        Stops.DRAFTS,
    ),
    "SRC002": Code(
        "passages not numbered 1, 2, 3 …",
        "Number every passage once, in the order of the article.",
        Stops.DRAFTS,
    ),
    "SRC003": Code(
        "unknown kind of passage",
        "Use title, heading, advice, story, context, teaser or aside.",
        Stops.DRAFTS,
    ),
    "SRC004": Code(
        "aside without its reason, or a reason elsewhere",
        (
            "An aside, and only an aside, has a reason: byline, contents, navigation, advertising "
            "or tags."
        ),
        Stops.DRAFTS,
    ),
    "SRC005": Code(
        "malformed fingerprint",
        "Write sha256: and 64 lower-case hexadecimal digits, as `concord article add` does.",
        Stops.DRAFTS,
    ),
    "SRC006": Code(
        "passage without a gloss",
        "Say in one line, in your own words, what the passage says.",
        Stops.DRAFTS,
    ),
    "SRC007": Code(
        "passage altered",
        "Run `concord article add` on the text again and review what rests on the passage.",
        Stops.RELEASE,
    ),
    "SRC008": Code(
        "passage missing from the text",
        "Run `concord article add` on the text again and review what rested on the passage.",
        Stops.RELEASE,
    ),
    "SRC009": Code(
        "passage not in the register",
        "Run `concord article add` on the text again and account for the new passage.",
        Stops.RELEASE,
    ),
    "SRC010": Code(
        "article text missing among the texts at hand",
        (
            "Put the text beside the others as <article id>.txt, or under any name with the same "
            "content."
        ),
        Stops.RELEASE,
    ),
    "SRC011": Code(
        "the two dates of an article disagree",
        "Convert the date again: `gregorian` is the same day as `date`.",
        Stops.DRAFTS,
    ),
    "SRC012": Code(
        "advice or story that no block cites",
        "Cite it from the block that carries it, or correct its kind.",
        Stops.DRAFTS,
    ),
    "SRC013": Code(
        "passage in another place",
        "Run `concord article add` on the text again; with --accept it renumbers the citations.",
        Stops.RELEASE,
    ),
    "SRC014": Code(
        "article that the book makes no use of",
        "Cite it, correct the kinds of its passages, or take its register out.",
        Stops.RELEASE,
    ),
    "SRC015": Code(
        "passage registered twice",
        (
            "Keep it in the article it is from; when one text was registered under two ids, keep "
            "the published one."
        ),
        Stops.DRAFTS,
    ),
    "SRC016": Code(
        "sentence copied from an article",
        (
            "Say it in your own words: the articles are other people's work. Titles and short "
            "headings may be quoted."
        ),
        Stops.RELEASE,
    ),
    "SRC017": Code(
        "language of an article that nobody knows",
        "Write the code that CLDR has for it, two or three small letters, as in th or fil.",
        Stops.DRAFTS,
    ),
}
