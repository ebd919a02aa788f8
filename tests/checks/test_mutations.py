"""Every file of the real book damaged, over and over: `concord check` says so and never breaks.

The damage is drawn by seed, so that a failure can be seen again; a round damages a third of the
files at once, each in one way, and three rounds reach them all.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ..support import concord, tree

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("docs", "translations")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".md", ".yml", ".po", ".json")
) + ["mkdocs.yml"]
PARTS, PASSES = 3, 5

Mutation = Callable[[bytes, random.Random], bytes]
_VALUE = re.compile(rb"(?<=[:\-,\[] )[^\s,\[\]{}#][^\n,\]}]*")
_TYPES = (b"[]", b"{}", b"null", b"-1e999", b"[[[[[[x]]]]]]", b"{a: {b: c}}", b'""', b"!!set {}")
_TOKENS = (
    b'"',
    b"{",
    b"]",
    b"\\",
    b"&x ",
    b"*x",
    b"\0",
    b"\xe2\x80\xa8",
    b"\xef\xbb\xbf",
    b"<<<<<<< a\n",
)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _without(data: bytes, chance: random.Random) -> bytes:
    first, last = sorted(chance.choices(range(len(data)), k=2))
    return data[:first] + data[last:]


def _lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    row, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[row]
        case 1:
            lines.insert(row, lines[other])
        case 2:
            lines[row], lines[other] = lines[other], lines[row]
        case _:
            lines[row] = chance.choice([b"", b"- ", b"  ", b"#~ ", b"\t", b"> "]) + lines[row]
    return b"\n".join(lines)


def _token(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(_TOKENS) + data[at:]


def _typed(data: bytes, chance: random.Random) -> bytes:
    """A value of YAML or JSON is of another type."""
    places = list(_VALUE.finditer(data))
    if not places:
        return _token(data, chance)
    place = chance.choice(places)
    return data[: place.start()] + chance.choice(_TYPES) + data[place.end() :]


def _encoded(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8")
    name = chance.choice(["utf-16", "utf-32", "utf-7", "cp1252", "utf-8-sig"])
    return (
        text.encode(name, "replace") if chance.randrange(4) else text.replace("\n", "\r\n").encode()
    )


def _repeated(data: bytes, chance: random.Random) -> bytes:
    return data * chance.randrange(2, 4)


MUTATIONS: tuple[Mutation, ...] = (
    *(_flipped, _cut, _without, _lines, _lines, _token, _typed, _typed, _encoded, _repeated),
)


def _damage(path: Path, chance: random.Random) -> str:
    """Damages one file in one way; says which."""
    match chance.randrange(20):
        case 0:
            path.unlink()
            return "deleted"
        case 1:
            path.unlink()
            path.mkdir()
            return "a folder"
        case 2:
            path.unlink()
            path.symlink_to(chance.choice(["nowhere", "/dev/zero", path.name, ".."]))
            return "a link"
        case 3:
            path.write_bytes(b"")
            return "empty"
    mutation = chance.choice(MUTATIONS)
    path.write_bytes(mutation(path.read_bytes(), chance))
    return mutation.__name__


@pytest.mark.parametrize("seed", range(PARTS * PASSES))
def test_damage_is_reported(tmp_path: Path, seed: int) -> None:
    """Whatever became of files, a check ends with findings, or with one line that says why not."""
    shuffled = FILES.copy()
    random.Random(seed // PARTS).shuffle(shuffled)
    chance = random.Random(seed)
    for folder in ("docs", "translations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy2(ROOT / "mkdocs.yml", tmp_path)
    damaged = {name: _damage(tmp_path / name, chance) for name in shuffled[seed % PARTS :: PARTS]}
    before = tree(tmp_path)
    result = concord(tmp_path, "check", "--format", "json")
    assert result.status in (1, 2), damaged
    if result.status == 1:
        assert json.loads(result.out), damaged
    else:
        assert result.error.startswith("concord: "), damaged
        assert result.error.count("\n") == 1, damaged
    assert tree(tmp_path) == before, damaged


def test_every_file_is_damaged_many_times() -> None:
    """The rounds reach what they are said to reach."""
    assert len(FILES) > 80
    assert {"docs/book.yml", "docs/contract.json", "translations/languages.yml"} <= {*FILES}
    assert len(FILES) * PASSES > 300
