"""The link checker: what it says of each link, what it reads, and what it refuses."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from concord.cli.main import main
from concord.links import checker as check
from concord.links.publish import checker

BASE = "https://book.example/sub/"
HASH = "sha256:" + "a" * 64


def _languages(page: str, **more: str) -> dict[str, dict[str, str]]:
    known = {"title": page, "hash": HASH, "revision": "2026-03-01", "change": "wording"}
    known |= {"meaning": "2026-02-01"} | more
    return {code: {"url": f"{BASE}{code}/principles/{page}/", **known} for code in ("en", "th")}


def _entry(page: str, **more: object) -> dict[str, object]:
    entry = {"id": page, "kind": "principle", "state": "live", "url": f"{BASE}go/{page}/"}
    return entry | {"languages": _languages(page), "blocks": ["title", "do-it"]} | more


def _bare(page: str) -> dict[str, dict[str, str]]:
    return {code: {"url": f"{BASE}{code}/principles/{page}/"} for code in ("en", "th", "fa")}


PUBLISHED = {
    "address": BASE,
    "canonical": "en",
    "languages": {
        "en": {"state": "live"},
        "th": {"state": "live"},
        "fa": {"state": "moved", "to": "en"},
    },
    "entries": [
        _entry("thank", gone={"old": "do-it", "older": ""})
        | {
            "languages": _languages("thank") | {"fa": {"url": f"{BASE}fa/principles/thank/"}},
        },
        _entry("former", state="moved", to="thank", languages=_bare("former")),
        _entry("given-up", state="retired", to="thank", languages=_bare("given-up")),
    ],
    "files": [BASE, f"{BASE}links.json", f"{BASE}en/articles/"],
}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A saved links.json, as a course keeps one to check offline."""
    path = tmp_path / "links.json"
    path.write_text(json.dumps(PUBLISHED), "utf-8")
    return path


@pytest.fixture
def run(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, list[dict[str, str]], str]]:
    """Check a file of the given name and content; status, rows and standard error."""

    def checked(name: str, data: bytes, *options: str) -> tuple[int, list[dict[str, str]], str]:
        path = tmp_path / name
        path.write_bytes(data)
        status = check.main([str(path), "--links", str(saved), "--format", "json", *options])
        shown = capsys.readouterr()
        return status, [json.loads(line) for line in shown.out.splitlines()], shown.err

    return checked


@pytest.mark.parametrize(
    ("url", "reviewed", "status", "to"),
    [
        (f"{BASE}en/principles/thank/", "", "fine", ""),
        (f"{BASE}en/principles/thank", "", "fine", ""),
        ("http://BOOK.example:80/sub/en/principles/thank/index.html?x=1#do-it", "", "fine", ""),
        (f"{BASE}go/thank/?lang=th", "", "fine", ""),
        (f"{BASE}go/thank/#:~:text=sorry", "", "fine", ""),
        (BASE, "", "fine", ""),
        (f"{BASE}links.json", "", "fine", ""),
        (f"{BASE}th/principles/former/", "", "moved", f"{BASE}th/principles/thank/"),
        (f"{BASE}go/former/#do-it", "", "moved", f"{BASE}go/thank/#do-it"),
        (f"{BASE}th/principles/given-up/", "", "retired", f"{BASE}th/principles/thank/"),
        (f"{BASE}fa/principles/thank/", "", "moved", f"{BASE}en/principles/thank/"),
        (f"{BASE}fa/principles/former/", "", "moved", f"{BASE}en/principles/thank/"),
        (f"{BASE}en/principles/thank/#old", "", "moved", f"{BASE}en/principles/thank/#do-it"),
        (f"{BASE}en/principles/thank/#older", "", "moved", f"{BASE}en/principles/thank/"),
        (f"{BASE}en/principles/thank/#never", "", "missing", ""),
        (f"{BASE}en/principles/never/", "", "missing", ""),
        (f"{BASE}en/Principles/Thank/", "", "missing", f"{BASE}en/principles/thank/"),
        (f"{BASE}en/../en/principles/thank/", "", "fine", ""),
        (f"{BASE}en/principles/thank/", "2026-03-01", "fine", ""),
        (f"{BASE}en/principles/thank/", "2026-02-15", "changed", ""),
        (f"{BASE}go/thank/", "2026-01-01", "changed", ""),
        (f"{BASE}en/principles/thank/", HASH, "fine", ""),
        (f"{BASE}go/thank/", "sha256:" + "b" * 64, "changed", ""),
        ("https://book.example/other/", "", "not ours", ""),
        ("https://book.example/submarine/", "", "not ours", ""),
        ("https://book.example:8443/sub/", "", "not ours", ""),
        ("https://elsewhere.example/", "", "not ours", ""),
        ("javascript:alert(1)", "", "not ours", ""),
        ("https://[not an address/", "", "not ours", ""),
    ],
)
def test_each_link_gets_the_right_word(url: str, reviewed: str, status: str, to: str) -> None:
    """Every state a link can be in is named, with where to lead it instead."""
    verdict = check.Published(PUBLISHED).judge(check.Link("here", url, reviewed))
    assert (verdict.status, verdict.to) == (status, to), verdict


def test_a_change_says_whether_the_meaning_changed() -> None:
    """A course reviewed after the last change of meaning reads that only the wording changed."""
    ours = check.Published(PUBLISHED)
    url = f"{BASE}en/principles/thank/"
    assert ours.judge(check.Link("", url, "2026-02-15")).note == "wording, 2026-03-01"
    assert ours.judge(check.Link("", url, "2026-01-15")).note == "meaning, 2026-03-01"


THANK, NEVER = f"{BASE}en/principles/thank/", f"{BASE}en/principles/never/"
CARTRIDGE = f'<webLink xmlns="http://x.example/"><title>T</title><url href="{THANK}"/></webLink>'


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(*members: tuple[str, bytes]) -> bytes:
    """A gzipped tar archive, as Moodle's backups are."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def named(value: object) -> str:
    """The name of a case: its words, never its bytes, which may hold the time."""
    return value if isinstance(value, str) else "data"


MOODLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<activity><url><name>A</name><externalurl>{THANK}</externalurl>
<intro>&lt;p&gt;see &lt;a href="{NEVER}"&gt;this&lt;/a&gt;&lt;/p&gt;</intro></url></activity>""".encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.csv", f"name,url\nA,{THANK}\nB,{NEVER}\n".encode()),
        ("list.csv", f'\ufeffname;URL\r\nA;"{THANK}"\r\nB;{NEVER}\r\n'.encode()),
        ("list.tsv", f"url\treviewed\n{THANK}\t2026-03-01\n{NEVER}\t\n".encode()),
        ("list.csv", f'no header {THANK}\n"{NEVER}, and more"\n'.encode()),
        ("export", f"url,title\n{THANK},A\n{NEVER},B\n".encode()),
        ("list.txt", f"{THANK}\n({NEVER}).\n".encode()),
        ("list.txt", f"อ่าน{THANK}ก่อน แล้ว «{NEVER}»".encode()),
        ("list.txt", f"{THANK}\n{NEVER}\n".encode("utf-16")),
        ("page.md", f"[a]({THANK}) and <{NEVER}>\n".encode()),
        ("page.md", f"[a][1]\n\n[1]: {THANK}\n[2]: {NEVER} 'title'\n".encode()),
        (
            "page.html",
            f'<p><a HREF="{THANK}">a</a><iframe src=\'{NEVER}\'></iframe><a href="#x">'.encode(),
        ),
        ("page", f'<!DOCTYPE html><html><a href="{THANK}">&amp;</a><a href={NEVER}>'.encode()),
        (
            "course.imscc",
            zipped(("links/a.xml", CARTRIDGE.encode()), ("p.html", f'<a href="{NEVER}">'.encode())),
        ),
        (
            "backup.mbz",
            tarred(("activities/url_1/url.xml", MOODLE), ("files/aa/x.mp4", b"0" * 999)),
        ),
        ("backup.mbz", zipped(("activities/url_1/url.xml", MOODLE))),
        ("url.xml", MOODLE),
    ],
    ids=named,
)
def test_every_kind_of_list_is_read(
    name: str, data: bytes, run: Callable[..., tuple[int, list[dict[str, str]], str]]
) -> None:
    """A course's links are found in whatever a course platform or a person keeps them in."""
    status, rows, error = run(name, data)
    ours = [(row["url"].rstrip("/"), row["status"]) for row in rows if row["status"] != "not ours"]
    assert ours == [(THANK.rstrip("/"), "fine"), (NEVER.rstrip("/"), "missing")], (rows, error)
    assert status == 1


def test_a_mixed_list_is_told_apart(
    run: Callable[..., tuple[int, list[dict[str, str]], str]],
) -> None:
    """One list with a link of every kind gives one line each, a summary, and status 1."""
    rows = [
        ("en/principles/thank/", "2026-03-01"),
        ("th/principles/former/", ""),
        ("en/principles/given-up/", ""),
        ("en/principles/thank/", "2026-01-01"),
        ("en/nothing/", ""),
    ]
    table = (
        "url,reviewed\n"
        + "".join(f"{BASE}{path},{day}\n" for path, day in rows)
        + "https://else.example/,\n"
    )
    status, found, error = run("list.csv", table.encode())
    words = [row["status"] for row in found]
    assert words == ["fine", "moved", "retired", "changed", "missing", "not ours"]
    assert [row["where"].rpartition(":")[2] for row in found] == ["2", "3", "4", "5", "6", "7"]
    assert (
        status == 1
        and "6 links: 1 fine, 1 moved, 1 retired, 1 changed, 1 missing, 1 not ours" in error
    )


def test_a_list_in_order_needs_no_action(
    run: Callable[..., tuple[int, list[dict[str, str]], str]],
) -> None:
    """Status 0 says that nothing is to be done; links of others are nothing to do."""
    assert run("list.txt", f"{THANK} https://else.example/".encode())[0] == 0
    assert run("list.txt", f"{THANK}".encode(), "--reviewed", "2026-01-01")[0] == 1


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("list.txt", THANK.encode() + b"\n\xa1\xa2\xff", "not UTF-8 text: byte 0xa1"),
        ("list.csv", "url\nลิงก์\n".encode("cp874"), "not UTF-8 text"),
        ("list.txt", b"\0\0\0\0", "NUL"),
        ("list.txt", b"nothing here", "no links found"),
        ("list.txt", b"", "no links found"),
        (
            "list.csv",
            f"url,reviewed\n{THANK},yesterday\n".encode(),
            "list.csv:2: “yesterday” is neither",
        ),
        ("list.csv", f'url,b\n{THANK},"never closed\n'.encode(), "not a readable table"),
        ("a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "DOCTYPE or an entity"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "DOCTYPE"),
        ("a.xml", b"<?xml version='1.0'?><a><b></a>", "not well-formed"),
        ("a.imscc", zipped(("../evil.xml", b"<a/>")), "leads out of it; nothing was read"),
        ("a.imscc", zipped(("a/..\\..\\evil.xml", b"<a/>")), "leads out of it"),
        ("a.imscc", zipped(("/etc/x.xml", b"<a/>")), "leads out of it"),
        ("a.imscc", zipped(("C:/x.xml", b"<a/>")), "leads out of it"),
        ("a.mbz", tarred(("../../evil.xml", b"<a/>")), "leads out of it"),
        ("a.imscc", zipped(("bomb.xml", b" " * 50_000_000)), "a zip bomb"),
        ("a.mbz", tarred(("bomb.xml", b" " * 50_000_000)), "bomb"),
        ("a.imscc", zipped(("x.xml", b'<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>')), "DOCTYPE"),
        ("a.imscc", zipped(("x.xml", CARTRIDGE.encode()))[:-30], "damaged"),
        ("a.mbz", tarred(("x.xml", MOODLE))[:60], "damaged"),
        ("a.mbz", gzip.compress(b"no tar at all" * 99), "damaged"),
        ("a.html", b"<a " + b"x" * 3_000_000, "a tag of more than a million characters"),
    ],
    ids=named,
)
def test_bad_input_is_refused_in_clear_words(
    name: str,
    data: bytes,
    says: str,
    tmp_path: Path,
    run: Callable[..., tuple[int, list[dict[str, str]], str]],
) -> None:
    """What cannot be read, or must not be, gives one line, status 2, and no file anywhere."""
    status, _, error = run(name, data)
    assert status == 2 and says in error, error
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(["links.json", name])


def test_a_lying_archive_is_stopped(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An archive that unpacks to more than it says is stopped by what comes out of it."""
    data = zipped(("x.xml", b"<a>" + b" " * 3_000_000 + b"</a>"))
    size = (3_000_007).to_bytes(4, "little")
    assert data.count(size) == 2
    path = tmp_path / "a.imscc"
    path.write_bytes(data.replace(size, (7).to_bytes(4, "little")))
    assert check.main([str(path), "--links", str(saved)]) == 2
    assert "damaged" in capsys.readouterr().err


def test_another_encoding_can_be_named(
    run: Callable[..., tuple[int, list[dict[str, str]], str]],
) -> None:
    """A list in a national encoding is read when its name is given, and only then."""
    data = f"ลิงก์ {THANK}".encode("cp874")
    assert run("list.txt", data)[0] == 2
    assert run("list.txt", data, "--encoding", "cp874")[0] == 0
    assert run("list.txt", data, "--encoding", "nonsense")[0] == 2


@pytest.mark.parametrize(
    "source", ["ftp://book.example/x", "file:///etc/passwd", "data:text/plain,x", "gopher://x/"]
)
def test_only_http_is_fetched(source: str, saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No address of another scheme is opened, neither as a list nor as links.json."""
    assert check.main([source, "--links", str(saved)]) == 2
    assert "only http and https" in capsys.readouterr().err
    assert check.main([str(saved), "--links", source]) == 2
    assert "only http and https" in capsys.readouterr().err


@pytest.mark.parametrize(
    "document",
    [b"[]", b"{}", b"not json", b'{"address": 1}', b"[" * 100_000, b"\xff", b""],
    ids=range(7),
)
def test_another_file_is_no_links_json(
    document: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Anything but a links.json is refused before a single link is judged."""
    path, listed = tmp_path / "links.json", tmp_path / "list.txt"
    path.write_bytes(document)
    listed.write_text(THANK, "utf-8")
    assert check.main([str(listed), "--links", str(path)]) == 2
    assert capsys.readouterr().out == ""


def test_a_list_on_the_web_is_read(
    saved: Path, tmp_path: Path, serve: Callable[[Path], str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A page and a links.json can be given by their addresses."""
    (tmp_path / "page.html").write_text(f'<a href="{THANK}">a</a>', "utf-8")
    base = serve(tmp_path)
    assert check.main([f"{base}page.html", "--links", f"{base}links.json"]) == 0
    assert check.main([f"{base}nothing.html", "--links", f"{base}links.json"]) == 2
    assert "nothing.html: " in capsys.readouterr().err


def test_a_hundred_thousand_links_in_bounded_memory(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list of any length takes one pass, little memory, and says how far it is."""
    path = tmp_path / "long.csv"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("url,title\n")
        stream.writelines(f"{THANK},Lesson {n}\n" for n in range(100_000))
    tracemalloc.start()
    try:
        status = check.main([str(path), "--links", str(saved), "--quiet"])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    error = capsys.readouterr().err
    assert status == 0 and "100000 links: 100000 fine" in error
    assert "10000 links …" in error and "90000 links …" in error
    assert peak < 4_000_000, peak


def test_one_long_line_is_read_in_pieces(
    run: Callable[..., tuple[int, list[dict[str, str]], str]],
) -> None:
    """A list without a single line end is found whole, also across pieces."""
    status, rows, _ = run("list.txt", (" ".join([THANK] * 20_000)).encode())
    assert status == 0 and len(rows) == 20_000


def test_the_checker_is_one_file(saved: Path, tmp_path: Path) -> None:
    """The published file runs alone, isolated from this project, and knows its site's address."""
    alone = tmp_path / "concord-links.py"
    alone.write_text(checker(BASE), "utf-8")
    assert f'ADDRESS = "{BASE}"' in alone.read_text("utf-8")
    listed = tmp_path / "list.txt"
    listed.write_text(f"{THANK}\n{NEVER}\n", "utf-8")
    command = [sys.executable, "-I", str(alone), str(listed), "--links", str(saved)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert result.returncode == 1 and result.stdout.startswith("fine     "), result
    assert "# /// script" in alone.read_text("utf-8")


def test_the_project_checks_against_its_own_site(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`concord links check` needs no --links where the site was built."""
    (tmp_path / "site").mkdir()
    saved.rename(tmp_path / "site/links.json")
    listed = tmp_path / "list.txt"
    listed.write_text(f"{THANK}\n{NEVER}\n", "utf-8")
    assert main(["--root", str(tmp_path), "links", "check", str(listed), "--quiet"]) == 1
    assert capsys.readouterr().out.startswith("missing")
    (tmp_path / "site/links.json").unlink()
    assert main(["--root", str(tmp_path), "links", "check", str(listed)]) == 2
    error = capsys.readouterr().err
    assert "site/links.json is not there" in error and "--links FILE|URL" in error


def test_names_cannot_drive_the_terminal(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Control and direction characters of a list are shown, never obeyed."""
    path = tmp_path / "a.imscc"
    path.write_bytes(zipped(("x\u202e\x1b[2J.xml", CARTRIDGE.encode())))
    assert check.main([str(path), "--links", str(saved)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out and "\u202e" not in out and "\\u202e" in out
