"""All default editions beside the site build, and the five books beside WeasyPrint: ratios of times.

Both set the same pages of the same book, each side in processes of its own, in turn; the
ratio is the median of the runs' ratios. WeasyPrint is among the test dependencies, but Pango is
the system's (Debian: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0); without it
nothing is compared, and the bench says so.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from html import escape
from pathlib import Path

from bench_books import ROOT
from bench_running import ANEW

TARGET = 0.2
EDITIONS_TARGET = 1.0
STYLE = """
@page { size: A4; margin: 24mm 30mm; @bottom-center { content: counter(page) } }
body { font: 10.5pt/1.5 "Noto Sans", Sarabun, Almarai; }
h1 { break-before: page; bookmark-level: 1 } h2 { bookmark-level: 2; break-after: avoid }
nav a::after { content: leader('.') target-counter(attr(href), page) }
.headerlink, .cn-link, .cn-panel, details, svg { display: none }
"""
# Without svg: the printed map is a table, and WeasyPrint 70 fails on a picture from right to left.


def main() -> int:
    """Measure; 1 when the target is missed. Without WeasyPrint nothing is compared, and that is said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each side")
    parser.add_argument("--weasyprint", nargs=2, metavar=("CODE", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.weasyprint:
        by_weasyprint(arguments.weasyprint[0], Path(arguments.weasyprint[1]))
        return 0
    slow = editions(arguments.runs)
    if absent := missing():
        print(f"five books, Concord / WeasyPrint: not compared, {absent}")
        return int(slow)
    ratios = []
    for run in range(arguments.runs):
        print(f"five books, run {run + 1} of {arguments.runs}", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = concord_seconds(Path(folder)), weasyprint_seconds(Path(folder))
        ratios.append(ours / theirs)
    ratio = statistics.median(ratios)
    print(f"five books, Concord / WeasyPrint: {ratio:.2f} (target: at most {TARGET})")
    return int(slow or ratio > TARGET)


def editions(runs: int) -> bool:
    """Compare all default editions with the site build; returns whether the target is missed."""
    ratios = []
    for run in range(runs):
        print(f"all editions and the site build, run {run + 1} of {runs}", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            concord = [sys.executable, "-m", "concord.cli.main", "--root", str(ROOT), "pdf"]
            ours = _seconds([[*concord, "--default", "--output", f"{folder}/pdf"]])
            mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
            config = ["--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", f"{folder}/site"]
            ratios.append(ours / _seconds([[*mkdocs, *config]]))
    ratio = statistics.median(ratios)
    print(f"all editions / site build: {ratio:.2f} (target: at most {EDITIONS_TARGET})")
    return ratio > EDITIONS_TARGET


def missing() -> str:
    """What WeasyPrint lacks on this machine, or ``""``."""
    if importlib.util.find_spec("weasyprint") is None:
        return "WeasyPrint is not installed (make lock, make test)"
    tried = subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True)
    needs = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    return f"WeasyPrint needs Pango (Debian: apt-get install {needs})" if tried.returncode else ""


def languages() -> list[str]:
    """Codes of the book's languages."""
    from concord.book.load import load

    return list(load(ROOT).book.languages)


def concord_seconds(folder: Path) -> float:
    """Seconds for the five books by ``concord pdf``."""
    command = [
        sys.executable,
        "-m",
        "concord.cli.main",
        "--root",
        str(ROOT),
        "pdf",
        "--output",
        str(folder / "ours"),
    ]
    return _seconds([[*command, "--language", ",".join(languages())]])


def weasyprint_seconds(folder: Path) -> float:
    """Seconds for the five books by WeasyPrint, two processes at a time, as Concord has."""
    return _seconds(
        [[sys.executable, __file__, "--weasyprint", code, str(folder)] for code in languages()]
    )


def _seconds(commands: list[list[str]]) -> float:
    started = time.perf_counter()
    waiting, running = list(commands), []
    while waiting or running:
        while waiting and len(running) < 2:
            running.append(
                subprocess.Popen(
                    waiting.pop(0),
                    env=ANEW,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
        process = running.pop(0)
        if process.wait():
            raise SystemExit(f"failed: {process.args}")
    return time.perf_counter() - started


def by_weasyprint(code: str, folder: Path) -> None:
    """One book by WeasyPrint: the site's pages in one document, tagged and with bookmarks."""
    import weasyprint
    from concord.book.load import load
    from concord.html.pages import pages
    from weasyprint.text.fonts import FontConfiguration

    book = load(ROOT).book
    language = book.languages[code]
    made = [page for page in pages(book, language) if page.id in book.pages]
    contents = "".join(
        f'<p><a href="#page-{i}">{escape(page.title)}</a></p>' for i, page in enumerate(made)
    )
    body = "".join(f'<section id="page-{i}">{page.html}</section>' for i, page in enumerate(made))
    document = f'<html lang="{code}" dir="{language.direction}"><title>Concord</title><nav>{contents}</nav>{body}</html>'
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=_faces() + STYLE, font_config=fonts)
    weasyprint.HTML(string=document, base_url=str(folder)).write_pdf(
        folder / f"weasyprint-{code}.pdf",
        stylesheets=[style],
        font_config=fonts,
        pdf_variant="pdf/ua-1",
    )


def _faces() -> str:
    """The fonts Concord prints with, for WeasyPrint."""
    from concord.pdf.fonts import installed

    wanted = ("noto-sans", "sarabun", "almarai")
    files = [
        (face.family, path)
        for face in installed()
        if face.slug in wanted
        for path in sorted(face.folder.glob("*.ttf"))
    ]
    plain = [
        (family, path)
        for family, path in files
        if "Italic" not in path.name and ("[" in path.name or "Regular" in path.name)
    ]
    return "".join(
        f'@font-face {{ font-family: "{family}"; src: url("{path.as_uri()}") }}\n'
        for family, path in plain
    )


if __name__ == "__main__":
    sys.exit(main())
