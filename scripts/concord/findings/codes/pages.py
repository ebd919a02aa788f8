"""PAGE: chapters, principles and other pages."""

from ..limits import LINES
from .code import Code, Stops

CODES = {
    "PAGE001": Code(
        "markup the book cannot set",
        "Use headings, paragraphs, flat lists, emphasis and links only.",
        Stops.EVERYTHING,
    ),
    "PAGE002": Code(
        "block without an id",
        "Give it one: {: #id } at its end (on a line of its own after a paragraph).",
        Stops.EVERYTHING,
    ),
    "PAGE003": Code(
        "malformed attribute list",
        'Write {: #id } or {: #id cites="article:number" }.',
        Stops.EVERYTHING,
    ),
    "PAGE004": Code(
        "block id given twice on one page",
        "Rename the newer block; published ids never change.",
        Stops.EVERYTHING,
    ),
    "PAGE005": Code(
        "id not permanent in form",
        "Use lower-case letters, digits and single hyphens, beginning with a letter.",
        Stops.DRAFTS,
    ),
    "PAGE006": Code(
        "page does not begin with its title",
        "Begin with `# Title {: #title }`, once.",
        Stops.DRAFTS,
    ),
    "PAGE007": Code(
        "section missing, unknown, renamed or out of order",
        "Give the page its statement and its sections as its neighbours have them, in that order.",
        Stops.DRAFTS,
    ),
    "PAGE008": Code(
        "advice without a source",
        'Cite the passages it rests on: cites="article:number".',
        Stops.DRAFTS,
    ),
    "PAGE009": Code(
        "malformed or repeated citation",
        "Write article:number, separated by spaces, each once.",
        Stops.EVERYTHING,
    ),
    "PAGE010": Code(
        "citation of no passage", "Cite a passage that the register lists.", Stops.DRAFTS
    ),
    "PAGE011": Code(
        "advice that rests on headings or asides alone",
        (
            "Cite a passage of advice, story or context; titles, headings, teasers and asides "
            "support nothing by themselves."
        ),
        Stops.DRAFTS,
    ),
    "PAGE012": Code(
        "link to no page",
        "Use the id of a principle, a chapter or another page: [words][id].",
        Stops.DRAFTS,
    ),
    "PAGE013": Code(
        "principle in no chapter, or in more than one",
        "List it in exactly one chapter.",
        Stops.DRAFTS,
    ),
    "PAGE014": Code(
        "id used by two pages",
        "Rename the newer page; ids differ by more than upper and lower case.",
        Stops.EVERYTHING,
    ),
    "PAGE015": Code(
        "malformed front matter",
        "Put plain YAML between two lines of three hyphens at the top.",
        Stops.EVERYTHING,
    ),
    "PAGE016": Code(
        "conflict between sources told by one side",
        "A block of `differ` cites passages of at least two articles.",
        Stops.DRAFTS,
    ),
    "PAGE017": Code(
        "block under a heading that its id does not name",
        (
            "Move it back: under `do` ids begin with do-, under `avoid` with avoid-, and so on. If it "
            "belongs here now, give it an id of this heading and record that with `concord links "
            "accept --moved PAGE#OLD=PAGE#NEW`."
        ),
        Stops.DRAFTS,
    ),
    "PAGE018": Code(
        "name of which another spelling is used",
        "Write it as the register or the other texts do.",
        Stops.RELEASE,
    ),
    "PAGE019": Code(
        "link whose words name another page",
        "Put the words and the id of each link together: [words][id].",
        Stops.RELEASE,
    ),
    "PAGE020": Code(
        "placeholder that is not filled in, or is missing",
        (
            "Restore the {names} of the text; they are the same in every language. What is filled "
            "in where stands in scripts/concord/book/placeholders.py."
        ),
        Stops.RELEASE,
    ),
    "PAGE021": Code(
        "sentence said twice on a page",
        "Take out one of the two.",
        Stops.RELEASE,
    ),
    "PAGE022": Code(
        "Markdown left in the text",
        "Take the mark out, or close it; a backslash does not help.",
        Stops.RELEASE,
    ),
    "PAGE023": Code(
        "too few lines to say",
        f"Give at least {LINES} items in “quotation marks” that can be spoken as they stand, and "
        "begin with one.",
        Stops.RELEASE,
    ),
    "PAGE024": Code(
        "words that replace no line",
        'Put an item with as="replaced" right below the line to say that it replaces.',
        Stops.DRAFTS,
    ),
    "PAGE025": Code(
        "page for those who may not decide that is not for them",
        "Name a principle for everyone under `instead`.",
        Stops.RELEASE,
    ),
    "PAGE026": Code(
        "path that leads nowhere, or in a circle",
        "Each answer leads to a question further down (`to`) or to principles (`pages`), each "
        "question has two answers at least, and an answer leads to each but the first.",
        Stops.DRAFTS,
    ),
    "PAGE027": Code(
        "principle for everyone that is not on the path",
        "Name it under the `pages` of an answer in docs/path.yml.",
        Stops.RELEASE,
    ),
    "PAGE028": Code(
        "difference between articles without a ruling",
        'Say what the editors suggest, in a block of `differ` with as="ruling".',
        Stops.RELEASE,
    ),
    "PAGE030": Code(
        "page that sends its reader to itself, or twice to another",
        "Name each other principle once in `related`.",
        Stops.RELEASE,
    ),
}
