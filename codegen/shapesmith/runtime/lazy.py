"""Lazy names of a package (PEP 562): a class is imported when it is first asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def lazy_names(
    package: str,
    find: Callable[[str], str | None],
    names: Callable[[], Iterable[str]],
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` for `package`.

    `find` gives the module below the package that defines a name, None if it has no
    such name; `names` gives all.
    """

    def load(name: str) -> object:
        if name == "__all__":
            return public_names()
        module = find(name)
        if module is None:
            near = _suggested(name, names)
            raise AttributeError(f"module {package!r} has no attribute {name!r}{near}")
        from importlib import import_module
        from sys import modules as imported

        value: object = getattr(import_module(f"{package}.{module}"), name)
        # From now on the name is found without this function.
        imported[package].__dict__[name] = value
        return value

    def public_names() -> list[str]:
        """What `from package import *` brings: lazy names and own functions."""
        from sys import modules as imported

        own = imported[package].__dict__.items()
        functions = [
            name
            for name, value in own
            if getattr(value, "__module__", None) == package and name[0] != "_"
        ]
        return [*sorted(names()), *functions]

    def all_names() -> list[str]:
        from sys import modules as imported

        return sorted({*imported[package].__dict__, *names()})

    return load, all_names


def _suggested(name: str, names: Callable[[], Iterable[str]]) -> str:
    # hasattr() and the import system probe for private names: no search for those.
    if name.startswith("_"):
        return ""
    from difflib import get_close_matches

    near = get_close_matches(name, names(), n=3)
    return f"; did you mean {' or '.join(near)}?" if near else ""
