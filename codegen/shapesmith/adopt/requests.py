"""From the arguments of a call to those of the class of its request."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from shapesmith.adopt.edits import Edit
from shapesmith.adopt.packages import Packages, required
from shapesmith.adopt.source import Left, Source
from shapesmith.clients.calls import OPTIONS

# The arguments of boto3's paginators and waiters, and those of `pages` and `wait_until_*`.
PAGING = {"MaxItems": "max_items", "PageSize": "page_size", "StartingToken": "starting_token"}
WAITING = {"Delay": "delay", "MaxAttempts": "max_attempts"}

Name = Callable[[str], str]


class Arguments:
    """Rewrites the arguments of one call. `name` gives the name by which a class is used in the module."""

    def __init__(self, source: Source, packages: Packages, name: Name) -> None:
        self._source = source
        self._packages = packages
        self._name = name
        self.edits: list[Edit] = []

    def rewrite(self, call: ast.Call, schema: Any, options: str = "") -> dict[str, ast.expr]:
        """Rewrite the arguments by the schema of a request; return those of the dict `options`, which are taken out.

        Raises Left for what is not certain.
        """
        if call.args:
            raise Left("has arguments by position")
        taken: dict[str, ast.expr] = {}
        given: list[str] = []
        for keyword in call.keywords:
            if keyword.arg is None:
                given += self._spread(keyword, schema)
            elif keyword.arg == options:
                taken = _options(keyword.value, options)
                self._remove(call, keyword)
            else:
                given.append(self._attribute(schema, keyword.arg))
                start = self._source.start(keyword)
                if not self._source.text.startswith(keyword.arg, start):
                    raise Left(f"has {keyword.arg} in letters that are not those of the name")
                self.edits.append(Edit(start, start + len(keyword.arg), given[-1]))
                self._argument(keyword.value, schema.members[keyword.arg])
        if len(set(given)) < len(given):
            raise Left("passes an argument twice")
        missing = sorted(required(schema) - set(given))
        if missing:
            raise Left(f"lacks {', '.join(missing)}, without which {schema.name} cannot be built")
        return taken

    def _attribute(self, schema: Any, name: str) -> str:
        if name not in schema.attributes:
            raise Left(f"passes {name}, which {schema.name} does not have")
        attribute: str = schema.attributes[name]
        return attribute

    def _argument(self, node: ast.expr, entry: Any) -> None:
        if _may_be_none(node):
            raise Left("passes None, which boto3 refuses and a request takes as not set")
        self._value(node, entry)

    def _spread(self, keyword: ast.keyword, schema: Any) -> list[str]:
        """Rewrite `**{"Name": value}`; return the attributes that it gives."""
        if not isinstance(keyword.value, ast.Dict) or not keyword.value.values:
            raise Left(f"has **{ast.unparse(keyword.value)}, whose content is not written in the call")
        node = keyword.value
        given = self._entries(node, schema)
        first = self._source.find("{", self._source.start(keyword) + 2)
        self.edits.append(Edit(self._source.start(keyword), first + 1, ""))
        end = self._source.end(node) - 1
        last = self._source.end(node.values[-1])
        comma = self._comma(last, end)
        if comma is not None:
            self.edits.append(Edit(comma, comma + 1, ""))
        self.edits.append(Edit(end, end + 1, ""))
        return given

    def _comma(self, start: int, end: int) -> int | None:
        """Return where the comma behind the last value is, None if there is none."""
        try:
            at = self._source.find(",", start, over=")")
        except Left:
            return None
        return at if at < end else None

    def _remove(self, call: ast.Call, keyword: ast.keyword) -> None:
        """Take an argument out, with the comma and the blanks between it and its neighbour."""
        source = self._source
        others = [each for each in call.keywords if source.start(each) > source.start(keyword)]
        before = [each for each in call.keywords if source.start(each) < source.start(keyword)]
        if others:
            start, end = source.start(keyword), min(map(source.start, others))
        elif before:
            start, end = max(map(source.end, before)), source.end(keyword)
        else:
            start, end = source.find("(", source.end(call.func), over=")") + 1, source.end(call) - 1
        if "#" in source.text[start:end]:
            raise Left("has a comment beside an argument that is moved")
        self.edits.append(Edit(start, end, ""))

    # Values

    def _value(self, node: ast.expr, entry: Any) -> None:
        """Rewrite the dict displays in a value that stand for structures; anything else is passed as it is."""
        match entry.kind, node:
            case _, ast.IfExp():
                self._value(node.body, entry)
                self._value(node.orelse, entry)
            case "list", ast.List() | ast.Tuple():
                for item in node.elts:
                    self._value(item, entry.item)
            case "list", ast.ListComp():
                self._value(node.elt, entry.item)
            case "map", ast.Dict():
                for key, item in zip(node.keys, node.values, strict=True):
                    if key is not None:
                        self._value(item, entry.item)
            case "structure", ast.Dict() if hasattr(entry, "structure"):
                self._structure(node, self._packages.schema(entry))

    def _structure(self, node: ast.Dict, schema: Any) -> None:
        """Rewrite a dict display as the class of a structure.

        A dict whose keys are not written out stays one, with all that is in it: requests take dicts, too.
        """
        if not _is_written_out(node, schema):
            return
        self._entries(node, schema)
        start, end = self._source.start(node), self._source.end(node)
        self.edits += (Edit(start, start + 1, f"{self._name(schema.owner.__name__)}("), Edit(end - 1, end, ")"))

    def _entries(self, node: ast.Dict, schema: Any) -> list[str]:
        """Rewrite the entries of a dict display as arguments; return their names."""
        given = []
        for key, value in zip(node.keys, node.values, strict=True):
            if not (isinstance(key, ast.Constant) and isinstance(key.value, str)):
                raise Left("has ** of a dict whose keys are not all written out")
            given.append(self._attribute(schema, key.value))
            colon = self._source.find(":", self._source.end(key))
            end = colon + 1
            while self._source.text[end] in " \t":
                end += 1
            if "#" in self._source.text[self._source.end(key) : end]:
                raise Left("has a comment between a key and its value")
            self.edits.append(Edit(self._source.start(key), end, f"{given[-1]}="))
            self._argument(value, schema.members[key.value])
        return given


def _is_written_out(node: ast.Dict, schema: Any) -> bool:
    """Return whether all keys of a dict display are members, each once, and none that is required is missing."""
    keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
    if not all(isinstance(key, str) and key in schema.attributes for key in keys) or len(set(keys)) < len(keys):
        return False
    return required(schema) <= {schema.attributes[key] for key in keys}


def _may_be_none(node: ast.expr) -> bool:
    """Return whether an expression says that its value is None, or may be: `text or None`."""
    match node:
        case ast.Constant(value=None):
            return True
        case ast.IfExp():
            return _may_be_none(node.body) or _may_be_none(node.orelse)
        case ast.BoolOp():
            return any(map(_may_be_none, node.values))
    return False


def _options(node: ast.expr, name: str) -> dict[str, ast.expr]:
    """Return the entries of a dict display with the options of a paginator or waiter, by their names here."""
    known = PAGING if name == OPTIONS["paginate"] else WAITING
    entries: dict[str, ast.expr] = {}
    if not isinstance(node, ast.Dict):
        raise Left(f"has a {name} that is not written in the call")
    for key, value in zip(node.keys, node.values, strict=True):
        if not (isinstance(key, ast.Constant) and key.value in known and known[key.value] not in entries):
            raise Left(f"has a {name} that is not written out")
        if isinstance(value, ast.Constant) and value.value is None:
            raise Left(f"has None in {name}")
        entries[known[key.value]] = value
    return entries


def texts(source: Source, options: dict[str, ast.expr]) -> Iterator[str]:
    """Yield the options as arguments: `, delay=5`. Raises Left for one that is more than a name or a literal."""
    for name, value in options.items():
        if not isinstance(value, ast.Constant | ast.Name | ast.Attribute):
            raise Left(f"has {name} that is not a name or a literal")
        yield f", {name}={source.text[source.start(value) : source.end(value)]}"
