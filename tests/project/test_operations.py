"""Operations wanted: a service is generated as if the others did not exist, whatever is written about these."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.options import Operations, Options
from shapesmith.pipeline import analyse, generate
from shapesmith.provenance import Provenance
from shapesmith.specs.spec import Spec, SpecFile

from tests.changes.cases import side_of

REASON = 'reason = "r"\n'


def text(sentence: str) -> str:
    return f"<p>{sentence}</p>"


def structure(*members: str, **targets: str) -> dict[str, Any]:
    return {
        "type": "structure",
        "members": {name: {"shape": "Name"} for name in members}
        | {name: {"shape": target} for name, target in targets.items()},
    }


def operation(name: str, *errors: str) -> dict[str, Any]:
    return {
        "name": name,
        "http": {"method": "POST", "requestUri": "/"},
        "input": {"shape": f"{name}Request"},
        "output": {"shape": f"{name}Response"},
        "errors": [{"shape": error} for error in errors],
    }


MODEL: dict[str, Any] = {
    "metadata": {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Garden"},
    "operations": {"Dig": operation("Dig", "Stone"), "Plant": operation("Plant", "Frost")},
    "shapes": {
        "Name": {"type": "string", "max": 10},
        "DigRequest": structure("Name", Tool="Tool"),
        "DigResponse": structure("Name", Bed="Bed"),
        "PlantRequest": structure("Name", Seed="Seed", Bed="Bed"),
        "PlantResponse": structure("Name"),
        "Tool": structure("Name"),
        "Bed": structure("Name"),
        "Seed": structure("Name"),
        "Stone": structure("Message") | {"exception": True},
        "Frost": structure("Message") | {"exception": True},
        "Orphan": structure("Name"),
    },
}  # fmt: skip
PAGES = {"input_token": "Name", "output_token": "Name", "result_key": "Bed"}
WAITER = {"delay": 1, "maxAttempts": 1, "acceptors": []}
FILES: dict[str, Any] = {
    "paginators-1.json": {"pagination": {"Dig": PAGES, "Plant": PAGES}},
    "waiters-2.json": {"version": 2, "waiters": {"Dug": WAITER | {"operation": "Dig"}, "Grown": WAITER | {"operation": "Plant"}}},
    "examples-1.json": {"version": "1.0", "examples": {"Dig": [{"input": {"Name": "a"}}], "Plant": [{"input": {"Name": "b"}}]}},
}  # fmt: skip


def spec(model: dict[str, Any] = MODEL, **texts: str) -> Spec:
    """Return a spec with a model, its companions, and further files by name (`overrides` is overrides.toml)."""
    files = {"service-2.json": json.dumps(model)} | {name: json.dumps(content) for name, content in FILES.items()}
    files |= {f"{name}.yard" if name == "Seed" else f"{name}.toml": content for name, content in texts.items()}
    return Spec(
        "garden",
        "2024-01-01",
        "path",
        "botocore 1.0.0",
        {name: SpecFile.of(name, content.encode()) for name, content in files.items()},
    )


def wanting(*names: str) -> Options:
    return Options(operations={"garden": Operations(names, Provenance("pyproject.toml", "/operations/garden"))})


def test_only_what_the_operations_reach_is_left() -> None:
    service = analyse(spec(), wanting("Dig")).service
    assert [each.name for each in service.operations] == ["Dig"]
    assert list(service.shapes) == ["Name", "DigRequest", "DigResponse", "Tool", "Bed", "Stone"]
    assert [each.operation for each in service.paginators] == ["Dig"]
    assert [each.name for each in service.waiters] == ["Dug"]
    assert [each.operation for each in service.examples] == ["Dig"]


def test_of_a_service_that_is_not_named_all_is_left() -> None:
    assert (
        analyse(spec(), Options(operations={"barn": Operations(("Feed",), Provenance("x"))})).service
        == analyse(spec()).service
    )


def test_the_package_is_that_of_a_spec_without_the_others() -> None:
    without = {"Plant", "PlantRequest", "PlantResponse", "Seed", "Frost", "Orphan"}
    small = MODEL | {
        kind: {name: each for name, each in MODEL[kind].items() if name not in without}
        for kind in ("operations", "shapes")
    }
    companions = {
        "paginators-1.json": {"pagination": {"Dig": PAGES}},
        "waiters-2.json": {"version": 2, "waiters": {"Dug": WAITER | {"operation": "Dig"}}},
        "examples-1.json": {"version": "1.0", "examples": {"Dig": [{"input": {"Name": "a"}}]}},
    }
    fewer = spec(small)
    fewer.files.update({name: SpecFile.of(name, json.dumps(content).encode()) for name, content in companions.items()})
    assert generate(spec(), wanting("Dig")).files == generate(fewer, Options()).files


def test_the_order_in_which_operations_are_wanted_changes_nothing() -> None:
    assert generate(spec(), wanting("Plant", "Dig")).files == generate(spec(), wanting("Dig", "Plant")).files


def test_a_shape_that_one_wanted_operation_uses_is_in_its_module() -> None:
    assert "shared/bed.py" in generate(spec(), Options()).files
    assert "class Bed" in generate(spec(), wanting("Dig")).files["operations/dig.py"]


def test_an_operation_that_does_not_exist_is_an_error_with_the_near_one() -> None:
    with pytest.raises(SpecError) as failure:
        generate(spec(), wanting("Dig", "Plnt"))
    assert [str(each) for each in failure.value.diagnostics] == [
        'pyproject.toml#/operations/garden/1: error: garden has no operation "Plnt"; did you mean "Plant"? '
        "[operation-unknown]"
    ]


def test_an_operation_that_a_side_of_a_comparison_lacks_is_a_warning() -> None:
    side = side_of(spec(), wanting("Dig", "Plnt"))
    assert [str(each) for each in side.analysis.diagnostics if each.code == "operation-unknown"] == [
        'pyproject.toml#/operations/garden/1: warning: garden has no operation "Plnt"; did you mean "Plant"? '
        "[operation-unknown]"
    ]


def test_overrides_of_shapes_that_are_left_out_are_left_out() -> None:
    entries = "".join(
        f'[[constraint]]\nconstraint = "{name}.Name.length"\naction = "correct"\nmax = 20\n{REASON}'
        for name in ("DigRequest", "PlantRequest", "Seed")
    )
    analysis = analyse(spec(overrides=entries), wanting("Dig"))
    assert analysis.diagnostics == []
    assert analysis.constraints.structures["DigRequest"].members["Name"].constraint("length").maximum == 20
    with pytest.raises(SpecError, match=r"DigRequest\.Nam\.length must name a constraint"):
        analyse(spec(overrides=entries.replace("DigRequest.Name", "DigRequest.Nam")), wanting("Dig"))


SENTENCE = "Name must be one of A, B."
RULED = {
    **MODEL,
    "shapes": MODEL["shapes"] | {
        name: structure("Name") | {"documentation": text(SENTENCE)} | {"members": {**MODEL["shapes"][name]["members"], "Note": {"shape": "Name", "documentation": text("Sing it.")}}}
        for name in ("DigRequest", "PlantRequest", "Bed")
    },
}  # fmt: skip


def verdict(at: str, sentence: str = "Sing it.", more: str = "") -> str:
    return f'[[rule]]\nat = "{at}"\nsentence = "{sentence}"\nkind = "values"\nmust = {{ place = "Note", one_of = ["A"] }}\n{more}'


@pytest.mark.parametrize("at", ["PlantRequest.Note", "Bed.Note"])
def test_verdicts_on_what_is_no_longer_sent_are_left_out(at: str) -> None:
    rules = 'spec = "botocore 1.0.0"\n' + verdict(at) + verdict("DigRequest.Note") + verdict(at, "Hum it.")
    analysis = analyse(spec(RULED, rules=rules), wanting("Dig"))
    assert analysis.diagnostics == []
    assert [rule.shape for rule in analysis.rules.rules if rule.origin == "verdict"] == ["DigRequest"]
    assert analysis.rules.outdated == ()


def test_a_verdict_on_several_texts_is_put_to_those_that_are_left() -> None:
    rules = 'spec = "botocore 1.0.0"\n' + verdict("DigRequest.Note").replace(
        '"DigRequest.Note"', '["DigRequest.Note", "PlantRequest.Note"]'
    )
    analysis = analyse(spec(RULED, rules=rules), wanting("Dig"))
    assert (analysis.diagnostics, len([each for each in analysis.rules.rules if each.origin == "verdict"])) == ([], 1)


def test_a_verdict_about_a_structure_that_is_left_out_settles_its_sentence() -> None:
    rules = 'spec = "botocore 1.0.0"\n' + verdict("DigRequest.Note", more='of = "PlantRequest"\n')
    analysis = analyse(spec(RULED, rules=rules), wanting("Dig"))
    assert (analysis.diagnostics, [each for each in analysis.rules.rules if each.origin == "verdict"]) == ([], [])
    assert ("DigRequest", "Sing it.") in {(shape, sentence) for shape, _, sentence in analysis.rules.judged}


def test_a_verdict_on_a_sentence_that_stands_anywhere_may_be_about_what_is_left_out() -> None:
    rules = 'spec = "botocore 1.0.0"\n' + verdict("*", "Hum it.")
    with pytest.raises(SpecError, match="it is in none"):
        analyse(spec(RULED, rules=rules))
    assert analyse(spec(RULED, rules=rules), wanting("Dig")).diagnostics == []


def test_a_verdict_that_does_not_fit_what_is_left_is_an_error_still() -> None:
    rules = 'spec = "botocore 1.0.0"\n' + verdict("DigRequest.Note", "Hum it.")
    with pytest.raises(SpecError, match=r"the sentence must be in the documentation of DigRequest\.Note"):
        analyse(spec(RULED, rules=rules), wanting("Dig"))


def test_overrides_of_rules_that_are_left_out_are_left_out() -> None:
    rules = 'spec = "botocore 1.0.0"\n' + verdict("DigRequest.Note") + verdict("PlantRequest.Note")
    ids = {rule.shape: rule.id for rule in analyse(spec(RULED, rules=rules)).rules.rules if rule.origin == "verdict"}
    entries = "".join(f'[[rule]]\nrule = "{each}"\naction = "off"\n{REASON}' for each in ids.values())
    analysis = analyse(spec(RULED, rules=rules, overrides=entries), wanting("Dig"))
    assert analysis.diagnostics == []
    assert "DigRequest" not in analysis.rules_of


YARD = """\
class Aws::Garden::Types::Seed
@!attribute [rw] name
How it is called.
@return [Integer]
"""


def test_other_documentation_of_shapes_that_are_left_out_is_left_out() -> None:
    assert "documentation-type" in {each.code for each in analyse(spec(Seed=YARD)).diagnostics}
    assert analyse(spec(Seed=YARD), wanting("Dig")).diagnostics == []


def test_ec2_with_twelve_operations_is_small(tmp_path: Path) -> None:
    from shapesmith.specs.find import find

    twelve = (
        "RunInstances", "DescribeInstances", "StartInstances", "StopInstances", "TerminateInstances", "RebootInstances",
        "CreateTags", "DeleteTags", "DescribeImages", "DescribeVolumes", "CreateVolume", "DeleteVolume",
    )  # fmt: skip
    options = Options(operations={"ec2": Operations(twelve, Provenance("pyproject.toml"))})
    files = generate(find("ec2", "botocore", tmp_path).read(), options).files
    assert len(files) <= 150
    assert sum(text.count("\n") for text in files.values()) <= 20_000
