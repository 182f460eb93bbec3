"""A manifest that git could not merge is read as those of both branches, fact by fact."""

from __future__ import annotations

import pytest
from shapesmith.output.manifest import Manifest
from shapesmith.output.merge import has_conflict, sides

DIGEST = {name: name * 64 for name in "abcdef"}


def manifest(**changes: str) -> Manifest:
    """Return a manifest with the facts of `changes`, `a.py` and `b.py` being digests."""
    facts = {"service": "garden", "api_version": "2024-01-01", "package": "botocore 1.0.0", "origin": "shapes"}
    files = {"a.py": DIGEST["a"], "b.py": DIGEST["b"]}
    return Manifest(
        **{**facts, **{name: value for name, value in changes.items() if name in facts}},
        spec={"service-2.json": DIGEST["c"]},
        files={**files, **{name: value for name, value in changes.items() if name in files}},
    )


def conflict(ours: str, theirs: str, style: str = "") -> bytes:
    """Return a manifest in which git left a line of ours and one of theirs."""
    lines = [
        "{",
        '  "service": "garden",',
        '  "api_version": "2024-01-01",',
        '  "package": "botocore 1.0.0",',
        '  "origin": "shapes",',
        '  "spec": {',
        f'    "service-2.json": "{DIGEST["c"]}"',
        "  },",
        '  "files": {',
        f'    "a.py": "{DIGEST["a"]}",',
        f'    "b.py": "{DIGEST["b"]}"',
        "  }",
        "}",
        "",
    ]
    base = [f"||||||| {style}", "  gone"] if style else []
    name = theirs.split(":")[0]
    place = next(index for index, line in enumerate(lines) if line.strip().startswith(name.strip()))
    lines[place : place + 1] = ["<<<<<<< HEAD", ours, *base, "=======", theirs, ">>>>>>> upgrade"]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("style", ["", "base"])
@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ('  "service": "orchard",', '  "service": "garden",', ({"service": "orchard"}, {})),
        ('  "api_version": "2024-01-01",', '  "api_version": "2025-01-01",', ({}, {"api_version": "2025-01-01"})),
        ('  "package": "botocore 2.0.0",', '  "package": "",', ({"package": "botocore 2.0.0"}, {"package": ""})),
        ('  "origin": "botocore",', '  "origin": "path",', ({"origin": "botocore"}, {"origin": "path"})),
        (f'    "a.py": "{"d" * 64}",', f'    "a.py": "{"e" * 64}"', ({"a.py": DIGEST["d"]}, {"a.py": DIGEST["e"]})),
        (f'    "b.py": "{"d" * 64}"', f'    "b.py": "{"b" * 64}",', ({"b.py": DIGEST["d"]}, {})),
    ],
)
def test_each_side_has_its_own_lines_and_the_common_ones(
    ours: str, theirs: str, expected: tuple[dict[str, str], dict[str, str]], style: str
) -> None:
    content = conflict(ours, theirs, style)
    assert has_conflict(content)
    assert sides(content) == (manifest(**expected[0]), manifest(**expected[1]))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('  "package": "botocore \\"1\\": \\\\",', {"package": 'botocore "1": \\'}),
        ('  "package": "\\": ",', {"package": '": '}),
        # What a later version may add is passed over.
        ('  "added": "",', {}),
        ('  "": "x",', {}),
        ('  "\\": ": "x",', {}),
    ],
)
def test_a_fact_is_any_text_with_any_name(line: str, expected: dict[str, str]) -> None:
    content = conflict('  "service": "garden",', '  "service": "garden",')
    content = content.replace(b'  "spec": {', f'{line}\n  "spec": {{'.encode())
    assert sides(content) == (manifest(**expected), manifest(**expected))


def test_how_a_manifest_is_indented_does_not_matter() -> None:
    content = conflict('  "service": "orchard",', '  "service": "garden",')
    for line_end in (b"\n", b"\r\n"):
        flat = line_end.join(line.strip() for line in content.split(b"\n"))
        assert sides(flat) == (manifest(service="orchard"), manifest())


def test_a_side_of_a_conflict_may_have_no_name() -> None:
    assert has_conflict(b"<<<<<<< \n=======\n>>>>>>> \n")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<<<<<<< a\n=======\n",
        b"<<<<<<< a\n>>>>>>> b\n",
        b"=======\n<<<<<<< a\n>>>>>>> b\n",
        b"<<<<<< a\n======\n>>>>>> b\n",
        b"<<<<<<<a\n=======\n>>>>>>> b\n",
        b"\xff\n<<<<<<< a\n=======\n>>>>>>> b\n",
    ],
)
def test_what_git_does_not_leave_is_no_conflict(content: bytes) -> None:
    assert not has_conflict(content)
    assert sides(content) is None


@pytest.mark.parametrize(
    "line", ['  "a": 1,', '  "": {', '  "a": "b": "c",', "  x", '  "a": "\\x",', '  "files": [', "  }}"]
)
def test_a_conflict_in_what_is_no_manifest_has_no_sides(line: str) -> None:
    content = conflict(line, '  "service": "garden",')
    assert has_conflict(content)
    assert sides(content) is None


def test_a_manifest_lists_files() -> None:
    content = conflict('  "service": "orchard",', '  "service": "garden",')
    assert sides(content.replace(b'  "files": {', b'  "folders": {')) is None
    assert sides(content.replace(b'  "spec": {', b'  "folders": {')) is not None
