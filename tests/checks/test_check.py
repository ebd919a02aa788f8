"""``concord check`` as a user meets it: every fault at once, what it counted, how it ends."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from ..support import BASE, check, concord, copy_base, edit, replace, tree

FAULTS = [
    {"file": "docs/principles/keep-promises.md", "replace": "fa-promise:4", "with": "fa-promise:9"},
    {"file": "docs/chapters/listening.md", "append": "\nNo id.\n"},
    {"file": "docs/articles/th-listen.yml", "replace": "kind: context", "with": "kind: opinion"},
    {"file": "docs/articles/fa-promise.yml", "replace": "calendar: persian", "with": "calendar: x"},
    {"file": "translations/th/LC_MESSAGES/pages.po", "prepend": "efbbbf"},
    {
        "file": "translations/fa/LC_MESSAGES/pages.po",
        "replace": 'msgstr "کتابی کوچک"',
        "with": 'msgstr ""',
    },
    {
        "file": "translations/fa/LC_MESSAGES/listening.po",
        "replace": 'msgstr "گوش دادن"',
        "with": 'msgstr "گوش دادن',
    },
    {"file": "docs/interface.yml", "append": "home: Start\n"},
    {"file": "texts/th-listen.txt", "replace": "โดย ทีมบริการ", "with": "โดย ใคร"},
]


@pytest.fixture(autouse=True)
def _texts_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCORD_ARTICLES", "texts")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_base(tmp_path / "project")


def test_faults_in_many_files_are_all_reported_at_once(base: Path) -> None:
    """One broken file does not hide what is wrong in the others; nothing is written."""
    edit(base, FAULTS)
    before = tree(base)
    result = check(base)
    assert result.status == 1
    assert result.findings == sorted(
        [
            "docs/articles/fa-promise.yml:6:3 CFG007",
            "docs/articles/th-listen.yml:12:3 SRC007",
            "docs/articles/th-listen.yml:25:3 SRC003",
            "docs/chapters/listening.md:10:1 PAGE002",
            "docs/interface.yml:10:1 CFG005",
            "docs/principles/keep-promises.md:27:1 PAGE010",
            "translations/fa/LC_MESSAGES/listening.po:14:1 PO001",
            "translations/fa/LC_MESSAGES/pages.po:14:1 PO006",
            "translations/th/LC_MESSAGES/pages.po:1:1 CFG002",
        ]
    )
    assert tree(base) == before


def test_a_finding_is_printed_with_its_place_code_and_hint(base: Path) -> None:
    """Text output is `path:line:col CODE message`, then what to do."""
    replace(base / "docs/principles/keep-promises.md", "{: #do-tell ", "{: #Do ")
    lines = concord(base, "check").out.splitlines()
    at = next(n for n, line in enumerate(lines) if " PAGE005 " in line)
    assert lines[at].startswith("docs/principles/keep-promises.md:18:42 PAGE005 “Do”")
    assert lines[at + 1].startswith("    hint: ")


def new_language(base: Path) -> None:
    """Add a language that is still to be translated, a fault in another, and one in a page."""
    with (base / "translations/languages.yml").open("a", encoding="utf-8") as languages:
        languages.write("- code: ms\n")
    assert concord(base, "translations").status == 0
    edit(base, [{"message": "index/title", "th": "หนังสือ  เล่มเล็ก"}])
    replace(base / "docs/principles/keep-promises.md", "fa-promise:4", "fa-promise:9")


def test_a_new_language_leaves_the_check_readable(base: Path) -> None:
    """Its texts are folded, what else is wrong is read at the end, and the summary stands last."""
    new_language(base)
    result = concord(base, "check")
    lines = result.out.splitlines()
    assert (result.status, lines[-1]) == (1, "48 findings")
    assert 10 < sum(" PO006 “" in line for line in lines) <= 20
    worst = next(n for n, line in enumerate(lines) if " PAGE010 " in line)
    assert lines[worst].startswith("docs/principles/keep-promises.md:27:1 PAGE010 ")
    assert worst > len(lines) - 12
    every = concord(base, "check", "--all").out.splitlines()
    assert sum(" PO006 “" in line for line in every) == 44
    assert len(check(base).findings) == 48


def test_one_language_alone(base: Path) -> None:
    """Translators see their own findings; of the rest they are told how much there is."""
    new_language(base)
    thai = concord(base, "check", "--language", "th").out.splitlines()
    (found,) = [line for line in thai if re.match(r"\S+:\d+:\d+ [A-Z]+\d{3} ", line)]
    assert found.startswith("translations/th/LC_MESSAGES/pages.po:14:1 PO024 ")
    rest = "3 about the book as a whole and 44 in other languages not shown"
    assert thai[-1] == f"1 finding in th; {rest}"
    both = concord(base, "check", "--language", "th", "--language", "ms", "--all").out
    assert both.count(" PO006 “") == 44 and both.count(" PO024 “") == 1
    assert "PAGE010" not in both and "LINK004" not in both
    rows = json.loads(concord(base, "check", "--language", "fa", "--format", "json").out)
    assert sorted(row["code"] for row in rows) == ["LINK004", "PAGE010", "SRC012"]


def test_a_language_alone_fails_with_its_own_findings_and_the_books(base: Path) -> None:
    """Exit status 1 for what concerns a language: its texts, and what all languages stand on."""
    edit(base, [{"message": "index/title", "th": "หนังสือ  เล่มเล็ก"}])
    assert concord(base, "check", "--language", "th").status == 1
    result = concord(base, "check", "--language", "fa")
    assert (result.status, result.out.splitlines()[-1]) == (
        0,
        "no findings in fa; 1 in other languages not shown",
    )
    replace(base / "docs/principles/keep-promises.md", "fa-promise:4", "fa-promise:9")
    assert concord(base, "check", "--language", "fa").status == 1
    result = concord(base, "check", "--language", "xx")
    assert (result.status, "“xx” is no translated language" in result.error) == (2, True)


def test_what_keeps_the_book_from_being_read_is_shown_to_everybody(base: Path) -> None:
    """Who asks for one language is not told that all is well, or elsewhere, when nothing was read."""
    replace(base / "docs/principles/keep-promises.md", "audience: everyone", "audience: [")
    result = concord(base, "check", "--language", "fa")
    assert result.status == 1
    assert re.search(
        r"^docs/principles/keep-promises\.md:\d+:\d+ CFG004 ", result.out, re.MULTILINE
    )


def test_a_broken_list_of_languages_hides_no_language(base: Path) -> None:
    """While languages.yml cannot be read a language is known by its folder."""
    edit(base, [{"file": "translations/languages.yml", "append": "- [\n"}])
    assert concord(base, "check", "--language", "th").status == 1
    assert concord(base, "check", "--language", "xx").status == 2


def test_github_output_is_one_annotation_a_finding(base: Path) -> None:
    """Annotations name file, line and column; a message cannot break out of its line."""
    edit(base, [{"file": "docs/index.md", "append": "\n::error file=x::A%0A, b: c\n"}])
    found = [
        line
        for line in concord(base, "check", "--format", "github").out.splitlines()
        if line.startswith("::")
    ]
    assert len(found) == 1
    assert found[0].startswith("::error file=docs/index.md,line=6,col=1,title=PAGE002 ")
    assert "A%250A" in found[0]


def test_json_output_is_one_document_and_the_counts_go_elsewhere(base: Path) -> None:
    """A program can read standard output; a person sees the counts on standard error."""
    result = concord(base, "check", "--format", "json")
    assert json.loads(result.out) == []
    assert "11 of 11 passages match" in result.error


def test_untrusted_text_cannot_drive_the_terminal(base: Path) -> None:
    """Control and direction characters of the input are shown, not sent."""
    path = base / "translations/th/LC_MESSAGES/listening.po"
    replace(path, 'msgstr "การฟัง"', "oops \u202e\u2066 \u009b")
    for style in ("text", "json", "github"):
        result = concord(base, "check", "--format", style)
        assert result.status == 1
        assert not {"\u202e", "\u2066", "\u009b"} & set(result.out)


def test_the_counts_of_what_was_looked_at(base: Path) -> None:
    """Articles, passages by kind, principles, blocks and messages of each language."""
    result = concord(base, "check")
    assert result.status == 0
    rows = [" ".join(row.split()) for row in result.out.splitlines()]
    assert "article advice aside context story title passages cited" in rows
    assert "th-listen 2 1 1 1 1 6 3 of 3" in rows
    assert "fa-promise 2 1 0 1 1 5 3 of 3" in rows
    assert "2 articles, 11 passages; 11 of 11 passages match" in result.out
    assert "2 chapters, 2 principles, 34 blocks, 19 citations" in result.out
    assert "44 messages; translated: th 44, fa 44" in result.out
    assert result.out.endswith("no findings\n")


def test_without_texts_it_says_that_passages_were_not_verified(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that could not compare the passages does not look like one that did."""
    monkeypatch.delenv("CONCORD_ARTICLES")
    result = concord(base, "check")
    assert result.status == 0
    assert "passages not verified" in result.out
    assert "passages match" not in result.out


def test_a_folder_of_articles_beside_the_book_is_used(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts in the git-ignored articles/ are compared without being asked for."""
    monkeypatch.delenv("CONCORD_ARTICLES")
    (base / "texts").rename(base / "articles")
    assert "11 of 11 passages match" in concord(base, "check").out


def test_no_article_at_all_is_never_no_problem(base: Path) -> None:
    """A book without articles has not been checked."""
    edit(
        base,
        [
            {"file": "docs/articles", "delete": True},
            {"file": "docs/articles", "folder": True},
        ],
    )
    result = check(base)
    assert result.status == 1
    assert "docs:0:0 CFG009" in result.findings


def test_no_project_here_is_not_a_finding_but_a_failure(tmp_path: Path) -> None:
    """Exit status 2: the check could not run."""
    for command in ("check", "translations"):
        result = concord(tmp_path, command)
        assert result.status == 2
        assert "no docs/" in result.error
    assert concord(tmp_path / "nowhere", "check").status == 2


@pytest.mark.parametrize("named", ["nowhere", "docs", "texts/th-listen.txt"])
def test_texts_that_are_not_there_are_a_failure(
    base: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """Who asks for a comparison does not get a check without one."""
    monkeypatch.setenv("CONCORD_ARTICLES", named)
    result = concord(base, "check")
    assert result.status == 2
    assert named in result.error


def test_an_unreadable_file_is_a_finding(base: Path) -> None:
    """A file that is a dangling link is reported with its name."""
    path = base / "docs/principles/keep-promises.md"
    path.unlink()
    path.symlink_to("nowhere.md")
    assert check(base).findings == ["docs/principles/keep-promises.md:0:0 CFG014"]


def test_a_file_name_that_is_not_utf_8_is_reported(base: Path) -> None:
    """Even a name that cannot be printed does not stop the check."""
    try:
        (base / "docs" / "bad\udcff.md").write_text("# T {: #title }\n", "utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for style in ("text", "json", "github"):
        result = concord(base, "check", "--format", style)
        assert result.status == 1
        assert "\\udcff" in result.out


FUZZED = sorted(
    path.relative_to(BASE).as_posix()
    for path in BASE.rglob("*")
    if path.suffix != ".txt" and path.is_file()
)


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one fault of a kind that disks, editors and merges make."""
    lines = data.split(b"\n")
    at, to = chance.randrange(len(data)), chance.randrange(len(data))
    row, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        case 1:
            return data[:at]
        case 2:
            lines[row], lines[other] = lines[other], lines[row]
        case 3:
            lines.insert(row, lines[other])
        case 4:
            del lines[row]
        case 5:
            return data[: min(at, to)] + data[max(at, to) :]
        case 6:
            return (
                data[:at]
                + chance.choice([b'"', b"{", b"[", b"\\", b"&x ", b"\0", b"\xe2\x80\xa8"])
                + data[at:]
            )
        case _:
            lines[row] = chance.choice([b"", b"- ", b"  ", b"#~ "]) + lines[row]
    return b"\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_input_never_crashes(tmp_path: Path, seed: int) -> None:
    """Whatever happens to a file, a command ends with 0, 1 or 2 and changes nothing on 1."""
    chance = random.Random(seed)
    project = copy_base(tmp_path / "project")
    for _ in range(6):
        name = chance.choice(FUZZED)
        path = project / name
        data = path.read_bytes()
        path.write_bytes(_mutated(data, chance))
        before = tree(project)
        result = concord(project, "check", "--format", "json")
        assert result.status in (0, 1)
        assert (result.status == 0) == (json.loads(result.out) == []), name
        assert tree(project) == before
        if concord(project, "translations").status:
            assert tree(project) == before, name
        edit_back = BASE / name
        path.write_bytes(edit_back.read_bytes())
        for po in project.glob("translations/*/LC_MESSAGES/*.po"):
            original = BASE / po.relative_to(project)
            if original.exists():
                po.write_bytes(original.read_bytes())
            else:
                po.unlink()


def _hints(project: Path, code: str) -> set[str]:
    """What the check advises about every finding of a code."""
    rows = json.loads(concord(project, "check", "--format", "json").out)
    return {row["hint"] for row in rows if row["code"] == code}


def test_a_lost_catalogue_is_restored_before_it_is_written_anew(base: Path) -> None:
    """Whoever follows the hint does not lose translations that version control still has."""
    (base / "translations/th/LC_MESSAGES/listening.po").unlink()
    (hint,) = _hints(base, "PO005")
    assert hint.startswith("If it was translated, first restore the file from version control")


def test_a_catalogue_cut_short_is_restored_before_it_is_written_anew(base: Path) -> None:
    """Many messages missing together were there before."""
    end = 'msgctxt "hear-them-out/title"\nmsgid "Hear them out"\nmsgstr "ฟังลูกค้าให้จบ"\n'
    edit(base, [{"file": "translations/th/LC_MESSAGES/listening.po", "keep": end}])
    (hint,) = _hints(base, "PO005")
    assert hint.startswith("If it was translated, first restore the file from version control")


def test_an_id_that_was_edited_is_to_be_written_again(base: Path) -> None:
    """Both findings about it name the id, instead of an update that would retire the text."""
    path = base / "translations/th/LC_MESSAGES/listening.po"
    replace(path, 'msgctxt "listening/intro"', 'msgctxt "listening/introduction"')
    for code in ("PO005", "PO008"):
        (hint,) = _hints(base, code)
        assert 'write msgctxt "listening/intro" again' in hint


def test_a_file_decoded_wrongly_is_told_so(base: Path) -> None:
    """Saving it as UTF-8 again would not bring the letters back."""
    path = base / "translations/th/LC_MESSAGES/listening.po"
    replace(path, "การฟัง", "การฟัง".encode().decode("latin-1"))
    (hint,) = _hints(base, "CFG002")
    assert "decoded wrongly" in hint


def test_the_code_of_a_language_is_described(base: Path) -> None:
    """Who writes a code that is none is told what one looks like."""
    replace(base / "translations/languages.yml", "- code: th", "- code: Thai!")
    assert any("two or three small letters" in hint for hint in _hints(base, "CFG008"))
