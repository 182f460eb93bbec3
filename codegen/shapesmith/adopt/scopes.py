"""The names of a module: in which scope each is bound, and where what it is bound to is read."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LOOPS = (ast.For, ast.AsyncFor)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
INNER_SCOPES = (*FUNCTIONS, ast.Lambda, ast.ClassDef)

# Nodes that Python 3.11 does not have: `def f[T, *Ts, **P]()`.
_TYPE_PARAMETERS = frozenset({"ParamSpec", "TypeVar", "TypeVarTuple"})


class Bindings(NamedTuple):
    """What binds a name, each with the uses of its value; `is_sure`: nothing else does, and there are no other uses.

    These are loops and comprehensions, or the targets of assignments.
    """

    uses: dict[ast.AST, list[ast.Name]]
    is_sure: bool


class _Names:
    """The names in a function and in functions within: how often each is bound, and where it is read.

    `assigned` are the statements that bind a name and nothing else, `unclear` the names that are read otherwise, too:
    elsewhere, or as a value is added to them.
    """

    def __init__(self, scope: ast.AST) -> None:
        self.bindings: Counter[str] = Counter()
        self.loads: dict[str, list[ast.Name]] = {}
        self.assigned: dict[str, list[ast.Assign]] = {}
        self.unclear: set[str] = set()
        self._scope = scope
        self.loops: dict[str, Bindings] = {}
        self.turns: dict[str, Bindings] = {}
        for node in ast.walk(scope):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                self.loads.setdefault(node.id, []).append(node)
            elif node is not scope:
                self.bindings.update(_names(node))
            match node:
                case ast.Assign(targets=[ast.Name(id=name)]):
                    self.assigned.setdefault(name, []).append(node)
                case ast.AugAssign(target=ast.Name(id=name)):
                    self.unclear.add(name)
                case ast.Global(names=declared) | ast.Nonlocal(names=declared):
                    self.unclear.update(declared)

    @cached_property
    def targets(self) -> list[tuple[str, ast.AST]]:
        """The targets of loops and comprehensions, each with its loop."""
        return list(_loops_in(self._scope))


class Scopes:
    """The scopes of a module, given its tree and the parent of each node."""

    def __init__(self, tree: ast.Module, parents: Mapping[ast.AST, ast.AST]) -> None:
        self._tree = tree
        self._parents = parents
        self._names_in = cache(_Names)

    def of(self, node: ast.AST) -> ast.AST:
        """Return the scope that a node is in: a function, a class, a lambda, or the module."""
        found = self._parents[node]
        while not isinstance(found, (*INNER_SCOPES, ast.Module)):
            found = self._parents[found]
        return found

    def is_later(self, use: ast.AST, scope: ast.AST) -> bool:
        """Return whether a use in a scope may be evaluated after what follows it: in a function or a generator."""
        inner, node = use, self._parents[use]
        while node is not scope:
            if isinstance(node, INNER_SCOPES):
                return True
            # The first iterable is evaluated where the generator is written.
            if isinstance(node, ast.GeneratorExp) and inner is not node.generators[0]:
                return True
            is_generated = isinstance(self._parents[node], ast.GeneratorExp)
            if isinstance(node, ast.comprehension) and is_generated and inner is not node.iter:
                return True
            inner, node = node, self._parents[node]
        return False

    def bindings_of(self, scope: ast.AST, name: str) -> int:
        """Return how many places in a function, or in functions within, bind or declare a name."""
        return self._names_in(scope).bindings[name]

    def loads_of(self, scope: ast.AST, name: str) -> list[ast.Name]:
        """Return where a name is read in a function, or in functions within."""
        return self._names_in(scope).loads.get(name, [])

    def loops_of(self, scope: ast.AST, name: str) -> Bindings:
        """Return the loops and comprehensions in a function, or in functions within, that bind a name."""
        names = self._names_in(scope)
        if name not in names.loops:
            loops = [loop for target, loop in names.targets if target == name]
            uses = {loop: list(_loads_in(loop, name)) for loop in loops}
            used = [use for each in uses.values() for use in each]
            is_apart = len({*used}) == len(used) and {*used} == {*self.loads_of(scope, name)}
            # After a loop that is in another one, the name has the last value of the inner one.
            statements = [loop for loop in loops if isinstance(loop, LOOPS)]
            is_apart &= not any(
                inner in ast.walk(outer) for outer in statements for inner in statements if inner is not outer
            )
            names.loops[name] = Bindings(uses, is_apart and names.bindings[name] == len(loops))
        return names.loops[name]

    def turns_of(self, function: ast.AST, name: str) -> Bindings:
        """Return the targets in one block of a function that bind a name in turn, each with the uses up to the next.

        A name that nothing reads may be bound anywhere.
        """
        names = self._names_in(function)
        if name not in names.turns:
            names.turns[name] = self._turns(names, name)
        return names.turns[name]

    def _turns(self, names: _Names, name: str) -> Bindings:
        bound = names.assigned.get(name, [])
        uses: dict[ast.AST, list[ast.Name]] = {statement.targets[0]: [] for statement in bound}
        loads = names.loads.get(name, [])
        if not loads:
            return Bindings(uses, name not in names.unclear)
        block = self.block_of(bound[0]) if bound else []
        at: dict[ast.AST, int] = {statement: number for number, statement in enumerate(block)}
        if len(bound) != names.bindings[name] or not all(statement in at for statement in bound):
            return Bindings(uses, is_sure=False)
        targets, starts = list(uses), [at[statement] for statement in bound]
        for use in loads:
            # What binds the name reads the value before.
            last = bisect_left(starts, at.get(self._ancestor_in(at, use), 0)) - 1
            if last < 0:
                return Bindings(uses, is_sure=False)
            uses[targets[last]].append(use)
        return Bindings(uses, is_sure=True)

    def block_of(self, statement: ast.stmt) -> list[ast.stmt]:
        """Return the statements, one of them a given one, that are run one after the other."""
        fields = ast.iter_fields(self._parents[statement])
        return next(block for _, block in fields if isinstance(block, list) and statement in block)

    def _ancestor_in(self, statements: Container[ast.AST], node: ast.AST) -> ast.AST:
        """Return the one of some statements that a node is in; the module if it is in none."""
        while node not in statements and node is not self._tree:
            node = self._parents[node]
        return node

    def is_replaced(self, client: str) -> bool:
        """Return whether a client, given as a name or as an attribute, is bound again by any function of the module."""
        holder, _, attribute = client.rpartition(".")
        if holder:
            return self._stored[attribute] > 1
        return client in self._names_in(self._tree).unclear

    def is_same_later(self, client: str, made: ast.stmt, scope: ast.AST) -> bool:
        """Return whether what a statement of a scope makes from a client is always used with that client.

        Not where the client is bound again: in another round of a loop, if the statement is not run in each of them.
        """
        name, _, attributes = client.partition(".")
        if self.bindings_of(scope, name) > 1 or any(self._stored[each] > 1 for each in attributes.split(".")):
            return False
        if name in self._names_in(self._tree).unclear:
            return False  # another function binds it: `global client`
        bound = next((each for each in ast.walk(scope) if _is_stored(each, name)), None)
        if bound is None:
            return True
        node: ast.AST = bound
        while not isinstance(node, ast.stmt):
            node = self._parents[node]
            if isinstance(node, COMPREHENSIONS):
                return False  # it has a client of its own with that name
        if self._parents[made] in (node, self._parents[node]):
            return True
        while node is not scope:
            if isinstance(node, (*LOOPS, ast.While)):
                return False
            node = self._parents[node]
        return True

    @property
    def stored(self) -> frozenset[str]:
        """Every attribute that the module binds, of any object."""
        return frozenset(self._stored)

    @cached_property
    def _stored(self) -> Counter[str]:
        """How often the module binds each attribute, of any object."""
        return Counter(
            node.attr
            for node in ast.walk(self._tree)
            if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load)
        )

    @cached_property
    def bound(self) -> frozenset[str]:
        """Every name that the module binds, in any scope."""
        return frozenset(self._names_in(self._tree).bindings)

    def assigned_to(self, name: str) -> list[ast.expr]:
        """Return what the module assigns to a name alone, in any scope."""
        return [statement.value for statement in self._names_in(self._tree).assigned.get(name, ())]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that the module uses or binds, in any scope."""
        return frozenset(name for node in ast.walk(self._tree) for name in _names(node))


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name) | ast.arg(arg=name):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.alias():
            yield (node.asname or node.name).partition(".")[0]
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield name
        case ast.MatchMapping(rest=str(name)):
            yield name
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            yield from names
        case _ if type(node).__name__ in _TYPE_PARAMETERS:
            yield node.name  # type: ignore[attr-defined]


def _is_stored(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)


def _loops_in(scope: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield each name that is the target of a loop or comprehension in a function, once in it, with the loop."""
    for node in ast.walk(scope):
        targets = [each.target for each in getattr(node, "generators", ())]
        if isinstance(node, LOOPS):
            targets = [node.target]
        names = Counter(target.id for target in targets if isinstance(target, ast.Name))
        yield from ((name, node) for name, count in names.items() if count == 1)


def _loads_in(loop: ast.AST, name: str) -> Iterator[ast.Name]:
    """Yield where a name that a loop or comprehension binds is read with a value of the loop."""
    if isinstance(loop, LOOPS):
        for statement in loop.body:
            yield from _loads(statement, name)
        return
    outside = set(_loads(loop.generators[0].iter, name))  # type: ignore[attr-defined]
    yield from (use for use in _loads(loop, name) if use not in outside)


def _loads(node: ast.AST, name: str) -> Iterator[ast.Name]:
    return (
        each
        for each in ast.walk(node)
        if isinstance(each, ast.Name) and each.id == name and isinstance(each.ctx, ast.Load)
    )
