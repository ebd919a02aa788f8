"""The offline bundle: files that open from a folder, and the same bytes from the same site."""

from __future__ import annotations

import datetime
import json
import zipfile
from pathlib import Path

import pytest
from concord.mkdocs import offline

from ..support import bundled

SITE = {
    "index.html": b'<a href="th/">th</a>',
    "404.html": b"",
    "sitemap.xml": b"",
    "th/index.html": b'<a href="principles/own/?h=a#say">own</a><a href="#top">top</a><a href="https://concord.example/th/">it</a>',
    "th/principles/own/index.html": b'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="x"><link rel="manifest" href="../../manifest.webmanifest"><link rel="preload" href="../../../assets/x.woff2" crossorigin><a href="../..">home</a><a href="../../">home</a><script>const text = \'<a href="none/">\';</script>',
    "th/search/index.json": b'{"index": "index.0123abcd.json"}',
    "th/search/index.0123abcd.json": b'{"format": 1}\n',
    "th/assets/concord.0123abcd.css": b"new",
    "th/assets/concord.fedcba98.css": b"old",
    "assets/earlier.json": b'[["th/assets/concord.fedcba98.css"]]',
    "th/search/search_index.json": b'{"config": {}, "docs": []}',
    "th/assets/javascripts/lunr/min/lunr.th.min.js": b"",
    "th/assets/javascripts/workers/search.1.min.js": b"",
    "go/own/index.html": b'<a href="../../th/principles/own/">own</a>',
}


def test_links_to_folders_lead_to_the_page_in_them() -> None:
    """A browser that opens a file adds no index.html, so every link to a folder names it."""
    home = offline.bundle(SITE)["th/index.html"].decode()
    assert 'href="principles/own/index.html?h=a#say"' in home
    assert 'href="#top"' in home
    assert 'href="https://concord.example/th/"' in home
    page = offline.bundle(SITE)["th/principles/own/index.html"].decode()
    assert page.count('href="../../index.html"') == 2


def test_what_a_script_writes_is_left_alone() -> None:
    """Only markup holds links; the text of a script is not touched."""
    assert """'<a href="none/">'""" in offline.bundle(SITE)["th/principles/own/index.html"].decode()


def test_indexes_become_scripts() -> None:
    """A page opened from a folder may run a script but not fetch a file."""
    made = offline.bundle(SITE)
    assert made["th/search/index.js"] == b'concordIndex({"format":1});\n'
    assert made["th/search/search_index.js"] == b'var __index = {"config":{},"docs":[]};\n'
    assert not [path for path in made if path.endswith(".json")]


def test_what_only_a_server_uses_is_left_out() -> None:
    """No 404 page, no sitemap, no search of Material's, no preload that a file may not do."""
    made = offline.bundle(SITE)
    assert not [
        path
        for path in made
        if "404" in path or "sitemap" in path or "lunr" in path or "workers" in path
    ]
    for word in (b"preload", b"manifest", b"Security"):
        assert word not in made["th/principles/own/index.html"]
    assert "th/assets/concord.0123abcd.css" in made
    assert "th/assets/concord.fedcba98.css" not in made, "of a build before"


def test_printed_editions_come_along() -> None:
    """The PDFs lie in a folder of their own, and a page may link to them."""
    page = b'<a href="../pdf/book.pdf">book</a>'
    made = offline.bundle({**SITE, "th/index.html": page, "pdf/book.pdf": b"%PDF"})
    assert made["th/index.html"] == page
    assert made["pdf/book.pdf"] == b"%PDF"


@pytest.mark.parametrize("link", ["missing/", "../no.html", "/th/"])
def test_a_link_that_leads_nowhere_stops_the_bundle(link: str) -> None:
    """A bundle is never published with a broken link."""
    site = {**SITE, "th/index.html": f'<a href="{link}">x</a>'.encode()}
    with pytest.raises(offline.BrokenLink, match="th/index.html"):
        offline.bundle(site)


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """Order, time and mode of what is packed do not depend on when or where."""
    when = datetime.date(2026, 11, 22)
    offline.pack({"b.html": b"b", "a.html": b"a"}, when, tmp_path / "one.zip")
    offline.pack({"a.html": b"a", "b.html": b"b"}, when, tmp_path / "two" / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two/two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["concord/a.html", "concord/b.html"]
        assert archive.infolist()[0].date_time == (2026, 11, 22, 0, 0, 0)


def test_the_time_is_the_books_or_the_builders(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH comes before the book's revision; zip's earliest day before nothing."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert offline.dated("2026-11-22") == datetime.date(2026, 11, 22)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert offline.dated("2026-11-22") == datetime.date(1980, 1, 1)


def test_without_a_site_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder is no site, and no bundle is made of it."""
    assert offline.main(["--site", str(tmp_path), "--output", str(tmp_path / "x.zip")]) == 2
    assert "no built site" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()


def test_the_real_site_makes_a_bundle(
    built_site: Path, bundle: Path, root: Path, tmp_path: Path
) -> None:
    """Every link of the real site leads to a file of the bundle, in all languages; twice the same."""
    again = bundled(built_site, tmp_path / "concord.zip")
    assert again.read_bytes() == bundle.read_bytes()
    with zipfile.ZipFile(bundle) as archive:
        names = set(archive.namelist())
        contract = json.loads((root / "docs/contract.json").read_text("utf-8"))
        for code in contract["languages"]:
            assert {f"concord/{code}/index.html", f"concord/{code}/search/index.js"} <= names
            assert f"concord/{code}/parallel/principles/own-the-fault/index.html" in names
            assert f"concord/{code}/map/index.html" in names
        assert archive.testzip() is None
