"""The docstrings of members, for `help()` and `inspect.getdoc()`.

A docstring below a member is for editors and reviewers: Python does not keep it. For a
slot, Python shows the value of its name in `__slots__`, if that is a dict.
"""

from __future__ import annotations


def read(owner: type) -> dict[str, str]:
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
