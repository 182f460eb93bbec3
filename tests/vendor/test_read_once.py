"""A spec is read once: what is verified, parsed, recorded and reported are the same bytes."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from shapesmith import pipeline
from shapesmith.options import Options
from shapesmith.runs import Plan, compare_all, generate_all
from shapesmith.specs import found as found_module
from shapesmith.specs.archive import Archive
from shapesmith.specs.find import find, find_all

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    """Return a copy of the vendored sqs, with its lock."""
    folder = tmp_path / "shapes"
    shutil.copytree(REPOSITORY / "shapes" / "sqs", folder / "sqs")
    lock = (REPOSITORY / "shapes" / "shapes.lock").read_text(encoding="utf-8")
    (folder / "shapes.lock").write_text(lock[lock.index("[sqs]") :], encoding="utf-8")
    return folder


def plan(shapes: Path, out: Path) -> Plan:
    """Return the plan to generate all of `shapes`."""
    return Plan(find_all([], "shapes", shapes), out, Options(), jobs=1, complete=True)


def test_generate_opens_no_file_of_a_spec(shapes: Path) -> None:
    spec = find("sqs", "shapes", shapes).read()
    expected = pipeline.generate(spec, Options())
    shutil.rmtree(shapes)
    assert pipeline.generate(spec, Options()) == expected


def test_a_run_reads_each_file_of_a_spec_once(shapes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: Counter[str] = Counter()
    read_content = found_module.read_content

    def counted(path: str, archive: Archive | None) -> bytes:
        reads[Path(path).name] += 1
        return read_content(path, archive)

    monkeypatch.setattr(found_module, "read_content", counted)
    generate_all(plan(shapes, tmp_path / "out"), lambda _: None)
    assert reads == {"service-2.json": 1, "paginators-1.json": 1, "examples-1.json": 1, "rules.toml": 1}


def test_a_spec_that_is_saved_during_a_run_is_not_taken_for_what_was_generated(
    shapes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (model,) = shapes.glob("sqs/*/service-2.json")
    before = model.read_bytes()
    after = json.dumps(json.loads(before) | {"documentation": "<p>Saved while it was read.</p>"}).encode()
    run = pipeline.generate

    def saved_meanwhile(*arguments: object) -> object:
        model.write_bytes(after)
        return run(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "generate", saved_meanwhile)
    path = Plan([find(None, model.parent, shapes)], tmp_path / "out", Options(), jobs=1, complete=False)
    generate_all(path, lambda _: None)
    manifest = json.loads((tmp_path / "out" / "aws_shapes" / "sqs" / "manifest.json").read_bytes())
    assert manifest["spec"]["service-2.json"] == sha256(before).hexdigest()
    changes, _ = compare_all(path, lambda _: None)
    assert "aws_shapes/sqs/__init__.py" in [change.path for change in changes]


def test_a_spec_in_memory_is_read_as_one_that_is_found(shapes: Path) -> None:
    found = find("sqs", "shapes", shapes)
    held = found_module.Held(found.read())
    assert (held.service, held.size, held.warnings) == ("sqs", found.size, [])
    assert held.read() == found.read()
