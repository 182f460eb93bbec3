"""The mutants themselves: each is one change, and no change that a test could not see."""

from __future__ import annotations

import ast
import re
from itertools import chain
from pathlib import Path

import pytest

from tests.mutation.exceptions import exceptions, judged
from tests.mutation.mutant import Mutant
from tests.mutation.operators import mutants_of
from tests.mutation.regexes import mutated
from tests.mutation.rooms import FAR, LATER, NEAR, NO_JUDGES, PACKAGE, QUICK, REPOSITORY, rooms


def changes(source: str) -> set[str]:
    """Return the mutants of a module of one line."""
    return {mutant.mutated for mutant in mutants_of("module.py", source)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < b", {"x = a <= b", "x = a >= b"}),
        ("x = a is not b", {"x = a is b"}),
        ("x = a and b", {"x = a or b", "x = (a)", "x = (b)"}),
        ("x = not a", {"x = (a)"}),
        ("x = any(a)", {"x = all(a)"}),
        ("x = min(a, b)", {"x = max(a, b)"}),
        ("x = contextlib.suppress(A, B)", set()),
        ("x = f(a, b)", {"x = f(b, a)"}),
        ("x = f(a, key=b)", {"x = f(a)"}),
        ("x = 2", {"x = (3)", "x = (1)"}),
        ("x = True", {"x = False"}),
        ("x = 'a'", {'x = ""'}),
        ("x = ''", {'x = "mutated"'}),
        ("x = f'{a}'", {'x = ""'}),
        ("x = a[b:c]", {"x = a[:c]", "x = a[b:]"}),
        ("x = a + b", {"x = (a - b)"}),
        ("x = a if b else c", {"x = a if (not b) else c", "x = a if True else c", "x = a if False else c"}),
        ("x = a.startswith(b)", {"x = a.endswith(b)"}),
        ("x = a.strip()", {"x = a.rstrip()"}),
        ("x = not a.strip()", {"x = (a.strip())"}),
        (
            "x = a if b.strip() else c",
            {"x = a if (not b.strip()) else c", "x = a if True else c", "x = a if False else c"},
        ),
        ("x = sorted(a, key=b)", {"x = list(a)", "x = sorted(a)"}),
        (
            "try:\n    pass\nexcept (A, B):\n    pass",
            {"try:\n    pass\nexcept ((A,)):\n    pass", "try:\n    pass\nexcept ((B,)):\n    pass"},
        ),
        ("x = {a, b}", {"x = {a}", "x = {b}"}),
        ("x = isinstance(a, B | C)", {"x = isinstance(a, B)", "x = isinstance(a, C)", "x = isinstance(B | C, a)"}),
        ("x = Form(matches=('a', 'b'), differs=('c',))", {"x = Form(differs=('c',))", "x = Form(matches=('a', 'b'))"}),
        ("f(a)", {"pass"}),
        ("x += a", {"pass", "x -= a", "x = a"}),
        ("def f():\n    return a", {"def f():\n    return None"}),
        ("for a in b:\n    break", {"for a in b:\n    continue"}),
    ],
)
def test_each_kind_of_change(source: str, expected: set[str]) -> None:
    assert changes(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "import a",
        "def f(a: 'b') -> 'c': pass",
        "x: TypeAlias = 'a'",
        "__slots__ = ('a', 'b')",
        "assert a == 1",
        "class A:\n    def __repr__(self):\n        return 'a'",
        "if TYPE_CHECKING:\n    x = 1",
        "TYPE_CHECKING = False",
        "TYPE_CHECKING: bool = False",
        "x = A | B",
        "@cache(maxsize=1)\ndef f(): pass",
        "class A(Struct, kw_only=True, gc=False): pass",
    ],
)
def test_what_no_test_can_detect_is_not_mutated(source: str) -> None:
    assert changes(source) == set()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("a+", {"a*"}),
        ("a*?", {"a+?"}),
        ("a?", {"a"}),
        ("^a$", {"a$", "^a"}),
        (r"\ba\Z", {r"a\Z", r"\ba"}),
        ("(?=a)b", {"(?!a)b"}),
        ("(?<!a)b", {"(?<=a)b"}),
        ("a|b|c", {"a|b", "a|c"}),
        ("(?:a|b(c|d))e", {"(?:a)e", "(?:a|b(c))e"}),
        ("[ab]", {"[^ab]", "[a]", "[b]"}),
        ("[^a-z]", {"[a-z]"}),
        (r"\[|\|", {r"\["}),
    ],
)
def test_each_kind_of_change_of_a_regular_expression(pattern: str, expected: set[str]) -> None:
    assert set(mutated(pattern)) == expected
    assert all(re.compile(other) for other in expected)


def test_a_mutant_is_shown_as_a_diff_and_by_its_line() -> None:
    source = "a = 1\nif a:\n    b(1)\n"
    mutant = next(each for each in mutants_of("m.py", source) if each.text == "pass")
    assert mutant.diff == "--- m.py\n+++ statement removed\n@@ -2,2 +2,2 @@\n if a:\n-    b(1)\n+    pass"
    assert mutant.changed_line == ("b(1)", "pass")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py"))[::7], ids=lambda path: path.stem)
def test_every_mutant_of_a_module_is_another_module(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    before = ast.parse(source).body
    for mutant in mutants_of("module.py", source)[::5]:
        after = ast.parse(mutant.mutated).body
        # Statements that end above the change are the same text: to dump them takes most of the time.
        above = sum((statement.end_lineno or 0) < mutant.line for statement in before)
        pairs = zip(before[above:], after[above:], strict=False)
        assert len(before) != len(after) or any(ast.dump(old) != ast.dump(new) for old, new in pairs), mutant.diff


def test_every_module_is_in_a_room() -> None:
    assert sorted(path for room in rooms() for path in room.modules) == sorted(PACKAGE.rglob("*.py"))


def test_every_exception_is_of_a_line_that_there_is_and_has_a_reason() -> None:
    for each in exceptions():
        lines = [line.strip() for line in (PACKAGE / each.path).read_text(encoding="utf-8").splitlines()]
        assert each.line in lines, f"{each.path}: {each.line}"
        assert each.reason.endswith(".")


def test_every_exception_leaves_a_mutant_out() -> None:
    for path in {each.path for each in exceptions()}:
        module = PACKAGE / path
        mutants = mutants_of(module.relative_to(REPOSITORY).as_posix(), module.read_text(encoding="utf-8"))
        judgeable: set[Mutant] = set(judged(mutants))
        left_out = {mutant.changed_line for mutant in mutants if mutant not in judgeable}
        for each in exceptions():
            if each.path == path:
                assert any(before == each.line and each.mutant in (None, after) for before, after in left_out), each


def test_every_room_with_more_than_its_init_has_near_tests() -> None:
    named = {room.name for room in rooms() if any(path.stem != "__init__" for path in room.modules)}
    assert named == set(NEAR)
    assert set(QUICK) <= set(NEAR)


@pytest.mark.parametrize("test", sorted({*FAR, *LATER, *NO_JUDGES, *chain(*QUICK.values(), *NEAR.values())}))
def test_every_test_that_is_named_exists(test: str) -> None:
    path, *names = test.split("::")
    assert (REPOSITORY / path).exists()
    source = (REPOSITORY / path).read_text(encoding="utf-8") if names else ""
    for name in names:
        assert f"def {name}(" in source or f"class {name}" in source


def test_near_tests_that_take_seconds_are_asked_only_after_the_others() -> None:
    room = next(room for room in rooms() if room.name == "sources")
    slow = "tests/sources/test_companions.py"
    (near,) = room.stages(near_only=True)
    assert near[:3] == NEAR["sources"]
    assert f"--deselect={slow}" in near
    assert not any("tests/regex" in each for each in near)
    assert room.stages(near_only=False)[0] == near
    far = room.stages(near_only=False)[-1]
    assert slow in far
    assert "tests/sources" not in far
    assert "tests/runtime" in far


def test_quick_tests_are_asked_first_without_those_that_take_seconds() -> None:
    room = next(room for room in rooms() if room.name == "targets/dataclasses")
    slow = "tests/test_golden.py::test_output_type_checks_under_mypy_strict"
    quick, near, far = room.stages(near_only=False)
    assert quick[: len(QUICK[room.name])] == QUICK[room.name]
    assert near[: len(NEAR[room.name])] == NEAR[room.name]
    assert all(f"--deselect={slow}" in tests for tests in (quick, near))
    assert slow in far
