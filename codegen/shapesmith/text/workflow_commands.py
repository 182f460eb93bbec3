"""Workflow commands of GitHub Actions, which it shows as annotations of a pull request."""

from __future__ import annotations

from collections.abc import Mapping

from shapesmith.text.printable import printable

_IN_MESSAGE = "%\r\n"
_IN_PROPERTY = f"{_IN_MESSAGE}:,"


def workflow_command(kind: str, message: str, properties: Mapping[str, object]) -> str:
    r"""Return a workflow command, escaped as the toolkit of GitHub Actions does it (`toCommandProperties`).

    >>> workflow_command("error", "100% wrong\nsee below", {"file": "a,b.py", "line": 3})
    '::error file=a%2Cb.py,line=3::100%25 wrong%0Asee below'
    """
    listed = ",".join(f"{name}={_escaped(str(value), _IN_PROPERTY)}" for name, value in properties.items())
    return f"::{kind} {listed}::{_escaped(message, _IN_MESSAGE)}"


def _escaped(text: str, special: str) -> str:
    lines = "\n".join(map(printable, text.split("\n")))
    return "".join(f"%{ord(each):02X}" if each in special else each for each in lines)
