"""The lines of a TOML file on which the tables of an array begin, which `tomllib` does not give."""

from __future__ import annotations

import re

# Strings and comments may hold what looks like anything else.
_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\n])*"|'[^'\n]*'|\#[^\n]*|[\[\]{}]|\n|[^\s"'\#\[\]{}]+''',
    re.DOTALL,
)


def lines_of_tables(text: str, name: str) -> list[int]:
    r"""Return the line, counted from 1, of each header `[[name]]` of a TOML text that `tomllib` can read.

    >>> lines_of_tables("[[rule]]\nx = '''\n[[rule]]'''\n  [[ rule ]] # second", "rule")
    [1, 4]
    """
    lines: list[int] = []
    depth, line = 0, 1
    row: list[str] = []
    headed = 0
    for token in _TOKEN.finditer(text):
        found = token[0]
        if found == "\n":
            row = [] if depth == 0 else row
        elif not found.startswith("#"):
            if found in "[{":
                depth += 1
            elif found in "]}":
                depth -= 1
            # A header begins its line outside of any value.
            if len(row) < 5:
                row.append(found)
                headed = line if len(row) == 1 else headed
            if len(row) == 5 and found == "]" and depth == 0 and _is_header(row, name):
                lines.append(headed)
        line += found.count("\n")
    return lines


def _is_header(row: list[str], name: str) -> bool:
    return [*row[:2], *row[3:]] == ["[", "[", "]", "]"] and row[2] in (name, f'"{name}"', f"'{name}'")
