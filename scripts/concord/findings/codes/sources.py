"""SRC: articles and their registers."""

from .code import Code

CODES = {
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
    "SRC014": Code(
        "article that the book makes no use of",
        "Cite it, correct the kinds of its passages, or take its register out.",
    ),
    "SRC015": Code(
        "passage registered twice",
        (
            "Keep it in the article it is from; when one text was registered under two ids, keep "
            "the published one."
        ),
    ),
    "SRC016": Code(
        "sentence copied from an article",
        (
            "Say it in your own words: the articles are other people's work. Titles and short "
            "headings may be quoted."
        ),
    ),
    "SRC017": Code(
        "language of an article that nobody knows",
        "Write the code that CLDR has for it, two or three small letters, as in th or fil.",
    ),
}
