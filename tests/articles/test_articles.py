"""``concord article add``: a register from any text, and a changed text beside its register."""

from __future__ import annotations

from pathlib import Path

import pytest
from concord.book.register import fingerprint

from ..support import Result, check, concord, copy_base, replace, tree

ARGUMENTS = ("--lang", "th", "--slug", "listen")


@pytest.fixture(autouse=True)
def _texts_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCORD_ARTICLES", "texts")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_base(tmp_path / "project")


def _add(base: Path, text: str, *more: str) -> Result:
    """Run the command on an edited text of th-listen, which also becomes the text at hand."""
    path = base / "texts/th-listen.txt"
    path.write_text(text, "utf-8")
    return concord(base, "article", "add", str(path), *ARGUMENTS, *more)


def _text(base: Path) -> str:
    return (base / "texts/th-listen.txt").read_text("utf-8")


def _blocks(base: Path) -> str:
    return (base / "docs/principles/hear-them-out.md").read_text("utf-8")


def test_a_new_text_becomes_a_register_that_says_what_is_left_to_do(base: Path) -> None:
    """Every passage is numbered and fingerprinted; judging it is left to a person."""
    path = base / "texts/new.txt"
    path.write_bytes("\ufeffหัวเรื่อง\r\n\r\n\u00a0\r\nเนื้อหา\r\n".encode())
    result = concord(base, "article", "add", str(path), "--lang", "lo", "--slug", "new-one")
    assert result.status == 0
    assert "2 passages registered" in result.out
    written = (base / "docs/articles/lo-new-one.yml").read_text("utf-8")
    assert fingerprint("หัวเรื่อง") in written
    assert "หัวเรื่อง" not in written
    assert "เนื้อหา" not in written
    found = [f.rpartition(" ")[2] for f in check(base).findings if "lo-new-one" in f]
    assert sorted(set(found)) == ["CFG007", "LINK004", "SRC003", "SRC006"]


@pytest.mark.parametrize(
    ("lang", "slug", "wrong"),
    [
        ("TH", "a", "--lang “TH”"),
        ("xx-qq", "a", "--lang “xx-qq”"),
        ("", "a", "--lang “”"),
        ("th", "A", "--slug “A”"),
        ("th", "../../x", "--slug “../../x”"),
        ("th", "", "--slug “”"),
        ("th", "a b", "--slug “a b”"),
    ],
)
def test_an_id_that_could_not_stay_is_refused(base: Path, lang: str, slug: str, wrong: str) -> None:
    """Nothing is written under a name that addresses could not keep; the argument is named."""
    before = tree(base)
    path = str(base / "texts/th-listen.txt")
    result = concord(base, "article", "add", path, f"--lang={lang}", f"--slug={slug}")
    assert (result.status, tree(base)) == (2, before)
    assert wrong in result.error and result.out == ""


@pytest.mark.parametrize(
    ("data", "code"), [(b"\xff\xfe", "CFG002"), (b" \n\n", "CFG003"), (b"a\0b", "CFG002")]
)
def test_a_text_that_is_no_text_is_refused(base: Path, data: bytes, code: str) -> None:
    """No register is made from what is not UTF-8 or holds nothing."""
    (base / "new.txt").write_bytes(data)
    before = tree(base)
    result = concord(base, "article", "add", str(base / "new.txt"), "--lang", "th", "--slug", "new")
    assert (result.status, tree(base)) == (1, before)
    assert code in result.out


@pytest.mark.parametrize("name", ["no.txt", "texts"])
def test_a_text_that_is_not_there_is_a_wrong_argument(base: Path, name: str) -> None:
    """A mistyped file name is said plainly: there is nothing to restore."""
    result = concord(base, "article", "add", str(base / name), "--lang", "th", "--slug", "x")
    assert result.status == 2
    assert name in result.error and "hint" not in result.out + result.error


def test_an_unchanged_text_changes_nothing(base: Path) -> None:
    """A second run on the same text says so, with or without --accept."""
    before = tree(base)
    for more in ((), ("--accept",)):
        result = _add(base, _text(base), *more)
        assert (result.status, tree(base)) == (0, before)
        assert "as registered, 6 passages" in result.out


def test_a_changed_text_is_shown_passage_by_passage(base: Path) -> None:
    """Every change is named, with the blocks that rest on it; nothing is written."""
    changed = _text(base).replace("อย่าเถียง", "อย่าโต้เถียง").replace("โดย ทีมบริการ\n", "")
    (base / "texts/th-listen.txt").write_text(changed, "utf-8")
    before = tree(base)
    result = _add(base, changed)
    assert (result.status, tree(base)) == (1, before)
    lines = result.out.splitlines()
    assert "th-listen 2: missing" in lines
    assert "th-listen 6 → 5: altered; rests on it: hear-them-out#avoid-arguing" in lines
    assert any(line.startswith("th-listen 4 → 3: renumbered; rests on it: ") for line in lines)
    assert "nothing was written" in lines[-1]


def test_accept_writes_the_register_and_renumbers_the_citations(base: Path) -> None:
    """Citations follow their passages; what has to be judged again is marked."""
    result = _add(base, "ใหม่\n" + _text(base), "--accept")
    assert result.status == 0
    assert "10 citations renumbered" in result.out
    assert '{: #avoid-arguing cites="th-listen:7" }' in _blocks(base)
    assert '{: #do-promise cites="th-listen:4 fa-promise:2" }' in _blocks(base)
    found = [finding for finding in check(base).findings if "LINK" not in finding]
    assert found == [
        "docs/articles/th-listen.yml:8:3 SRC003",
        "docs/articles/th-listen.yml:8:3 SRC006",
    ]


def test_accept_moves_the_translated_glosses_with_their_passages(base: Path) -> None:
    """No gloss's translation ends up at another passage; that of a missing one is kept."""
    po = base / "translations/fa/LC_MESSAGES/articles.po"
    changed = _text(base).replace("โดย ทีมบริการ\n", "").replace("อย่าเถียง", "อย่าโต้เถียง")
    assert _add(base, changed, "--accept").status == 0
    assert '{: #avoid-arguing cites="th-listen:5" }' in _blocks(base)
    lines = po.read_text("utf-8").split("\n")
    at = lines.index('msgctxt "th-listen/5"')
    assert lines[at + 2] == 'msgstr "جلوی دیگران با مشتری بحث نکنید."'
    assert '#~ msgstr "نویسنده: تیم خدمات."' in lines
    replace(base / "docs/articles/th-listen.yml", "gloss: TODO ", "gloss: ")
    assert concord(base, "translations").status == 0
    assert [f for f in check(base).findings if "LINK" not in f] == []


def test_accept_follows_passages_that_changed_places(base: Path) -> None:
    """Two swapped passages swap their numbers in every citation, at once."""
    lines = _text(base).rstrip("\n").split("\n")
    lines[-1], lines[-2] = lines[-2], lines[-1]
    result = _add(base, "\n".join(lines), "--accept")
    assert result.status == 0
    assert '{: #avoid-arguing cites="th-listen:5" }' in _blocks(base)
    assert '{: #why-heard cites="th-listen:6" }' in _blocks(base)
    assert [f for f in check(base).findings if "LINK" not in f] == []


def test_accept_of_an_altered_passage_keeps_its_citations(base: Path) -> None:
    """The blocks that rest on it stay, and its gloss waits to be judged."""
    result = _add(base, _text(base).replace("อย่าเถียง", "อย่าโต้เถียง"), "--accept")
    assert result.status == 0
    written = (base / "docs/articles/th-listen.yml").read_text("utf-8")
    assert "gloss: TODO Do not argue with a customer in public." in written
    assert [f for f in check(base).findings if "LINK" not in f] == [
        "docs/articles/th-listen.yml:29:3 SRC006"
    ]


def test_accept_is_refused_while_a_block_cites_a_missing_passage(base: Path) -> None:
    """Nothing loses its source in silence, and nothing is half written."""
    changed = _text(base).replace("อย่าเถียงลูกค้าเวลามีคนอื่นมองอยู่ในร้านด้วย\n", "")
    (base / "texts/th-listen.txt").write_text(changed, "utf-8")
    before = tree(base)
    result = _add(base, changed, "--accept")
    assert (result.status, tree(base)) == (1, before)
    assert "still cite a missing passage" in result.out


def test_accept_of_a_missing_passage_that_nothing_cites(base: Path) -> None:
    """A byline that is gone is taken out; the numbers after it close up."""
    result = _add(base, _text(base).replace("โดย ทีมบริการ\n", ""), "--accept")
    assert result.status == 0
    assert '{: #avoid-arguing cites="th-listen:5" }' in _blocks(base)
    assert [f for f in check(base).findings if "LINK" not in f] == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("docs/articles/th-listen.yml", "language: th\n", "language: th\nlicence: none\n"),
        ("docs/articles/th-listen.yml", "language: th\n", "# from the web\nlanguage: th\n"),
        ("docs/principles/keep-promises.md", "{: #do-tell cites", "{: #do-tell .x cites"),
        ("docs/articles/th-listen.yml", "  kind: context\n", "  kind: context\n  kind: advice\n"),
        ("translations/th/LC_MESSAGES/pages.po", "Language: th", "Language: fa"),
    ],
    ids=["unknown-entry", "comment", "unread-page", "key-twice", "catalogue"],
)
def test_accept_is_refused_where_it_would_lose_something(
    base: Path, path: str, old: str, new: str
) -> None:
    """A register or page that was not read whole is not rewritten."""
    replace(base / path, old, new)
    changed = "ใหม่\n" + _text(base)
    (base / "texts/th-listen.txt").write_text(changed, "utf-8")
    before = tree(base)
    result = _add(base, changed, "--accept")
    assert (result.status, tree(base)) == (1, before)
    assert "nothing was written" in result.out


def test_accept_leaves_other_articles_and_prose_alone(base: Path) -> None:
    """Only citations of this article change: not those of th-listen-more, not a text."""
    page = base / "docs/principles/hear-them-out.md"
    replace(page, "Arguing in front", "Arguing, as th-listen:6 says, in front")
    assert _add(base, "ใหม่\n" + _text(base), "--accept").status == 0
    assert "as th-listen:6 says" in _blocks(base)
    assert 'cites="fa-promise:2"' in (base / "docs/principles/keep-promises.md").read_text("utf-8")


def test_a_register_that_cannot_be_read_is_reported(base: Path) -> None:
    """A broken register is not compared, and not replaced."""
    (base / "docs/articles/th-listen.yml").write_text("a: [", "utf-8")
    before = tree(base)
    result = _add(base, _text(base), "--accept")
    assert (result.status, tree(base)) == (1, before)
    assert "CFG004" in result.out
