"""Bad input: tests/diagnostics/<case> is a folder to stand in, and expected.txt what a user sees there.

expected.txt is a transcript: a line that begins with `$` is typed, what follows is printed, `[exit 1]` the exit code.
Run with --update-golden to write what is printed now, and read the diff before committing it.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli

DIAGNOSTICS = Path(__file__).parent / "diagnostics"
CASES = sorted(path.parent.name for path in DIAGNOSTICS.glob("*/expected.txt"))


@pytest.mark.parametrize("case", CASES)
def test_what_is_printed_is_as_expected(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    expected = DIAGNOSTICS / case / "expected.txt"
    shutil.copytree(DIAGNOSTICS / case, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    transcript = [_typed(line) for line in expected.read_text(encoding="utf-8").splitlines() if line.startswith("$ ")]
    if request.config.getoption("--update-golden"):
        expected.write_text("".join(transcript), encoding="utf-8")
    assert "".join(transcript) == expected.read_text(encoding="utf-8")


def _typed(line: str) -> str:
    """Return `line`, what it prints, and its exit code; where that is not 0, nothing may have been written."""
    before = _tree()
    printed, code = run(*shlex.split(line)[2:])
    printed = printed.replace(os.getcwd(), "<here>")
    # How many modules the runtime has is no matter of a diagnostic.
    printed = re.sub(r"\b\d{2,} files changed", "<n> files changed", printed)
    assert code == 0 or _tree() == before
    return f"{line}\n{printed}[exit {code}]\n"


def run(*arguments: str) -> tuple[str, int]:
    """Return what `shapesmith` prints, and its exit code."""
    result = CliRunner().invoke(cli, arguments, prog_name="shapesmith")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output, result.exit_code


def _tree() -> dict[str, bytes | None]:
    return {str(path): path.read_bytes() if path.is_file() else None for path in Path().rglob("*")}


SPEC = {
    "metadata": {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Garden"},
    "operations": {},
    "shapes": {"Kind": {"type": "string", "enum": ["A"]}},
}


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a sound spec, in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = Path("service-2.json")
    path.write_text(json.dumps(SPEC), encoding="utf-8")
    return path


def test_a_failed_run_leaves_the_old_output_as_it_was(spec: Path) -> None:
    assert run("generate", "--from", "service-2.json", "--out", "out")[1] == 0
    before = {name: content for name, content in _tree().items() if name.startswith("out")}
    spec.write_text(json.dumps({**SPEC, "shapes": {"Kind": {"type": "string", "enum": []}}}), encoding="utf-8")
    printed, code = run("generate", "--from", "service-2.json", "--out", "out")
    assert code == 1
    assert "nothing was written" in printed
    assert {name: content for name, content in _tree().items() if name.startswith("out")} == before


def test_a_hand_edited_file_is_named_and_not_overwritten(spec: Path) -> None:
    run("generate", "--from", "service-2.json", "--out", "out")
    edited = Path("out/aws_shapes/garden/shared/kind.py")
    edited.write_text("mine\n", encoding="utf-8")
    printed, code = run("generate", "--from", "service-2.json", "--out", "out")
    assert code == 1
    assert printed == (
        "out/aws_shapes/garden/shared/kind.py: error: was edited since it was generated; move the change to "
        "overrides.toml, or run `shapesmith generate --force --from service-2.json --out out` to overwrite it "
        "[output-edited]\n"
        "1 error; nothing was written\n"
    )
    assert edited.read_text(encoding="utf-8") == "mine\n"
    assert run("generate", "--from", "service-2.json", "--out", "out", "--force")[1] == 0
    assert "class Kind" in edited.read_text(encoding="utf-8")


def test_json_nested_without_end_is_an_error(spec: Path) -> None:
    spec.write_text("[" * 1_000_000, encoding="utf-8")
    printed, code = run("generate", "--from", "service-2.json", "--out", "out")
    assert code == 1
    assert printed.startswith("service-2.json:1: error: is not JSON")
    assert printed.endswith("[json-broken]\n1 error; nothing was written\n")


def test_an_unknown_service_of_botocore_gets_near_matches(spec: Path) -> None:
    printed, code = run("generate", "conect", "--from", "botocore", "--out", "out")
    assert code == 1
    assert 'has no service "conect"; did you mean "connect"' in printed
