"""Verifies each generated module: it must be Python, and contain only what the templates declare.

It uses Python's own parser. To parse and inspect every statement would take as long as to generate it, so statements of
the same form are verified once. A module is reduced to forms in steps that keep its syntax tree, except the names and
values in it:

- each string literal becomes `""`, and comments are removed. The ends of strings are found as Python's tokenizer finds
  them, except those of f-strings; the first of these keeps its prefix, so that the parser finds a node that no template
  declares.
- the module is split into statements, and classes and methods into theirs. A wrong split leaves pieces that do not
  parse.
- numbers become `0`, names that `declared` does not have `N`. Those names are kept: the module must bind them.
- a table with many entries becomes as many tables with one.
"""

from __future__ import annotations

import ast
import keyword
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from shapesmith.diagnostics import SpecError, error
from shapesmith.prose.characters import clean
from shapesmith.provenance import Provenance
from shapesmith.targets.dataclasses.declared import DEFINITIONS, FUNCTIONS, LOCALS, NAMES, PACKAGES, Scope
from shapesmith.targets.dataclasses.undeclared import DECLARED_ATTRIBUTES, undeclared

_STRING = r'''"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*\''''
_STRINGS = re.compile(_STRING, re.DOTALL)
_SHORT_STRINGS = re.compile(r'"[^"\n\0]*"')
_PRINTABLE_ASCII = bytes(range(0x20, 0x7F)) + b"\n"
_STRINGS_AND_COMMENTS = re.compile(rf"{_STRING}|#[^\n]*", re.DOTALL)
_COMMENTS = re.compile(r"#[^\n]*")
_QUOTE_IN_COMMENT = re.compile(r"#[^\n]*[\"']")
# The escapes that `text.literals` writes.
_ESCAPE = re.compile(r"\\(?:[\\'\"nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U00(?:0[0-9a-f]|10)[0-9a-f]{4})")

_INDENTS: dict[Scope, str] = {"module": "", "class": " " * 4, "function": " " * 8}
# A line break between two statements, by their indentation; one after a decorator does not count.
_BREAKS = {
    scope: re.compile(rf"\n{indent}(?=[^\s)\]}}])(?!(?:else|elif|except|finally)\b)")
    for scope, indent in _INDENTS.items()
}
# The code around a statement when it is verified.
_AROUND: dict[Scope, str] = {"module": "", "class": "class N:\n    ", "function": "class N:\n    def N():\n        "}

# A number, or a name with the dot before it and the `=` of an argument after it. (`1.e5` has no form.)
_TOKEN = re.compile(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?|(\.?)([A-Za-z_]\w*)(=(?!=))?")
# Entries of a table, below one another in one column; the brackets in them are closed, four deep.
_INNER = r"[^()\[\]{}]"
for _ in range(3):
    _INNER = rf"(?:[^()\[\]{{}}]|[(\[{{]{_INNER}*[)\]}}])"
_VALUE = rf"(?:[^()\[\]{{}}\n]|[(\[{{]{_INNER}*[)\]}}])*"
_ENTRY = rf"(?:\"\"(?:: {_VALUE})?|N(?: as N|: {_VALUE}(?:\n +\| None = None)?)?),"
_ENTRIES = re.compile(rf"\n +({_ENTRY})(?=\n)")
_TABLE = re.compile(rf"(\n +){_ENTRY}(?:\1{_ENTRY})+(?=\n)")
_TABLE_LINES = 3  # the fewest line breaks of a statement with two entries
_INDENT = re.compile(r"\n +")
_BINDING = re.compile(r"N(?::| =)")
_MEMBER = re.compile(r"\A(?!__)[A-Za-z_]\w*(?=:| =)")
_PARAMETER = re.compile(r"(?<=\n {12})(?!__)[A-Za-z_]\w*(?=: )")

_DECLARED = LOCALS.union(PACKAGES, DEFINITIONS, *NAMES.values(), *FUNCTIONS.values())
# Keywords, and parts of names of modules.
_SYNTAX = frozenset({*keyword.kwlist, "_runtime", "annotations"})


class _Statement(NamedTuple):
    """The result for a statement: what is wrong with its form, and the foreign names that it binds and uses."""

    wrong: str
    binds: frozenset[str]
    uses: frozenset[str]


class Verifier:
    """Verifies the modules of one run; forms that occurred in one module are not verified again in the next."""

    def __init__(self) -> None:
        self._known: dict[tuple[Scope, str], _Statement] = {}

    def verify(self, path: str, text: str) -> None:
        """Verify the module `text`. Raises SpecError with the line that has something that no template declares."""
        plain = _without_strings(path, text)
        bound: set[str] = set()
        used: set[str] = set()
        for scope, position, source in _statements(plain):
            if scope == "class":
                # A member may have any name; a name that is assigned to is not one of those declared.
                source = _MEMBER.sub("N", source, count=1)
                if source.startswith("if TYPE_CHECKING:"):
                    source = _PARAMETER.sub("N", source)
            statement = self._known.get((scope, source))
            if statement is None:
                statement = self._known[scope, source] = _verify_statement(scope, source)
            if statement.wrong:
                raise _failure(path, text, statement.wrong, position)
            if source.startswith("from __future__") and position != (1, 0):
                raise _failure(path, text, "must import from __future__ first", position)
            bound |= statement.binds
            used |= statement.uses
        if not used <= bound:
            raise _failure(path, text, f"must bind the names that it uses ({', '.join(sorted(used - bound))})")


def _without_strings(path: str, text: str) -> str:
    """Return `text` with `""` for each string, and without comments."""
    if not _is_printable(text):
        raise _failure(path, text, "must contain no unprintable characters")
    plain = _without_escapeless(text) or _STRINGS.sub('""', text)
    if _QUOTE_IN_COMMENT.search(plain):
        plain = _STRINGS_AND_COMMENTS.sub(lambda found: "" if found[0][0] == "#" else '""', text)
    else:
        plain = _COMMENTS.sub("", plain)
    if '"""' in plain or "'" in plain or '"' in plain.replace('""', ""):
        raise _failure(path, text, "must have strings that end, with a space between two")
    if not plain.isascii():
        # Python normalises names: a name in full-width letters equals that in plain ones.
        raise _failure(path, text, "must have names of ASCII characters")
    if "\\" in text:
        _check_escapes(path, text)
    return plain


def _is_printable(text: str) -> bool:
    if text.isascii():  # the same in a seventh of the time
        return not text.encode().translate(None, _PRINTABLE_ASCII)
    return text.replace("\n", "").isprintable()


def _without_escapeless(text: str) -> str:
    """Return what `_STRINGS` makes of `text`, in half the time; nothing where a string may not end at the next quotes.

    Without backslashes, what three quotes open, the next three close, and what one opens, the next one in its line.
    """
    parts = text.split('"""')
    if len(parts) % 2 == 0 or "\\" in text:
        return ""
    plain = _SHORT_STRINGS.sub('""', "\0".join(parts[::2]))
    if "'" in plain or '"' in plain.replace('""', ""):
        return ""
    return plain.replace("\0", '""')


def _check_escapes(path: str, text: str) -> None:
    """Raise SpecError for a string that Python cannot read, and for a docstring with unprintable characters."""
    for found in _STRINGS_AND_COMMENTS.finditer(text):
        literal = found[0]
        if "\\" not in literal or literal[0] == "#" or text[found.start() - 1 : found.start()] == "r":
            continue
        if "\\" in _ESCAPE.sub("", literal):
            raise _failure(path, text, "must have strings of declared escapes", line=_line_of(text, found))
        if literal.startswith('"""') and clean(value := ast.literal_eval(literal)) != value:
            message = "must have docstrings without unprintable characters"
            raise _failure(path, text, message, line=_line_of(text, found))


def _line_of(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


_Position = tuple[int, int]
"""The number of a statement in its module, and in its class; there, number 0 is the header of the class."""


def _statements(plain: str) -> Iterator[tuple[Scope, _Position, str]]:
    """Yield each statement of a module; in place of a class, or of a method, its header and then its statements."""
    for number, statement in enumerate(_cut(plain.lstrip("\n"), "module")):
        end = _end_of_header(statement, "class ", _INDENTS["class"])
        if not end:
            yield "module", (number, 0), statement
            continue
        yield "module", (number, 0), f'{statement[:end]}\n    ""'
        for inner, inner_statement in enumerate(_cut(statement[end + 5 :], "class"), 1):
            end = _end_of_header(inner_statement, "def ", _INDENTS["function"])
            if not end:
                yield "class", (number, inner), inner_statement
                continue
            yield "class", (number, inner), f'{inner_statement[:end]}\n        ""'
            for line in _cut(inner_statement[end + 9 :], "function"):
                yield "function", (number, inner), line


def _end_of_header(statement: str, keyword: str, indent: str) -> int:
    """Return where the header of a class or method ends, 0 if `statement` is neither or has another layout."""
    if not statement.startswith((keyword, "@")):
        return 0
    start = 0 if statement[0] != "@" else statement.find(f"\n{indent[4:]}{keyword}")
    end = statement.find(f":\n{indent}", start) + 1
    return 0 if statement[end + 1 + len(indent) :].startswith((" ", "\n")) else end


def _cut(source: str, scope: Scope) -> Iterator[str]:
    """Yield the statements in `source`, each with its decorators."""
    decorators = ""
    for piece in _BREAKS[scope].split(source):
        statement = piece.rstrip()
        if statement.startswith("@"):
            decorators += f"{statement}\n{_INDENTS[scope]}"
        else:
            yield decorators + statement
            decorators = ""
    if decorators:
        yield decorators


def _verify_statement(scope: Scope, source: str) -> _Statement:
    lines = [_form_of(line) for line in source.split("\n")]
    form = "\n".join([line for line, _ in lines])
    names = [name for _, foreign in lines for name in foreign]
    wrong = next(filter(None, (_verify_form(scope, part) for part in _parts(form))), "")
    if scope == "module" and form.startswith(("from ", "import ", "if ")):
        return _Statement(wrong, frozenset(names), frozenset())
    is_binding = _BINDING.match(form) is not None or (scope == "module" and "class N" in form)
    if scope == "class" and form.startswith("if "):
        # Its parameters are bound there.
        return _Statement(wrong, frozenset(), frozenset(names) - {"N"})
    bound = frozenset(names[:1]) if is_binding else frozenset()
    # A member is bound in its class, and nowhere else.
    return _Statement(wrong, bound if scope == "module" else frozenset(), frozenset(names[len(bound) :]))


@lru_cache(maxsize=20_000)
def _form_of(line: str) -> tuple[str, list[str]]:
    """Return a line with `0` for each number and `N` for each foreign name, and these names."""
    names: list[str] = []

    def token(found: re.Match[str]) -> str:
        reduced, name = _reduced(found[0])
        if name:
            if line[found.end() : found.end() + 1] == '"':  # the prefix of a string
                return name
            names.append(name)
        return reduced

    return _TOKEN.sub(token, line), names


@lru_cache(maxsize=65_536)
def _reduced(token: str) -> tuple[str, str]:
    """Return what a form has for a number or a name, with the dot or `=` beside it, and the name if it is foreign."""
    if token[0] == ".":
        name = token[1:].rstrip("=")
        is_kept = name[0] == "_" or name in DECLARED_ATTRIBUTES or name in _SYNTAX
        return token if is_kept else f".N{token[1 + len(name) :]}", ""
    if token[0].isdigit():
        return "0", ""
    is_declared = token in _SYNTAX or token in _DECLARED or token.rstrip("0123456789") in LOCALS
    # A name of an argument is that of a parameter; one that starts with `__` has a meaning that Python gives it.
    if is_declared or token[-1] == "=" or token.startswith("__"):
        return token, ""
    return "N", token


def _parts(form: str) -> Iterator[str]:
    """Yield a form with each entry of its table alone: all are declared if each is."""
    table = _TABLE.search(form) if form.count("\n") >= _TABLE_LINES else None
    if table is None:
        yield form
        return
    for entry in sorted({_INDENT.sub(" ", entry) for entry in _ENTRIES.findall(table[0] + "\n")}):
        yield f"{form[: table.start()]}{table[1]}{entry}{form[table.end() :]}"


@lru_cache(maxsize=20_000)
def _verify_form(scope: Scope, form: str) -> str:
    """Return what is wrong with a form; empty if templates declare it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = ast.parse(_AROUND[scope] + form)
            compile(tree, "<form>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, Warning) as broken:
        return f"must be Python ({getattr(broken, 'msg', None) or broken})"
    body = tree.body
    for _ in range(_AROUND[scope].count("\n")):
        body = body[0].body if len(body) == 1 and isinstance(body[0], ast.ClassDef | ast.FunctionDef) else []
    if len(body) != 1:
        return "must have one statement on a line"
    (statement,) = body
    node = undeclared(statement, scope)
    return "" if node is None else f"must contain only what templates declare (got {type(node).__name__})"


def _failure(path: str, text: str, message: str, position: _Position | None = None, line: int = 0) -> SpecError:
    """Return the error of a failed generation, with the line of the statement at `position`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
        if position is not None:
            statement: ast.stmt = tree.body[position[0]]
            if position[1] and isinstance(statement, ast.ClassDef):
                statement = statement.body[position[1] - 1]
            line = statement.lineno
    except SyntaxError as broken:
        line, message = broken.lineno or line, f"must be Python ({broken.msg})"
    except (ValueError, IndexError, RecursionError, MemoryError):
        pass  # the position is then that of the module
    return SpecError([error("output-undeclared", Provenance(path, f":{line}" if line else ""), message)])
