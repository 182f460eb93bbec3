"""Golden folders: tests/golden/<case>/spec in, tests/golden/<case>/expected out.

Every test here checks what the generator makes of the specs now; committed files are only compared with that.
Run with --update-golden to write it, and read the diff before committing it.
"""

from __future__ import annotations

import ast
import difflib
import json
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from types import ModuleType

import pytest
from shapesmith.options import PACKAGE, Options
from shapesmith.pipeline import Output, generate
from shapesmith.specs.find import find
from shapesmith.targets.dataclasses.layout import directory
from shapesmith.targets.dataclasses.verify import Verifier

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/spec"))

Outputs = dict[str, Output]
every_case = pytest.mark.parametrize("case", CASES)


def generate_case(spec: Path) -> Output:
    return generate(find(None, spec, Path("shapes")).read(), Options())


def files_below(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@every_case
def test_output_is_as_expected(case: str, golden_outputs: Outputs, request: pytest.FixtureRequest) -> None:
    output = golden_outputs[case]
    files = output.files
    expected = GOLDEN / case / "expected"
    if request.config.getoption("--update-golden"):
        shutil.rmtree(expected, ignore_errors=True)
        for path, text in files.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_text(text, encoding="utf-8")
    assert _diff(files_below(expected), files) == ""
    # What documentation alone does not say is guessed, which is said.
    assert [each.code for each in output.diagnostics] == ["wire-names-guessed"] * output.service.is_guessed
    assert directory(PACKAGE, output.service.name) == f"aws_shapes/{case}"


def test_the_readme_says_what_each_case_shows() -> None:
    cells = re.findall(r"^\| (`.*?) \|", (GOLDEN / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = [name for cell in cells for name in re.findall(r"`([\w*]+)`", cell)]
    assert [case for case in CASES if not any(fnmatch(case, name) for name in named)] == []
    assert [name for name in named if not any(fnmatch(case, name) for case in CASES)] == []


def _diff(expected: dict[str, str], files: dict[str, str]) -> str:
    lines: list[str] = []
    for path in sorted({*expected, *files}):
        before, after = expected.get(path, ""), files.get(path, "")
        lines += difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), f"expected/{path}", f"generated/{path}"
        )
    return "".join(lines)


def test_output_is_laid_out_as_black_and_ruff_lay_it_out(golden_distribution: Path) -> None:
    _run("black", "--check", "--quiet", ".", folder=golden_distribution)
    _run("ruff", "format", "--check", "--no-cache", ".", folder=golden_distribution)


def test_output_has_no_lint(golden_distribution: Path) -> None:
    _run("ruff", "check", "--no-cache", ".", folder=golden_distribution)


def test_output_type_checks_under_mypy_strict(golden_distribution: Path, tmp_path: Path) -> None:
    _run("mypy", "--strict", "--cache-dir", str(tmp_path), "--package", "aws_shapes", folder=golden_distribution)


def _run(tool: str, *arguments: str, folder: Path) -> None:
    outcome = subprocess.run([sys.executable, "-m", tool, *arguments], cwd=folder, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@every_case
def test_every_public_name_resolves(case: str, golden_outputs: Outputs, golden) -> None:
    package: ModuleType = golden(case)
    names = [name for name in dir(package) if not name.startswith("_")]
    exported = {
        name: path
        for path, text in modules_of(golden_outputs[case])
        if "/" in path
        for name in _exports(ast.parse(text))
    }
    assert exported.keys() <= set(names)
    for name, path in exported.items():
        module = f"{package.__name__}.{path.removesuffix('.py').replace('/', '.')}"
        assert getattr(package, name) is getattr(sys.modules[module], name)


def modules_of(output: Output) -> list[tuple[str, str]]:
    """Return the path and the source of each module of a package."""
    return [(path, text) for path, text in output.files.items() if path.endswith(".py")]


def _exports(tree: ast.Module) -> list[str]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__":
            return ast.literal_eval(statement.value)
    return []


# What generated code may name without binding it.
BUILTINS = {
    *("None", "True", "False", "Exception", "__name__"),
    *("bool", "bytes", "dict", "float", "int", "list", "object", "str", "tuple", "staticmethod"),
}
MODULES = {"__future__", "builtins", "dataclasses", "typing"}
# What a package may import of its own: the runtime, and its folders.
OWN = {"", "_names", "operations", "shared"}


@every_case
def test_modules_hold_what_templates_declare_and_nothing_else(case: str, golden_outputs: Outputs) -> None:
    for path, text in modules_of(golden_outputs[case]):
        Verifier().verify(path, text)
        tree = ast.parse(text)
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        own = [node for node in imports if isinstance(node, ast.ImportFrom) and node.level]
        assert {(node.module or "").partition(".")[0] for node in own} <= OWN, path
        runtime = [alias.name for node in own if node.module is None for alias in node.names]
        assert runtime in ([], ["_runtime"]), path
        foreign = [node for node in imports if node not in own]
        imported = {
            name
            for node in foreign
            for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        }
        assert imported <= MODULES, path
        assert _free_names(tree) <= BUILTINS, path


def _free_names(tree: ast.Module) -> set[str]:
    loaded, bound = set(), set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                loaded.add(name)
            case ast.Name(id=name) | ast.arg(arg=name) | ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                bound.add(name)
            case ast.alias(name=name, asname=alias):
                bound.add(alias or name.partition(".")[0])
    return loaded - bound


@every_case
def test_modules_show_all_that_is_in_them(case: str, golden_outputs: Outputs) -> None:
    """No control character, and none that reorders or hides text, is in generated source."""
    for path, text in modules_of(golden_outputs[case]):
        assert [line for line in text.split("\n") if not line.isprintable()] == [], path


def test_hostile_text_becomes_literals_only(golden_outputs: Outputs) -> None:
    """The spec says PWNED wherever it tries to leave its literal."""
    assert "PWNED" in (GOLDEN / "hostile_text/spec/service-2.json").read_text(encoding="utf-8")
    for output in golden_outputs.values():
        for _, text in modules_of(output):
            for node in ast.walk(ast.parse(text)):
                for field in ("id", "attr", "arg", "name", "module"):
                    assert str(getattr(node, field, None)).lower() not in ("pwned", "os", "abort"), ast.dump(node)


def test_hostile_text_keeps_its_meaning(golden) -> None:
    shapes = json.loads((GOLDEN / "hostile_text/spec/service-2.json").read_bytes())["shapes"]
    package = golden("hostile_text")
    assert [member.value for member in package.HostileEnum] == shapes["HostileEnum"]["enum"]
    for shape, cls in (('Hostile"Request', package.HostileRequest), ("HostileException", package.HostileException)):
        assert list(cls._schema().members) == list(shapes[shape]["members"])
    assert package.HostileException.error_code == shapes["HostileException"]["error"]["code"]


@pytest.mark.parametrize("size", [100_000, 1_000_000])
def test_long_text_is_one_literal(size: int, tmp_path: Path) -> None:
    text = ('"""\\\n' * size)[:size]
    spec = {
        "metadata": {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Long"},
        "operations": {
            "Do": {
                "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "DoRequest"},
                "deprecated": True,
                "deprecatedMessage": text,
            }
        },
        "shapes": {
            "DoRequest": {
                "type": "structure",
                "members": {"Kind": {"shape": "Kind", "documentation": f"<p>{text}</p>"}},
            },
            "Kind": {"type": "string", "enum": [text, "short"]},
        },
    }
    (tmp_path / "service-2.json").write_text(json.dumps(spec), encoding="utf-8")
    module = generate_case(tmp_path).files["operations/do.py"]
    constants = {node.value for node in ast.walk(ast.parse(module)) if isinstance(node, ast.Constant)}
    assert text in constants
    assert _free_names(ast.parse(module)) <= BUILTINS
