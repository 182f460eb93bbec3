"""The lines of a TOML file on which the tables of an array begin, which `tomllib` does not give."""

from __future__ import annotations

import re

# Strings and comments may hold what looks like anything else. Most lines are one string with its key.
_TOKEN = re.compile(
    r'''
    ^[a-z]+\ =\ "(?!")(?:\\.|[^"\\\n])*"$
    | """(?:\\.|[^\\])*?"{3,5} | \'\'\'.*?\'{3,5}     # on several lines; one or two more quotes may end the string
    | "(?:\\.|[^"\\\n])*" | '[^'\n]*'
    | \#[^\n]* | \n | [\[\]{}]
    | [^\s"'\#\[\]{}]+
    ''',
    re.DOTALL | re.VERBOSE | re.MULTILINE,
)
_HEADER = 5  # tokens: [ [ name ] ]


def lines_of_tables(text: str) -> dict[str, list[int]]:
    r"""Return the lines, counted from 1, of the headers `[[name]]` of a TOML text that `tomllib` can read, by name.

    >>> lines_of_tables("[[rule]]\nx = '''\n[[rule]]'''\n  [[ 'rule' ]] # second")
    {'rule': [1, 4]}
    """
    lines: dict[str, list[int]] = {}
    depth, line = 0, 1
    row: list[str] = []
    for token in _TOKEN.finditer(text):
        found = token[0]
        if found == "\n":
            # Within brackets, a new line begins no header.
            row = [] if depth == 0 else row
            line += 1
            continue
        if not found.startswith("#"):
            depth += (found in ("[", "{")) - (found in ("]", "}"))
            if len(row) <= _HEADER:
                row.append(found)
            if len(row) == _HEADER and [*row[:2], *row[3:]] == ["[", "[", "]", "]"]:
                name = row[2][1:-1] if row[2][0] in "\"'" else row[2]
                lines.setdefault(name, []).append(line)
        line += found.count("\n")
    return lines
