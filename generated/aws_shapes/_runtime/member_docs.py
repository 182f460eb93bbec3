"""The docstrings of members, for `help()` and `inspect.getdoc()`.

A docstring below a member is for editors and reviewers: Python does not keep it. For a
slot, Python shows the value of its name in `__slots__`, if that is a dict.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class MemberDocs(dict["str", "str | None"]):
    """The docstring of each member of a class, read from its source on first use."""

    __slots__ = ("_owner",)

    def __init__(self, owner: type, members: Iterable[str]) -> None:
        super().__init__(dict.fromkeys(members))
        self._owner: type | None = owner

    def __getitem__(self, member: str) -> str | None:
        if self._owner is not None:
            self.update(_read(self._owner))
            self._owner = None
        return super().__getitem__(member)


def _read(owner: type) -> dict[str, str]:
    """Return the docstrings below the members of `owner`; {} if there is no source."""
    import ast
    from inspect import cleandoc, getsource
    from itertools import pairwise
    from textwrap import dedent

    try:
        (definition,) = ast.parse(dedent(getsource(owner))).body
    except (OSError, TypeError, ValueError, SyntaxError):
        return {}
    if not isinstance(definition, ast.ClassDef):
        return {}
    docs = {}
    for member, below in pairwise(definition.body):
        if isinstance(member, ast.AnnAssign) and isinstance(below, ast.Expr):
            target, text = member.target, below.value
            if isinstance(target, ast.Name) and isinstance(text, ast.Constant):
                docs[target.id] = cleandoc(str(text.value))
    return docs
