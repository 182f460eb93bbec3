"""What is known of an expression of Python source, as a plain Python value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shapesmith.clients.following import Clients, find_calls
from shapesmith.clients.tree import SourceTree, parsed
from shapesmith.clients.values import Client, Dict, List, Member, Resource, Unknown


def plain(value: Any) -> Any:
    """Return a value as Python has it; `...` after the items of what may have more, `?` for what is not known."""
    if isinstance(value, List):
        return [*map(plain, value.items), *([...] if value.is_open else [])]
    if isinstance(value, Dict):
        return {key: plain(item) for key, item in value.entries.items()} | ({...: ...} if value.is_open else {})
    if isinstance(value, Client):
        return f"client of {value.service}"
    if isinstance(value, Resource):
        return f"resource of {value.service}: {' '.join(value.path)}"
    return "?" if isinstance(value, Unknown | Member) else value


HEAD = "import boto3, pytest\n"


def services(text: str, path: Path = Path("app.py"), named: dict[str, str] | None = None) -> list[str]:
    """Return the services of the clients of which `op` is called; `?` after one that may be something else."""
    content = f"{HEAD}{text}\n".encode()
    calls = find_calls(SourceTree(), parsed(str(path), content), Clients(named or {}))
    return [call.client.service + "?" * (not call.client.is_sure) for call in calls if call.name == "op"]


def argument(body: str, before: str = "") -> Any:
    """Return what is known of X in the call `s3.op(X=...)` of a function with these statements and parameters a and b.

    `before` are statements of the module.
    """
    text = f'import boto3\ns3 = boto3.client("s3")\n{before}\ndef f(a, b):\n'
    text += "".join(f"    {line}\n" for line in body.splitlines())
    calls = find_calls(SourceTree(), parsed("app.py", text.encode()), Clients({}))
    (call,) = (call for call in calls if call.name == "op")
    return plain(call.arguments.named["X"])


def passed(body: str, value: str = "x", before: str = "") -> Any:
    """Return what is known of an expression at the end of such a function."""
    return argument(f"{body}\ns3.op(X={value})", before)
