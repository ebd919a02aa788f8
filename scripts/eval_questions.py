"""`make eval-questions`: what guessers get of the check questions who have not read the book.

English stands for all: translations are made so that they keep it. Lengths are told of each
language. Exit status 1 when a guesser is too far above chance in English.
"""

from __future__ import annotations

import sys
from pathlib import Path

from concord.book.load import load
from concord.book.model import CANONICAL
from concord.checks.cues import MARGIN, asked, scores

ROOT = Path(__file__).resolve().parent.parent
_LENGTHS = ("longest", "shortest")


def main() -> int:
    """Print the figures. :returns: the exit status."""
    book = load(ROOT).book
    for code in book.languages:
        found = scores(list(asked(book, code)))
        shown = found.guessers if code == CANONICAL else _LENGTHS
        told = ", ".join(f"{name} {found.guessers[name]:.2f}" for name in shown)
        print(f"{code}: {found.questions} questions, chance {found.chance:.2f}; {told}")
    above = scores(list(asked(book))).above
    print(f"more than {MARGIN:.2f} above chance: {', '.join(above) or 'none'}")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
