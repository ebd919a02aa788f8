"""The search box in Firefox, over http and from a folder."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from concord.mkdocs import offline

from .. import firefox
from ..firefox import Firefox

pytestmark = [
    pytest.mark.skipif(not firefox.FOUND, reason="no Firefox is installed"),
    pytest.mark.xdist_group("firefox"),
]

SEARCH = """
const [text] = given, box = document.querySelector("[data-md-component=search-query]");
const meta = document.querySelector(".md-search-result__meta"), before = meta.innerText;
box.focus();
box.value = text;
box.dispatchEvent(new InputEvent("input", {bubbles: true, inputType: "insertText"}));
const shown = () => meta.innerText !== before && document.querySelector(".md-search-result__item");
await new Promise((resolve) => {
  if (shown()) return resolve();
  new MutationObserver((changes, watch) => {
    if (shown()) { watch.disconnect(); resolve(); }
  }).observe(document.querySelector(".md-search-result"), {childList: true, subtree: true, characterData: true});
});
const links = [...document.querySelectorAll(".md-search-result__link")].map((link) => link.href);
return {meta: meta.innerText, links};
"""


@pytest.fixture(scope="module")
def browser_of_others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A Firefox with nothing in its profile."""
    with firefox.started(tmp_path_factory.mktemp("firefox") / "profile") as started:
        yield started


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """The address of a path of the site, over http or from a folder."""
    if request.param == "http":
        served = request.getfixturevalue("served")
        return lambda path: f"{served}{path}"
    with zipfile.ZipFile(request.getfixturevalue("bundle")) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / offline.FOLDER
    return lambda path: f"{folder.as_uri()}/{path}index.html"


@pytest.mark.parametrize(
    ("language", "query", "page"),
    [
        ("en", "cappuc", "count-what-a-remark-costs"),
        ("th", "คาปูชิโน", "count-what-a-remark-costs"),
        ("fa", "كاپوچينو", "count-what-a-remark-costs"),
    ],
)
def test_firefox_finds(
    browser_of_others: Firefox,
    address: Callable[[str], str],
    language: str,
    query: str,
    page: str,
) -> None:
    """What is typed finds its page in Firefox as it does in other browsers."""
    browser_of_others.open(address(f"{language}/"))
    found = browser_of_others.run(SEARCH, query)
    pages = list(dict.fromkeys(link.partition("#")[0] for link in found["links"]))
    assert any(f"/{language}/principles/{page}/" in link for link in pages[:3]), pages


@pytest.mark.parametrize(("typed", "meant"), [("ubvo,hid", "عذرخواهی"), ("shekayat", "شکایت")])
def test_firefox_says_what_it_understood(
    browser_of_others: Firefox, address: Callable[[str], str], typed: str, meant: str
) -> None:
    """Keys of another layout and sounds in Latin letters are read, and the reader is told as what."""
    browser_of_others.open(address("fa/"))
    found = browser_of_others.run(SEARCH, typed)
    assert meant in found["meta"]
    assert "/fa/principles/" in found["links"][0]
