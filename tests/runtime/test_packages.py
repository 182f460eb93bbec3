"""The package of a service: names that are imported on first use."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def placement(golden):
    return golden("placement")


def run(golden_distribution, code: str) -> str:
    """Return what a fresh interpreter prints that has the golden packages."""
    command = [sys.executable, "-c", code]
    outcome = subprocess.run(command, cwd=golden_distribution, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout


def test_an_import_loads_one_module_and_what_it_needs(golden_distribution):
    code = "import sys; from aws_shapes.placement import OnlyInputRequest; print(sorted(sys.modules))"
    loaded = eval(run(golden_distribution, code))
    assert [name for name in loaded if name.startswith("aws_shapes.placement")] == [
        "aws_shapes.placement",
        "aws_shapes.placement.operations",
        "aws_shapes.placement.operations.only_input",
        "aws_shapes.placement.shared",
        "aws_shapes.placement.shared.shared_kind",
        "aws_shapes.placement.shared.shared_leaf",
    ]
    assert "botocore" not in loaded


def test_modules_import_in_any_order(golden_distribution):
    modules = [
        path.relative_to(golden_distribution).with_suffix("").as_posix().replace("/", ".")
        for path in sorted((golden_distribution / "aws_shapes").glob("*/*/*.py"))
        if path.stem != "__init__"
    ]
    code = (
        "import sys\nfrom importlib import import_module\n"
        f"for module in {modules!r}:\n"
        "    for name in [name for name in sys.modules if name.startswith('aws_shapes.')]: del sys.modules[name]\n"
        "    import_module(module)\n"
        "print('done')"
    )
    assert run(golden_distribution, code) == "done\n"


def test_a_star_import_gives_the_shapes_and_the_functions(golden_distribution):
    code = "from aws_shapes.placement import *; print(sorted(name for name in dir() if name[0] != '_'))"
    names = eval(run(golden_distribution, code))
    assert {"OnlyInputRequest", "RingA", "SharedKindLike", "from_client_error"} <= set(names)
    assert not {"rt", "annotations", "TYPE_CHECKING"} & set(names)


def test_dir_names_what_has_not_been_imported_yet(placement):
    assert {"OnlyInputRequest", "RingA", "NobodyUsesThis", "SharedKindLike", "from_client_error"} <= set(dir(placement))


def test_a_misspelled_name_gets_near_matches(placement):
    with pytest.raises(
        AttributeError,
        match=r"has no attribute 'OnlyInputRequets'; did you mean \"OnlyInputRequest\"\?",
    ):
        placement.OnlyInputRequets


def test_a_name_far_from_any_gets_no_suggestion(placement):
    with pytest.raises(AttributeError, match=r"has no attribute 'Zebra'$"):
        placement.Zebra
    assert not hasattr(placement, "__wrapped__")


def test_names_are_the_same_object_each_time(placement):
    assert placement.RingA is placement.RingA
    assert placement.RingA.__module__ == "aws_shapes.placement.shared.ring_a"


def test_unused_shapes_have_definitions_too(placement):
    assert placement.NobodyUsesThis(kind="ORPHAN").to_boto3() == {"Kind": "ORPHAN"}


@pytest.mark.parametrize(
    ("shape", "got"),
    [(5, "5"), (None, "None"), (b"Ring", "b'Ring'"), (["RingA"], "<list>")],
)
def test_a_structure_is_asked_for_by_a_name(placement, shape: object, got: str):
    for ask in (placement.rules, lambda shape: placement.validate(shape, {})):
        with pytest.raises(KeyError) as error:
            ask(shape)
        assert error.value.args == (f"a structure must be given by its name (got {got})",)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("RingAA", 'placement has no structure or operation "RingAA"; did you mean "RingA"'),
        ("", 'placement has no structure or operation ""'),
        ("a b", 'placement has no structure or operation "a b"'),
        ("__doc__", 'placement has no structure or operation "__doc__"'),
        ("SharedKind", 'placement has no structure or operation "SharedKind"'),
        ("rules", 'placement has no structure or operation "rules"'),
    ],
)
def test_the_name_of_no_structure_gets_near_matches(placement, name: str, message: str):
    with pytest.raises(KeyError) as error:
        placement.validate(name, {})
    assert error.value.args[0].removeprefix("aws_shapes.").startswith(message)
