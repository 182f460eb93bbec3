"""The examples of a spec are valid requests, but for those that contradict their own model, which are listed.

Run with --update-golden to write the list anew, and read the diff before committing it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PackageOf, PackagesOf
from tests.corpus.models import BOTOCORE, VENDORED, Model, model_of, published, sampled, vendored
from tests.corpus.package import imported_from

LISTED = Path(__file__).parent / "examples_contradicting_their_model.txt"
HEADER = """\
# Examples of botocore's examples-1.json that contradict the model beside them, one line for each contradiction:
# service and version | operation | id of the example | path | what the model says. No pattern is among them: one that
# rejects an example of its spec is advice.
"""

# In the default run: the vendored services, some of those that are listed, one with many examples.
FEW = frozenset({*VENDORED, "cloud9", "lambda", "pricing", "kms", "polly", "iam"})


def has_examples(model: Model) -> bool:
    folder = model.root / model.service / model.api_version
    return any((folder / f"examples-1.json{suffix}").exists() for suffix in ("", ".gz"))


MODELS = tuple(
    vendored(model.service) if model.service in VENDORED and str(model) == str(vendored(model.service)) else model
    for model in published()
    if has_examples(model)
)


def contradictions(model: Model, packages: Path) -> list[str]:
    """Return a line for each error in the inputs of a model's examples."""
    operations = model.document("service-2")["operations"]
    lines = []
    with imported_from(packages, model.service) as package:
        for operation, examples in model.document("examples-1").get("examples", {}).items():
            shape = operations[operation].get("input", {}).get("shape")
            for example in examples if shape else ():
                lines += [
                    f"{model} | {operation} | {example['id']} | {violation.path} | {violation.message.partition(' ')[2]}"
                    for violation in package.validate(shape, example.get("input", {}))
                    if violation.severity == "error"
                ]
    return lines


def listed() -> list[str]:
    lines = LISTED.read_text(encoding="utf-8").splitlines() if LISTED.exists() else []
    return [line for line in lines if not line.startswith("#")]


def of_model(lines: list[str], model: Model) -> list[str]:
    return [line for line in lines if line.startswith(f"{model} | ")]


@pytest.mark.parametrize("model", sampled(MODELS, FEW))
def test_every_example_is_valid_or_listed(
    model: Model, packages_of: PackagesOf, package_of: PackageOf, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    is_shared = model == model_of(model.service)
    packages = packages_of([model.service]) if is_shared else package_of(model.spec, tmp_path / "generated")
    found = contradictions(model, packages)
    if request.config.getoption("--update-golden"):
        others = [line for line in listed() if line not in of_model(listed(), model)]
        LISTED.write_text(HEADER + "".join(f"{line}\n" for line in sorted([*others, *found])), encoding="utf-8")
    assert sorted(found) == of_model(listed(), model)


def test_the_list_names_models_that_are_there_and_no_pattern() -> None:
    names = {str(model) for model in MODELS}
    assert [line for line in listed() if line.partition(" | ")[0] not in names] == []
    assert [line for line in listed() if "must match" in line] == []
    assert listed() == sorted(listed())


def test_one_file_of_examples_has_no_model_beside_it() -> None:
    folders = {file.parent for file in BOTOCORE.glob("*/*/examples-1.json*")}
    alone = [folder for folder in folders if not any(folder.glob("service-2.json*"))]
    assert [folder.relative_to(BOTOCORE).as_posix() for folder in alone] == ["dynamodb/2011-12-05"]
    assert len(MODELS) == len(folders) - 1


SPEC: dict[str, Any] = {
    "metadata": {"apiVersion": "2024-01-01", "protocol": "json", "serviceId": "Sample"},
    "operations": {
        "Do": {
            "name": "Do",
            "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "DoRequest"},
            "output": {"shape": "DoResponse"},
        }
    },
    "shapes": {
        "DoRequest": {
            "type": "structure",
            "members": {
                "Code": {"shape": "Code"},
                "Codes": {"shape": "Codes"},
                "Table": {"shape": "Table"},
                "Other": {"shape": "Other"},
                "Short": {"shape": "Short"},
                "More": {"shape": "DoRequest"},
            },
        },
        "DoResponse": {"type": "structure", "members": {"Returned": {"shape": "Returned"}}},
        "Code": {"type": "string", "pattern": "[a-z]+"},
        "Codes": {"type": "list", "member": {"shape": "Item"}},
        "Item": {"type": "string", "pattern": "[a-z]+"},
        "Table": {"type": "map", "key": {"shape": "Key"}, "value": {"shape": "Value"}},
        "Key": {"type": "string", "pattern": "[a-z]+"},
        "Value": {"type": "string", "pattern": "[a-z]+"},
        "Other": {"type": "string", "pattern": "[a-z]+"},
        "Short": {"type": "string", "pattern": "[a-z]+", "max": 3},
        "Returned": {"type": "string", "pattern": "[a-z]+"},
    },
}


def advised(package_of: PackageOf, tmp_path: Path, overrides: str = "", **example: Any) -> list[str]:
    """Return the rules that are advice, of a spec with an example, for values of which no pattern allows one."""
    folder = tmp_path / "shapes/sample/2024-01-01"
    folder.mkdir(parents=True)
    (folder / "service-2.json").write_text(json.dumps(SPEC), encoding="utf-8")
    examples = {"version": "1.0", "examples": {"Do": [{"id": "one", "title": "one", **example}]}}
    (folder / "examples-1.json").write_text(json.dumps(examples), encoding="utf-8")
    (folder.parent / "overrides.toml").write_text(overrides, encoding="utf-8")
    out = package_of(Model(tmp_path / "shapes", "sample", "2024-01-01").spec, tmp_path / "generated")
    params = {"Code": "1", "Codes": ["1"], "Table": {"1": "1"}, "Other": "1", "Short": "1", "More": {"Code": "1"}}
    with imported_from(out, "sample") as package:
        found = [*package.validate("DoRequest", params), *package.validate("DoResponse", {"Returned": "1"})]
        assert len(found) == 8
        return [violation.rule for violation in found if violation.severity == "advice"]


def test_a_pattern_that_rejects_an_example_is_advice_wherever_its_shape_stands(
    package_of: PackageOf, tmp_path: Path
) -> None:
    rule = "DoRequest.Code.pattern"
    assert advised(package_of, tmp_path, input={"Code": "A"}) == [rule, rule]


def test_a_pattern_that_takes_its_examples_rejects_as_before(package_of: PackageOf, tmp_path: Path) -> None:
    example = {"Code": "a", "Codes": ["a", "b"], "Table": {"a": "b"}, "More": {"Code": "a"}}
    assert advised(package_of, tmp_path, input=example, output={"Returned": "a"}) == []


def test_examples_are_looked_through_to_the_last_item_key_and_value(package_of: PackageOf, tmp_path: Path) -> None:
    example = {"More": {"More": {"Codes": ["a", "B"], "Table": {"A": "a", "a": "A"}}}}
    rules = ["DoRequest.Codes[].pattern", "DoRequest.Table{key}.pattern", "DoRequest.Table{}.pattern"]
    assert advised(package_of, tmp_path, input=example) == rules


def test_an_output_is_an_example_too(package_of: PackageOf, tmp_path: Path) -> None:
    assert advised(package_of, tmp_path, output={"Returned": "A"}) == ["DoResponse.Returned.pattern"]


def test_a_value_that_is_not_text_or_too_long_does_not_violate_a_pattern(package_of: PackageOf, tmp_path: Path) -> None:
    example = {"Code": 1, "Codes": "ABC", "Table": ["A"], "Short": "ABCD", "More": [{"Other": "A"}], "Gone": "A"}
    assert advised(package_of, tmp_path, input=example) == []


def test_a_pattern_from_an_override_is_enforced_against_the_example(package_of: PackageOf, tmp_path: Path) -> None:
    overrides = '[[constraint]]\nconstraint = "DoRequest.Code.pattern"\naction = "correct"\nreason = "right"\npattern = "[a-z]+"\n'
    assert advised(package_of, tmp_path, overrides, input={"Code": "A"}) == []
