"""A client program that names every class, member, value and module of a package, and what of it mypy rejects."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from shapesmith.ir.shapes import StructureShape
from shapesmith.options import PACKAGE
from shapesmith.review.changes.comparing.comparison import Side
from shapesmith.text.literals import string

_ERROR = re.compile(r"client\.py:(\d+): error: (.*)")


class Line(NamedTuple):
    """A line of the program, and what it is about, by the names of the spec: a shape, a member, a value, an operation."""

    code: str
    about: frozenset[str]


def program(side: Side) -> list[Line]:
    """Return the program for the package of a side."""
    # A class may have the name of a builtin.
    first = ("import builtins", "import typing", f"from {PACKAGE} import _runtime as rt")
    lines = [Line(code, frozenset()) for code in first]
    lines += _imports(side)
    for operation in side.service.operations:
        module = f"operations.{side.names.operation_modules[operation.name]}"
        lines.append(Line(f"import {PACKAGE}.{side.names.package}.{module}", frozenset({operation.name})))
        for target in (operation.input, operation.output, *operation.errors):
            if target is not None and side.names.classes.get(target.shape) in side.names_in(module):
                name = side.names.classes[target.shape]
                about = frozenset({operation.name, name, target.shape})
                lines.append(Line(f"from {PACKAGE}.{side.names.package}.{module} import {name}", about))
    for shape in side.shapes.values():
        if isinstance(shape, StructureShape) and shape.name in side.names.members:
            lines += _uses(side, shape)
    lines += _methods(side)
    for shape_name, members in side.names.enum_members.items():
        name = side.names.classes[shape_name]
        values = side.shapes[shape_name].enum  # type: ignore[union-attr]
        for value, member in zip(values or (), members, strict=True):
            about = frozenset({shape_name, f"{shape_name}={value}", f"{name}.{member}"})
            lines.append(Line(f"{name}.{member}", about))
            if side.has_alias(shape_name):
                # A variable of one name would have the type of its first annotation.
                lines.append(Line(f"def _() -> {side.names.likes[shape_name]}: return {string(value)}", about))
    return lines


def _imports(side: Side) -> Iterator[Line]:
    package = f"{PACKAGE}.{side.names.package}"
    for shape, name in side.names.classes.items():
        yield Line(f"from {package} import {name}", frozenset({shape, name}))
        if shape in side.placement.modules:
            yield Line(f"from {package}.{side.placement.modules[shape]} import {name}", frozenset({shape, name}))
    for shape, name in side.names.likes.items():
        if side.has_alias(shape):
            about = frozenset({shape, name, side.names.classes[shape]})
            yield Line(f"from {package} import {name}", about)
            yield Line(f"from {package}.{side.placement.modules[shape]} import {name}", about)


def _uses(side: Side, shape: StructureShape) -> Iterator[Line]:
    """Yield the lines that read each member of a class, and that set it and construct the class if requests have it."""
    name = side.names.classes[shape.name]
    for member in shape.members:
        python = side.names.members[shape.name][member.name]
        about = frozenset({f"{shape.name}.{member.name}", f"{name}.{python}"})
        yield Line(f"def _(value: {name}) -> {_type(side, shape, python)}: return value.{python}", about)
    base = "builtins.BaseException" if shape.is_error else "rt.Structure"
    yield Line(f"def _(value: {name}) -> {base}: return value", frozenset({shape.name, name}))
    if shape.union:
        yield Line(f"def _(value: {name}) -> str | None: return value.which", frozenset({shape.name, name}))
    if shape.name not in side.analysis.usage.sent or shape.is_error:
        return
    for member in shape.members:
        python = side.names.members[shape.name][member.name]
        about = frozenset({f"{shape.name}.{member.name}", f"{name}.{python}"})
        yield Line(f"def _(value: {name}, given: {_type(side, shape, python)}) -> None: value.{python} = given", about)
    if shape.union:
        for member in shape.members:
            python = side.names.members[shape.name][member.name]
            yield Line(f"def _(given: {_type(side, shape, python, given=True)}) -> object:", frozenset())
            about = frozenset({f"{shape.name}.{member.name}", f"{name}.{python}"})
            yield Line(f"    return {name}({python}=given)", about)
        return
    required = [member for member in shape.members if side.must_be_given(shape.name, member)]
    for members in (shape.members, required):
        yield Line("def _(", frozenset())
        for member in members:
            python = side.names.members[shape.name][member.name]
            yield Line(f"    {python}: {_type(side, shape, python, given=True)},", frozenset())
        yield Line(") -> object:", frozenset())
        every = frozenset(f"{shape.name}.{member.name}" for member in shape.members)
        yield Line(f"    return {name}(", frozenset({shape.name}) | every)
        for member in members:
            python = side.names.members[shape.name][member.name]
            yield Line(f"        {python}={python},", frozenset({f"{shape.name}.{member.name}"}))
        yield Line("    )", frozenset())


def _methods(side: Side) -> Iterator[Line]:
    """Yield the lines that read the pages of each operation and their items, and that wait."""
    polled = side.service.waiters_by_operation()
    for operation in side.service.operations:
        request = side.names.requests[operation.name]
        if request not in side.names.classes.values():
            about = frozenset({operation.name, request})
            yield Line(f"from {PACKAGE}.{side.names.package} import {request}", about)
        if operation.input is None:
            yield Line(f"{request}()", frozenset({operation.name, request}))
        waiters = polled.get(operation.name, [])
        for waiter in waiters:
            method = side.names.waiters[waiter.name]
            about = frozenset({operation.name, waiter.name, request})
            yield Line(
                f"def _(request: {request}, client: typing.Any) -> object: return request.{method}(client)", about
            )
        item = side.item_of(operation.name)
        if item is not None and operation.output is not None:
            given = f"request: {request}, client: typing.Any"
            response = side.names.classes[operation.output.shape]
            members = {f"{operation.output.shape}.{name}" for name in _members_of(side, operation.output.shape)}
            about = frozenset({operation.name, request, operation.output.shape, response, *members})
            yield Line(f"def _({given}) -> typing.Iterable[{response}]: return request.pages(client)", about)
            if item:
                yield Line(f"def _({given}) -> typing.Iterable[{item}]: return request.items(client)", about)


def _members_of(side: Side, structure: str) -> list[str]:
    return [member.name for member in side.service.structure(structure).members]


def _type(side: Side, shape: StructureShape, python: str, *, given: bool = False) -> str:
    """Return the type of a member, as it is read or given; its own class does not shadow a builtin here."""
    (member,) = [each for each in shape.members if side.names.members[shape.name][each.name] == python]
    annotation = side.annotation_of(shape.name, member)
    text = (annotation.given if given else annotation.text).replace("builtins.", "")
    return text if side.must_be_given(shape.name, member) else f"{text} | None"


def hidden(lines: list[Line], errors: Iterable[int]) -> list[Line]:
    """Return the lines that name what cannot be imported: mypy takes it for any type, and rejects nothing there."""
    gone = {lines[number - 1].code.rpartition(" import ")[2] for number in errors if "import" in lines[number - 1].code}
    return [line for line in lines if gone & set(re.findall(r"\w+", line.code))]


def rejected(lines: list[Line], package: Path, folder: Path) -> dict[int, tuple[Line, str]]:
    """Return the lines that mypy rejects with the package in the folder `package`, each with what it says."""
    path = folder / "client.py"
    path.write_text("\n".join(line.code for line in lines) + "\n", encoding="utf-8")
    options = ["--no-incremental", "--no-error-summary", "--follow-imports=silent", "--python-version=3.11"]
    options += ["--disable-error-code=no-redef"]
    run = subprocess.run(
        [sys.executable, "-m", "mypy", *options, "--cache-dir=/dev/null", str(path)],
        capture_output=True,
        text=True,
        cwd=folder,
        env={"MYPYPATH": str(package), "PATH": ""},
    )
    assert run.returncode in (0, 1), run.stderr + run.stdout
    found: dict[int, tuple[Line, str]] = {}
    for number, message in _ERROR.findall(run.stdout):
        found.setdefault(int(number), (lines[int(number) - 1], message))
    return found
