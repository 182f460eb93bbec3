"""One analysis for a spec: its contents, and that it is made only once."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner
from shapesmith import pipeline
from shapesmith.analysis import analysis
from shapesmith.cli.main import cli
from shapesmith.options import Options
from shapesmith.specs.find import find
from shapesmith.targets.dataclasses import package

from tests.architecture.modules import modules
from tests.corpus.models import SHAPES
from tests.ir.dumps import load

# What is made of a service once, and the one module that makes it.
MADE_BY = {
    "derive_constraints": "shapesmith.analysis.analysis",
    "find_usage": "shapesmith.analysis.analysis",
    "enum_meanings": "shapesmith.analysis.analysis",
    "merge_documentation": "shapesmith.pipeline",
    "translate": "shapesmith.analysis.patterns",
    "analyse_model": "shapesmith.pipeline",
    "analyse_service": "shapesmith.pipeline",
    "read_source": "shapesmith.pipeline",
}

# Modules that make one for a question of their own.
ASIDE = {
    # A diff puts the overrides of one spec to the other.
    "shapesmith.review.changes.change_rules.rules_of_documentation",
    # A witness is a text that the pattern of one of two specs matches.
    "shapesmith.review.changes.witnesses.samples",
    # What the operations that are wanted reach is found before there is a service to analyse.
    "shapesmith.analysis.scope",
}


@pytest.mark.parametrize("function", MADE_BY)
def test_one_module_alone_makes_it(function: str) -> None:
    callers = {
        module.name
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
        # Rules have patterns of their own, from the documentation; the reader of YARD a function of the same name.
        if module.room not in ("regex", "rules") and module.name != "shapesmith.sources.yard.reader"
    }
    assert callers - ASIDE == {MADE_BY[function]}


def test_it_is_made_once_in_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(module: ModuleType, name: str) -> Any:
        original = getattr(module, name)
        return lambda *arguments: made.append(name) or original(*arguments)

    steps = {"read_source": pipeline, "decide_names": package, "place_shapes": package}
    steps |= dict.fromkeys(("analyse_model", "analyse_service"), analysis)
    for name, module in steps.items():
        monkeypatch.setattr(module, name, counted(module, name))
    pipeline.generate(find("sqs", "shapes", SHAPES).read(), Options())
    assert sorted(made) == sorted(steps)


def test_texts_of_other_documentation_are_in_the_service_and_its_sources_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "bakery" / "2020-01-01"
    folder.mkdir(parents=True)
    model = {
        "metadata": {"protocol": "json"},
        "operations": {},
        "shapes": {"Loaf": {"type": "structure", "members": {"Name": {"shape": "Name"}}}, "Name": {"type": "string"}},
    }
    (folder / "service-2.json").write_text(json.dumps(model), encoding="utf-8")
    (folder / "loaf.yard").write_text("class A::Loaf\n\nBread.\n@!attribute [rw] name\n\nIts name.\n", encoding="utf-8")
    made = pipeline.analyse(find("bakery", folder, SHAPES).read())
    loaf = made.service.structure("Loaf")
    docs = [loaf.documentation, loaf.members[0].documentation]
    places = [doc.provenance for doc in docs if doc is not None]
    assert [(Path(place.file).name, place.pointer) for place in places] == [("loaf.yard", ":3"), ("loaf.yard", ":6")]
    assert [Path(source.path).name for source in made.documentation] == ["loaf.yard"]


def test_export_prints_the_rules_of_the_documentation_as_they_are_in_effect() -> None:
    done = CliRunner().invoke(cli, ["export", "sqs"])
    assert done.exit_code == 0
    rules = load(done.stdout_bytes).rules
    assert rules
    in_effect = pipeline.analyse(find("sqs", "shapes", SHAPES).read()).rules_of
    assert rules == tuple(rule for each in in_effect.values() for rule in each)


def test_export_prints_the_ir_with_its_constraints_and_load_reads_it_back() -> None:
    done = CliRunner().invoke(cli, ["export", "library", "--from", "tests/export"])
    assert done.exit_code == 0
    analysis = pipeline.analyse(find("library", Path("tests/export"), SHAPES).read())
    loaded = load(done.stdout_bytes)
    assert loaded.service == analysis.service
    assert loaded.constraints == analysis.constraints
    document = json.loads(done.stdout)
    assert document["service"]["shapes"]["Isbn"]["provenance"] == "0#/shapes/Isbn"
    copies = document["constraints"]["structures"]["LendBookRequest"]["members"]["Copies"]["constraints"][0]
    assert copies["override"]["action"] == "correct"
    assert copies["original"]["kind"] == "range"
