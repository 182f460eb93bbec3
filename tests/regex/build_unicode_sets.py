"""Rewrite the data in `shapesmith/runtime/unicode_sets.py` from the Unicode tables of the PyPI package `regex`.

    python -m tests.regex.build_unicode_sets

`regex` rather than `unicodedata`, since it supports a new version of Unicode earlier than Python: a character that a
service already accepts must not count as unassigned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path

from shapesmith.runtime import unicode_sets

TARGET = Path(unicode_sets.__file__)
MARKER = "# The lines below are written by tests/regex/build_unicode_sets.py.\n"
CATEGORIES = {
    "L": "ultmo",
    "M": "nce",
    "N": "dlo",
    "P": "cdseifo",
    "S": "mcko",
    "Z": "slp",
    "C": "cfso",
}
LAST = 0x10FFFF
LINE_LENGTH = 88


def main() -> None:
    """Write the tables."""
    TARGET.write_text(current_module(), encoding="utf-8")


def current_module() -> str:
    """Return the text of `unicode_sets.py` with the data of the installed `regex`."""
    head, marker, _ = TARGET.read_text(encoding="utf-8").partition(MARKER)
    lines = [
        f"# Unicode {_unicode_version()}, by way of regex {version('regex')}.",
        f'_GENERAL_CATEGORIES = """\n{_wrap(_run_lengths(_general_category()))}\n"""',
        f'_OTHER_ALPHABETIC = """\n{_wrap(_run_lengths(_other_alphabetic()))}\n"""',
    ]
    return head + marker + "\n".join(lines) + "\n"


def _members(expression: str) -> list[int]:
    import regex  # type: ignore[import-untyped]

    everything = "".join(map(chr, range(LAST + 1)))
    return [ord(char) for char in regex.findall(expression, everything)]


def _general_category() -> list[str]:
    names = ["Cn"] * (LAST + 1)
    for category in (group + letter for group, letters in CATEGORIES.items() for letter in letters):
        for point in _members(rf"\p{{{category}}}"):
            names[point] = category
    return names


def _other_alphabetic() -> list[str]:
    names = ["O"] * (LAST + 1)
    for point in _members(r"(?V1)[\p{Alphabetic}--[\p{L}\p{Nl}]]"):
        names[point] = "X"
    return names


def _run_lengths(names: list[str]) -> Iterator[str]:
    start = 0
    for point in range(1, len(names) + 1):
        if point == len(names) or names[point] != names[start]:
            length = point - start
            yield f"{length if length > 1 else ''}{names[start]}"
            start = point


def _wrap(runs: Iterator[str]) -> str:
    # A line is wrapped where a run ends, so that a new version of Unicode changes few lines.
    lines = [""]
    for run in runs:
        if len(lines[-1]) + len(run) > LINE_LENGTH:
            lines.append("")
        lines[-1] += run
    return "\n".join(lines)


def _unicode_version() -> str:
    found = re.search(r"supports Unicode (\d+(?:\.\d+)+)", distribution("regex").read_text("METADATA") or "")
    if not found:
        raise SystemExit("the description of the package regex no longer names the version of Unicode")
    return found[1]


if __name__ == "__main__":
    main()
