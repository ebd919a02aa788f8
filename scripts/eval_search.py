"""`make eval-search`: how well search finds, side by side with Material's own, and how fast.

Both engines answer the same queries through the same worker messages in one headless Chromium.
The query sets are in tests/queries: `dev` may be looked at while the engine is changed; `test`
was written by someone who does not change it, and is only run. Other sets are named by their
folder, which holds `<name>.<language>.json` of the same form. A query that asks for a page which was
retired or moved is answered by its successor; one that asks for no page, by saying that there is
nothing.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material
from concord.book import addresses, files
from concord.book.load import load
from concord.book.model import Book
from concord.html.pages import pages
from concord.search import bundle, documents
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.toc import AnchorLink, TableOfContents
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SETS = ("dev", "test")
_SETS = ROOT / "tests/queries"
SLOW = 5.0, 20.0, 300.0
"""Targets in milliseconds: median and 99th percentile of a query, and until ready."""
SIZE = 50.0
"""Target in KiB, compressed: engine and index of one language."""
GOALS = 0.95, 0.98, 0.9
"""Targets: recall at 3, recall at 10, mean reciprocal rank."""
RUN = """async ({worker, setup, queries}) => {
  const tool = new Worker(worker);
  /* Ours answers at once, adds to it when it has asked the other languages, and says so at the end. */
  const ask = (message) => new Promise((resolve) => {
    let answer = null, first = 0;
    const asked = performance.now(), ours = !("config" in setup);
    tool.onmessage = ({data}) => {
      if (data.type === message.type + 1) [answer, first] = [data.data, first || performance.now() - asked];
      if (data.type === (ours && message.type ? message.type + 2 : message.type + 1)) resolve([answer, first]);
    };
    tool.postMessage(message);
  });
  const [, ready] = await ask({type: 0, data: setup}), found = [], times = [];
  for (const query of queries) {
    const [data, time] = await ask({type: 2, data: query});
    times.push(time);
    found.push(data.items.slice(0, 20).map((group) => group[0].location.split("#")[0].split("?")[0]));
  }
  tool.terminate();
  return {ready, found, times};
}"""


@dataclass(frozen=True)
class Score:
    """What an engine reached on queries that a page answers."""

    recall3: float
    recall10: float
    mrr: float

    @classmethod
    def of(cls, ranks: Iterable[int]) -> Score:
        """The score of queries by the rank of the first right page, 0 for none."""
        ranks = list(ranks) or [0]
        return cls(
            statistics.mean(0 < rank <= 3 for rank in ranks),
            statistics.mean(0 < rank <= 10 for rank in ranks),
            statistics.mean(1 / rank if rank else 0 for rank in ranks),
        )

    def __str__(self) -> str:
        return f"{self.recall3:.3f} {self.recall10:.3f} {self.mrr:.3f}"

    @property
    def reached(self) -> bool:
        return all(
            value >= goal
            for value, goal in zip((self.recall3, self.recall10, self.mrr), GOALS, strict=True)
        )


def main() -> int:
    """Print the table; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site; without it one is built")
    parser.add_argument(
        "--sets", nargs="*", default=SETS, help="which query sets to run, or folders of such"
    )
    parser.add_argument(
        "--principles",
        type=int,
        default=1000,
        help="size of the book for the speed figures; 0 for none",
    )
    parser.add_argument(
        "--missed", action="store_true", help="list what sets miss (never the test set)"
    )
    parser.add_argument("--only", nargs="*", help="languages")
    arguments = parser.parse_args()
    book = load(ROOT).book
    languages = arguments.only or list(book.languages)
    with (
        tempfile.TemporaryDirectory(prefix="concord-eval-") as folder,
        sync_playwright() as playwright,
    ):
        work = Path(folder)
        site = arguments.site or build(ROOT, work / "site")
        page = opened(playwright, serve(site, work / "material", book, languages))
        good = quality(page, site, book, languages, arguments)
        if arguments.principles:
            good &= speed(playwright, work, languages, arguments)
    return int(not good)


def build(project: Path, target: Path) -> Path:
    """The whole site."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target)]
    subprocess.run(
        command, cwd=project, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return target


def serve(site: Path, theirs: Path, book: Book | None, languages: list[str]) -> str:
    """Serve the site and, below ``/material/``, Material's own worker and index of the same pages."""
    if book is not None:
        scripts = Path(material.__file__).parent / "templates/assets/javascripts"
        shutil.copytree(scripts, theirs / "javascripts", ignore=shutil.ignore_patterns("*.map"))
        for code in languages:
            config = json.loads((site / code / "search/search_index.json").read_text("utf-8"))[
                "config"
            ]
            (theirs / f"{code}.json").write_text(material_index(book, code, config), "utf-8")

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            name = path.partition("?")[0]
            if name.startswith("/material/"):
                return str(theirs / name.removeprefix("/material/"))
            return str(_published(Path(super().translate_path(path))))

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def material_index(book: Book, code: str, config: dict[str, Any]) -> str:
    """What Material's plugin makes of the same pages."""
    made = SearchIndex(**config)
    for ours in pages(book, book.languages[code]):
        if ours.listed:
            top = AnchorLink(ours.title, "title", 1)
            top.children = [AnchorLink(text, anchor, 2) for anchor, text in ours.headings]
            made.add_entry_from_context(
                SimpleNamespace(
                    meta={"title": ours.title},
                    title=ours.title,
                    url=ours.path,
                    content=ours.html,
                    toc=TableOfContents([top]),
                )
            )
    return str(made.generate_search_index(None))


def opened(playwright: Any, address: str) -> Page:
    """A page of the served site, from which workers can be started."""
    chromium = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    page: Page = chromium.new_page()
    page.goto(f"{address}404.html")
    return page


def ours(code: str) -> dict[str, Any]:
    """How our engine is started."""
    return {"worker": f"/{code}/assets/{bundle.NAME}?lang={code}", "setup": {}}


def theirs(page: Page, code: str) -> dict[str, Any]:
    """How Material's is."""
    index = page.evaluate(f"fetch('/material/{code}.json').then((answer) => answer.json())")
    worker = page.evaluate("location.origin") + "/material/javascripts/workers/"
    name = next(
        (Path(material.__file__).parent / "templates/assets/javascripts/workers").glob(
            "search.*.js"
        )
    ).name
    return {"worker": worker + name, "setup": {**index, "options": {"suggest": True}}}


def ranks_of(
    found: list[list[str]], queries: list[dict[str, Any]], paths: dict[str, str]
) -> list[int]:
    """For each query the rank of the first page that answers it, 0 for none."""
    ranks = []
    for got, query in zip(found, queries, strict=True):
        wanted = {paths[page] for page in query["relevant"]}
        unique = dict.fromkeys(got)
        ranks.append(next((place for place, path in enumerate(unique, 1) if path in wanted), 0))
    return ranks


def read(name: str, code: str) -> list[dict[str, Any]]:
    """A query set by its name or folder, or nothing when the language has none."""
    folder = Path(name)
    named = folder.is_dir()
    paths = sorted(folder.glob(f"*.{code}.json")) if named else [_SETS / f"{name}.{code}.json"]
    return [
        query
        for path in paths
        if path.is_file()
        for query in json.loads(path.read_text("utf-8"))["queries"]
    ]


def paths_of(book: Book) -> dict[str, str]:
    """The path of every page and article, and of every page there was: that of its successor."""
    paths = {
        **{p.id: addresses.path_of(book, p.id) for p in book.pages.values()},
        **{a: f"articles/{a}/" for a in book.articles},
    }
    contract = book.contract
    if contract:
        for gone in contract.pages.keys() - paths.keys():
            paths[gone] = paths.get(contract.final(gone), gone)
    return paths


def quality(
    page: Page, site: Path, book: Book, languages: list[str], arguments: argparse.Namespace
) -> bool:
    """The table of figures and sizes."""
    good, paths = True, paths_of(book)
    print(
        f"{'':4} {'set':14} {'n':>3}   {'Concord r@3  r@10   MRR':24} {'Material r@3  r@10   MRR':24}  KiB (gzip)"
    )
    for code in languages:
        (index,) = (site / code / "search").glob("index.*.json")
        engine = _published(site / code / "assets" / bundle.NAME)
        size = _compressed(index) + _compressed(engine)
        for name in arguments.sets:
            queries = read(name, code)
            if not queries:
                print(f"{code:4} {name[-14:]:14}   -   no queries")
                continue
            asked = [query["query"] for query in queries]
            mine = page.evaluate(RUN, {**ours(code), "queries": asked})["found"]
            other = page.evaluate(RUN, {**theirs(page, code), "queries": asked})["found"]
            reached = _told(code, name, queries, mine, other, paths, size)
            good &= reached or name not in SETS
            if arguments.missed and name != "test":
                print(*_missed(queries, mine, paths), sep="\n")
    return good


def _told(
    code: str,
    name: str,
    queries: list[dict[str, Any]],
    mine: list[list[str]],
    other: list[list[str]],
    paths: dict[str, str],
    size: float,
) -> bool:
    """Print the rows of one set: all its queries, and where it has several kinds, each of them."""
    wanted = [at for at, query in enumerate(queries) if query["relevant"]]
    ranks, theirs = ranks_of(mine, queries, paths), ranks_of(other, queries, paths)
    whole = Score.of(ranks[at] for at in wanted)
    reached = whole.reached and size <= SIZE
    print(
        f"{code:4} {name[-14:]:14} {len(wanted):3}   {'':7} {whole}   {'':9} {Score.of(theirs[at] for at in wanted)}"
        f"  {size:5.1f}  {'ok' if reached else 'below' if name not in SETS else 'MISSED'}"
    )
    kinds = dict.fromkeys(queries[at]["kind"] for at in wanted)
    for kind in kinds if name not in SETS else ():
        of = [at for at in wanted if queries[at]["kind"] == kind]
        print(
            f"{'':4}   {kind:12} {len(of):3}   {'':7} {Score.of(ranks[at] for at in of)}   {'':9} {Score.of(theirs[at] for at in of)}"
        )
    silent = [not got for got, query in zip(mine, queries, strict=True) if not query["relevant"]]
    if silent:
        print(f"{'':4}   {'no answer':12} {len(silent):3}   {'':7} {sum(silent)} said so")
    return reached


def _missed(
    queries: list[dict[str, Any]], found: list[list[str]], paths: dict[str, str]
) -> Iterator[str]:
    """What the first place does not hold, or holds though nothing answers."""
    for rank, got, query in zip(ranks_of(found, queries, paths), found, queries, strict=True):
        if rank != 1 and (got or query["relevant"]):
            first = list(dict.fromkeys(got))[:3]
            yield f"       {query['query']} [{query['kind']}] wanted {query['relevant']}, rank {rank or '-'}: {first}"


def _published(path: Path) -> Path:
    """A file, or the one beside it whose name has a digest of its content in it."""
    return path if path.exists() else next(path.parent.glob(f"{path.stem}.*{path.suffix}"), path)


def _compressed(path: Path) -> float:
    return len(gzip.compress(path.read_bytes(), 9)) / 1024


def speed(playwright: Any, work: Path, languages: list[str], arguments: argparse.Namespace) -> bool:
    """Time until ready, and of each query, on a book of many principles."""
    from bench import scaled

    factor = -(-arguments.principles // sum(1 for _ in load(ROOT).book.principles()))
    book = load(scaled(work / "large", factor)).book
    site = work / "large-site"
    site.mkdir()
    (site / "404.html").write_text("", "utf-8")
    for code, language in book.languages.items():
        files.write_text(
            site / code / "search/index.json", documents.dump(documents.index(book, language))
        )
        files.write_text(site / code / "assets" / bundle.NAME, bundle.script())
    page = opened(playwright, serve(site, work / "none", None, languages))
    good = True
    print(f"\n{arguments.principles} principles: milliseconds, medians of 3 starts; every query")
    for code in languages:
        asked = [query["query"] for query in _all(arguments.sets, code)]
        runs = [page.evaluate(RUN, {**ours(code), "queries": asked}) for _ in range(3)]
        ready = statistics.median(run["ready"] for run in runs)
        # The median of the runs for each query: another process on the machine is not the engine.
        times = sorted(map(statistics.median, zip(*(run["times"] for run in runs), strict=True)))
        median, slowest = statistics.median(times), times[int(len(times) * 0.99)]
        reached = all(
            value <= goal for value, goal in zip((median, slowest, ready), SLOW, strict=True)
        )
        good &= reached
        print(
            f"{code:4} median {median:5.1f}  p99 {slowest:5.1f}  ready {ready:5.0f}  {'ok' if reached else 'MISSED'}",
            flush=True,
        )
    return good


def _all(sets: Iterable[str], code: str) -> Iterator[dict[str, Any]]:
    for name in sets:
        yield from read(name, code)


if __name__ == "__main__":
    sys.exit(main())
