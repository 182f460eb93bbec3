"""The lines of a TOML file on which the tables of an array begin, which `tomllib` does not give."""

from __future__ import annotations

import re

# Strings and comments may hold what looks like anything else.
_TOKEN = re.compile(
    r'''
    """(?:\\.|[^\\])*?"{3,5} | \'\'\'.*?\'{3,5}     # on several lines; one or two more quotes may end the string
    | "(?:\\.|[^"\\\n])*" | '[^'\n]*'
    | \#[^\n]* | \n | [\[\]{}]
    | [^\s"'\#\[\]{}]+
    ''',
    re.DOTALL | re.VERBOSE,
)
_HEADER = 5  # tokens: [ [ name ] ]


def lines_of_tables(text: str, name: str) -> list[int]:
    r"""Return the line, counted from 1, of each header `[[name]]` of a TOML text that `tomllib` can read.

    >>> lines_of_tables("[[rule]]\nx = '''\n[[rule]]'''\n  [[ 'rule' ]] # second", "rule")
    [1, 4]
    """
    lines: list[int] = []
    depth, line = 0, 1
    row: list[str] = []
    for token in _TOKEN.finditer(text):
        found = token[0]
        if found == "\n":
            # Within brackets, a new line begins no header.
            row = [] if depth == 0 else row
        elif not found.startswith("#"):
            depth += (found in ("[", "{")) - (found in ("]", "}"))
            if len(row) <= _HEADER:
                row.append(found)
            if len(row) == _HEADER and _is_header(row, name):
                lines.append(line)
        line += found.count("\n")
    return lines


def _is_header(row: list[str], name: str) -> bool:
    return [*row[:2], *row[3:]] == ["[", "[", "]", "]"] and row[2] in (name, f'"{name}"', f"'{name}'")
