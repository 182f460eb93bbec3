"""`overrides.toml`: a constraint that a maintainer switches off, relaxes or corrects, from the file to the verdict."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.options import Options
from shapesmith.pipeline import Output
from shapesmith.pipeline import generate as generate_one

from tests.conftest import PackageOf
from tests.corpus.models import Model
from tests.corpus.package import imported_from
from tests.validation.conftest import SUBJECT

Written = Callable[[str], Model]


def entry(constraint: str, action: str, *lines: str) -> str:
    return "\n".join(
        [
            "[[constraint]]",
            f'constraint = "{constraint}"',
            f'action = "{action}"',
            'reason = "as the service does"',
            *lines,
            "",
        ]
    )


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Return what writes overrides beside a copy of the spec of `subject`."""

    def write(toml: str) -> Model:
        shutil.copytree(SUBJECT.root / "subject", tmp_path / "shapes/subject", dirs_exist_ok=True)
        (tmp_path / "shapes/subject/overrides.toml").write_text(toml, encoding="utf-8")
        return Model(tmp_path / "shapes", "subject", "2024-01-01")

    return write


@pytest.fixture
def overridden(
    written: Written, package_of: PackageOf, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], AbstractContextManager[ModuleType]]:
    """Return what generates and imports the package with overrides."""

    @contextmanager
    def build(toml: str) -> Iterator[ModuleType]:
        out = package_of(written(toml).spec, tmp_path_factory.mktemp("overridden") / "generated")
        with imported_from(out, "subject") as package:
            yield package

    return build


def output(model: Model) -> Output:
    return generate_one(model.spec, Options())


def module(model: Model, path: str) -> str:
    return output(model).files[path]


def messages(package: ModuleType, params: dict, request: str = "DescribeRequest") -> list[tuple[str, str, str]]:
    return [(one.path, one.rule.rpartition(".")[2], one.severity) for one in package.validate(request, params)]


def member_docs(source: str, name: str) -> str:
    """Return the docstring of a member, empty where it has none."""
    found = re.search(rf'^    {name}: [^\n]*\n(    r?""".*?""")?', source, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1] or ""


def test_without_overrides_the_spec_counts(subject) -> None:
    found = messages(subject, {"Text": "x", "Count": 11, "Code": "A", "Colour": "MAUVE", "Choice": {}, "Names": []})
    assert found == [
        ("Text", "length", "error"),
        ("Count", "range", "error"),
        ("Code", "pattern", "error"),
        ("Colour", "enum", "error"),
        ("Names", "length", "error"),
        ("Choice", "union", "error"),
    ]


def test_off_removes_the_check_and_the_words(written: Written, overridden) -> None:
    toml = entry("DescribeRequest.Text.length", "off") + entry("Choice.union", "off")
    source = module(written(toml), "operations/describe.py")
    assert '"Text": rt.String(),' in source
    assert "Constraints:" not in member_docs(source, "text")
    with overridden(toml) as package:
        assert messages(package, {"Text": "x", "Choice": {}}) == []
        assert package.validate("DescribeRequest", {"Text": "x"}, level="botocore") == []
        # The same shape elsewhere is as it was.
        assert messages(package, {"Node": {"Name": "x"}}) == [("Node.Name", "length", "error")]


def test_advice_is_reported_and_rejects_nothing(written: Written, overridden) -> None:
    toml = entry("DescribeRequest.Colour.enum", "advice") + entry("DescribeRequest.Count.range", "advice")
    source = module(written(toml), "operations/describe.py")
    assert "Constraints: usually one of `RED`, `GREEN`, `BLUE`." in member_docs(source, "colour")
    assert "10" not in member_docs(source, "count")
    with overridden(toml) as package:
        params = {"Colour": "MAUVE", "Count": 11}
        assert messages(package, params) == [("Count", "range", "advice"), ("Colour", "enum", "advice")]
        package.DescribeRequest(colour="MAUVE", count=11).validate()


def test_a_range_made_advice_is_advice_for_numbers_of_every_type(overridden) -> None:
    with overridden(entry("DescribeRequest.Ratio.range", "advice")) as package:
        for beyond in (2.0, 2, Decimal(2), type("Whole", (float,), {})(2)):
            assert messages(package, {"Ratio": beyond}) == [("Ratio", "range", "advice")]


def test_a_corrected_pattern_is_that_of_its_own_place_only(overridden) -> None:
    toml = entry("Person.Secret.pattern", "correct", "pattern = '[0-9]+'")
    with overridden(toml) as package:

        def kinds(shape: str, member: str, text: str) -> list[str]:
            found = package.validate(shape, {member: text}, partial=True)
            return [violation.rule for violation in found]

        assert kinds("SecretRequest", "Password", "a" * 9) == kinds("Person", "Secret", "1" * 9) == []
        assert kinds("SecretRequest", "Password", "1" * 9) == ["SecretRequest.Password.pattern"]
        assert kinds("Person", "Secret", "a" * 9) == ["Person.Secret.pattern"]


def test_advice_on_a_length_does_not_hide_a_broken_pattern(overridden) -> None:
    with overridden(entry("DescribeRequest.Code.length", "advice")) as package:
        found = messages(package, {"Code": "A" * 9})
        assert found == [("Code", "length", "advice"), ("Code", "pattern", "error")]
        assert messages(package, {"Code": "a" * 9}) == [("Code", "length", "advice")]


def test_a_corrected_length_is_checked_and_documented(written: Written, overridden) -> None:
    toml = entry("DescribeRequest.Text.length", "correct", "max = 10")
    source = module(written(toml), "operations/describe.py")
    assert "2 to 10 characters." in member_docs(source, "text")
    with overridden(toml) as package:
        assert messages(package, {"Text": "x" * 10}) == []
        assert [str(one) for one in package.validate("DescribeRequest", {"Text": "x" * 11})] == [
            'DescribeRequest.Text must have 2 to 10 characters (got 11: "xxxxxxxxxxx")'
        ]


def test_a_corrected_range_is_checked_of_every_kind_of_number(overridden) -> None:
    toml = entry("DescribeRequest.Count.range", "correct", "min = 0", "max = 20")
    with overridden(toml) as package:
        assert messages(package, {"Count": 0}) == messages(package, {"Count": 20}) == []
        assert messages(package, {"Count": 21}) == [("Count", "range", "error")]
        assert messages(package, {"Count": type("Whole", (int,), {})(21)}) == [("Count", "range", "error")]


def test_a_corrected_pattern_is_translated_anew_and_documented(written: Written, overridden) -> None:
    toml = entry("DescribeRequest.Code.pattern", "correct", r"pattern = '\p{Lu}+'")
    assert r"matches `\p{Lu}+`" in member_docs(module(written(toml), "operations/describe.py"), "code")
    with overridden(toml) as package:
        assert messages(package, {"Code": "ÀÉ"}) == []
        assert messages(package, {"Code": "abc"}) == [("Code", "pattern", "error")]
        # Items of a list have the pattern of the spec still.
        assert messages(package, {"Codes": ["abc", "ÀÉ"]}) == [("Codes[1]", "pattern", "error")]


def test_corrected_values_replace_those_of_the_enum(written: Written, overridden) -> None:
    toml = entry("DescribeRequest.Colour.enum", "correct", 'values = ["RED", "MAUVE"]')
    assert "one of `RED`, `MAUVE`" in member_docs(module(written(toml), "operations/describe.py"), "colour")
    with overridden(toml) as package:
        assert messages(package, {"Colour": "MAUVE"}) == []
        assert [str(one) for one in package.validate("DescribeRequest", {"Colour": "BLUE"})] == [
            'DescribeRequest.Colour must be one of "RED", "MAUVE" (got "BLUE")'
        ]
        assert messages(package, {"Colours": ["BLUE", "MAUVE"]}) == [("Colours[1]", "enum", "error")]


def test_many_corrected_values_are_looked_up_as_they_stand(overridden) -> None:
    values = [f"P{number}" for number in range(30)]
    with overridden(entry("DescribeRequest.Planet.enum", "correct", f"values = {values}")) as package:
        assert messages(package, {"Planet": "P29"}) == []
        assert messages(package, {"Planet": "EARTH"}) == [("Planet", "enum", "error")]


def test_a_correction_adds_what_the_spec_does_not_have(overridden) -> None:
    toml = (
        entry("DescribeRequest.Free.length", "correct", "max = 3")
        + entry("DescribeRequest.Free.pattern", "correct", "pattern = '[a-z]*'")
        + entry("DescribeRequest.Free.enum", "correct", 'values = ["a", "b", "Abcd"]')
        + entry("DescribeRequest.Big.range", "correct", "min = 1")
        + entry("DescribeRequest.Codes.length", "correct", "max = 1")
        + entry("DescribeRequest.ByColour.length", "correct", "min = 1")
    )
    with overridden(toml) as package:
        assert messages(package, {"Free": "a", "Big": 1, "Codes": ["a"], "ByColour": {"RED": 1}}) == []
        found = messages(package, {"Free": "Abcd", "Big": 0, "Codes": ["a", "b"], "ByColour": {}})
        assert found == [
            (name, kind, "error")
            for name, kind in (("Big", "range"), ("Codes", "length"), ("ByColour", "length"), ("Free", "length"))
        ]
        assert messages(package, {"Free": "A"}) == [("Free", "pattern", "error"), ("Free", "enum", "error")]


def test_required_members_items_keys_and_values_can_be_overridden(overridden) -> None:
    toml = (
        entry("Node.Name.required", "off")
        + entry("CreateRequest.Kind.required", "advice")
        + entry("DescribeRequest.Table{key}.length", "off")
        + entry("DescribeRequest.Codes[].pattern", "advice")
        + entry("DescribeRequest.Sparse[].length", "correct", "max = 6")
        + entry("DescribeRequest.ByColour{}.range", "off")
    )
    with overridden(toml) as package:
        params = {
            "Table": {"x": ""},
            "Codes": ["A"],
            "Sparse": ["sixsix", "x"],
            "ByColour": {"RED": 99},
            "Node": {"Name": "ab", "Next": {}},
        }
        assert messages(package, params) == [("Codes[0]", "pattern", "advice"), ("Sparse[1]", "length", "error")]
        found = messages(package, {"Parts": ["p"], "Detail": {}, "oops": 1}, "CreateRequest")
        assert found == [("Kind", "required", "advice"), ("oops", "unknown", "error")]


def test_a_member_that_an_override_frees_need_not_be_given(overridden) -> None:
    with overridden(entry("Node.Name.required", "off")) as package:
        assert package.Node().name is None


def test_a_pattern_without_its_length_is_matched_safely(written: Written) -> None:
    """Which engine may match a pattern depends on how long a text can be: no bound of the spec counts that was removed."""
    spec = SUBJECT.root / "subject/2024-01-01/service-2.json"
    assert '"(a|aa)+b"' not in spec.read_text(encoding="utf-8")
    risky = entry("DescribeRequest.Code.pattern", "correct", "pattern = '(a|aa)+b'")
    bounded = module(written(risky), "operations/describe.py")
    free = module(written(risky + entry("DescribeRequest.Code.length", "off")), "operations/describe.py")
    assert '"automaton"' not in bounded
    assert '"automaton"' in free


BROKEN = {
    "unmatched": (
        entry("DescribeRequest.Cod.length", "off"),
        "#/constraint/0: error: DescribeRequest.Cod.length must name a constraint of the spec: none has that id, "
        'correct or remove the override; did you mean "DescribeRequest.Code.length"',
    ),
    "unmatched kind": (
        entry("DescribeRequest.Flag.length", "correct", "max = 1"),
        "#/constraint/0: error: DescribeRequest.Flag.length must name a constraint of the spec: none has that id, "
        "correct or remove the override; did you mean ",
    ),
    "mistyped kind": (
        entry("DescribeRequest.Sparse.lenght", "correct", "max = 1"),
        "#/constraint/0: error: DescribeRequest.Sparse.lenght must end with a kind that can be corrected "
        '(got "lenght"); did you mean "length"? [override-unmatched]',
    ),
    "mistyped kind, switched off": (
        entry("DescribeRequest.Code.lenght", "off"),
        "#/constraint/0: error: DescribeRequest.Code.lenght must name a constraint of the spec: none has that id, "
        'correct or remove the override; did you mean "DescribeRequest.Code.length"',
    ),
    "no kind": (
        entry("DescribeRequest.Code", "correct", "max = 1"),
        "#/constraint/0: error: DescribeRequest.Code must name a constraint of the spec: none has that id, ",
    ),
    "no TOML": ("[[constraint]\n", ": error: must be TOML ("),
    "unknown key": (
        entry("DescribeRequest.Text.length", "off", "maximum = 1"),
        '#/constraint/0: error: "maximum" is not known in an override; it has constraint, action, reason, min, max, '
        "pattern, values, was [overrides-value]",
    ),
    "unknown table": (
        "[[shape]]\n",
        "#/shape: error: shape is unknown here; an override is a [[constraint]], [[rule]] or [[structure]] table [overrides-value]",
    ),
    "union without a reason": (
        '[[structure]]\nstructure = "DescribeRequest"\nunion = true\n',
        "#/structure/0: error: reason must be text that is not blank (got none) [overrides-value]",
    ),
    "unknown action": (
        entry("DescribeRequest.Text.length", "relax"),
        """#/constraint/0: error: action must be one of "off", "advice", "correct" (got 'relax') [overrides-value]""",
    ),
    "no reason": (
        '[[constraint]]\nconstraint = "DescribeRequest.Text.length"\naction = "off"\n',
        "#/constraint/0: error: reason must be text that is not blank (got none) [overrides-value]",
    ),
    "twice": (
        entry("DescribeRequest.Text.length", "off") * 2,
        "#/constraint/1: error: DescribeRequest.Text.length must be overridden only once [overrides-value]",
    ),
    "nothing to correct": (
        entry("DescribeRequest.Text.length", "correct"),
        "#/constraint/0: error: DescribeRequest.Text.length must be given min or max to be corrected (got nothing) [overrides-value]",
    ),
    "correction of another kind": (
        entry("DescribeRequest.Text.length", "correct", "pattern = 'a'"),
        "DescribeRequest.Text.length must be given min or max where the action is correct (got pattern) [overrides-value]",
    ),
    "correction of what has no value": (
        entry("CreateRequest.Kind.required", "correct"),
        "CreateRequest.Kind.required must be switched off or made advice: it has nothing to correct [overrides-value]",
    ),
    "value without correction": (
        entry("DescribeRequest.Text.length", "off", "max = 3"),
        "DescribeRequest.Text.length must be given a reason only where the action is off (got max) [overrides-value]",
    ),
    "no end": (
        entry("DescribeRequest.Ratio.range", "correct", "max = inf"),
        "DescribeRequest.Ratio.range must be given finite numbers (got inf) [overrides-value]",
    ),
    "no float has it": (
        entry("DescribeRequest.Ratio.range", "correct", f"max = 1{'0' * 400}"),
        f"DescribeRequest.Ratio.range must be given finite numbers (got 1{'0' * 56}...) [overrides-value]",
    ),
    "bounds crossed": (
        entry("DescribeRequest.Text.length", "correct", "min = 9"),
        "DescribeRequest.Text.length must have bounds in order (got 9 to 5) [overrides-value]",
    ),
    "length below zero": (
        entry("DescribeRequest.Text.length", "correct", "min = -1"),
        "DescribeRequest.Text.length must be given integers of 0 or more (got -1) [overrides-value]",
    ),
    "no values": (
        entry("DescribeRequest.Colour.enum", "correct", "values = []"),
        "DescribeRequest.Colour.enum must be given at least one value (got none) [overrides-value]",
    ),
    "pattern that cannot be translated": (
        entry("DescribeRequest.Code.pattern", "correct", "pattern = '(a'"),
        "#/constraint/0: error: pattern '(a' is not checked: ",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_override_that_does_not_do_is_an_error_at_its_entry(case: str, written: Written) -> None:
    toml, expected = BROKEN[case]
    model = written(toml)
    with pytest.raises(SpecError) as caught:
        output(model)
    [diagnostic] = caught.value.diagnostics
    assert diagnostic.file.endswith("subject/overrides.toml")
    assert expected in str(diagnostic)


def test_all_errors_come_at_once(written: Written) -> None:
    model = written("".join(toml for case, (toml, _) in BROKEN.items() if case.startswith("unmatched")))
    with pytest.raises(SpecError) as caught:
        output(model)
    assert [diagnostic.pointer for diagnostic in caught.value.diagnostics] == ["/constraint/0", "/constraint/1"]


def test_a_vendored_service_has_no_override_that_does_not_fit() -> None:
    for service in ("connect", "dynamodb", "s3", "sqs"):
        folder = Path(__file__).parents[2] / "shapes" / service
        if (folder / "overrides.toml").exists():
            output(Model(folder.parent, service, max(child.name for child in folder.iterdir() if child.is_dir())))
