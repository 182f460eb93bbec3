"""Lazy names of a package (PEP 562): a class is imported when it is first asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazy_names(
    package: str, modules: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` for `package`.

    `modules` says in which module below the package each name stands.
    """

    def load(name: str) -> object:
        module = modules.get(name)
        if name == "__all__":
            return public_names()
        if module is None:
            raise AttributeError(
                f"module {package!r} has no attribute {name!r}{_near(name, modules)}"
            )
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
        return [*modules, *functions]

    def names() -> list[str]:
        from sys import modules as imported

        return sorted({*imported[package].__dict__, *modules})

    return load, names


def _near(name: str, modules: Mapping[str, str]) -> str:
    # hasattr() and the import system probe for private names: no search for those.
    if name.startswith("_"):
        return ""
    from .messages import did_you_mean

    return did_you_mean(name, modules)
