"""The modules of `shapesmith`, from their source: what each imports, also inside functions."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "codegen" / "shapesmith"
TEMPLATES = REPOSITORY / "templates" / "dataclasses"


@dataclass(frozen=True)
class Module:
    """A module, by its dotted name, with its source and its syntax tree."""

    name: str
    path: Path
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree: parsed by the first test that asks, not while tests are collected."""
        return ast.parse(self.source)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the syntax tree: nearly every test looks at all of them."""
        return tuple(ast.walk(self.tree))

    def __repr__(self) -> str:
        return self.name

    @property
    def package(self) -> str:
        """The package that relative imports start from."""
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]

    @property
    def room(self) -> str:
        """The module or package right below `shapesmith` that it is or is in; empty for `shapesmith` itself."""
        return f"{self.name}.".split(".")[1]


@cache
def modules() -> dict[str, Module]:
    """Return every module of `shapesmith` by its name, sorted."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        steps = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(steps[:-1] if steps[-1] == "__init__" else steps)
        source = path.read_text(encoding="utf-8")
        found[name] = Module(name, path, source)
    return found


def imports(module: Module) -> dict[str, int]:
    """Return what `module` imports, also inside functions and for type checkers only, with the line of each.

    `from a import b` is `a.b` where that is a module of `shapesmith`, otherwise `a`.
    """
    found: dict[str, int] = {}
    for node in module.nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                found.setdefault(alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                found.setdefault(inner if inner in modules() else base, node.lineno)
    return found


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = module.package.split(".")
    base = ".".join(package[: len(package) - node.level + 1])
    return f"{base}.{node.module}" if node.module else base
