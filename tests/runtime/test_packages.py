"""The package of a service: names that are imported on first use."""

from __future__ import annotations

import pkgutil
import py_compile
import subprocess
import sys
from importlib import import_module, invalidate_caches
from importlib.util import spec_from_file_location

import pytest
from shapesmith.runtime import lazy


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


def test_an_import_lists_no_folder_of_a_package(golden_distribution):
    code = (
        "import sys\nlisted = []\n"
        "sys.addaudithook(lambda event, args: event == 'os.listdir' and listed.append(str(args[0])))\n"
        "from aws_shapes.placement import OnlyInputRequest\n"
        "print([path for path in listed if path.endswith(('operations', 'shared'))])"
    )
    assert run(golden_distribution, code) == "[]\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A package with modules as source, as byte code, with a name in capitals, and one that is a package."""
    path = tmp_path / "found_by_name"
    (path / "inner").mkdir(parents=True)
    for name in ("__init__", "source", "Capital", "inner/__init__"):
        (path / f"{name}.py").write_text("", encoding="utf-8")
    compiled = py_compile.compile(str(path / "source.py"), cfile=str(path / "compiled.pyc"))
    assert compiled is not None
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "path_importer_cache", dict(sys.path_importer_cache))
    package = import_module("found_by_name")
    yield package
    for name in [name for name in sys.modules if name.startswith("found_by_name")]:
        del sys.modules[name]


def test_what_is_found_by_name_is_what_python_finds(folder, monkeypatch):
    lazy.find_by_name(folder)
    assert isinstance(sys.path_importer_cache[folder.__path__[0]], lazy._ByName)
    modules = {"source", "compiled", "Capital", "inner"}
    for name in modules:
        assert import_module(f"found_by_name.{name}").__name__ == f"found_by_name.{name}"
    spec = folder.source.__spec__
    assert spec == spec_from_file_location(spec.name, spec.origin)
    assert (folder.source.__file__, folder.source.__cached__) == (spec.origin, spec.cached)
    assert {module.name for module in pkgutil.iter_modules(folder.__path__)} == modules
    invalidate_caches()
    with pytest.raises(ModuleNotFoundError, match=r"No module named 'found_by_name\.missing'"):
        import_module("found_by_name.missing")
    # As on a system that ignores case.
    monkeypatch.setattr(lazy, "isfile", lambda path: True)
    with pytest.raises(ModuleNotFoundError, match=r"No module named 'found_by_name\.Source'"):
        import_module("found_by_name.Source")


def test_a_package_that_another_loader_has_loaded_is_left_to_it(folder):
    folder.__spec__.loader = object()
    lazy.find_by_name(folder)
    assert folder.__path__[0] not in sys.path_importer_cache


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
        ("OnlyInputt", 'placement has no structure or operation "OnlyInputt"; did you mean "OnlyInput"'),
        ("only_inputt", 'placement has no structure or operation "only_inputt"; did you mean "only_input"'),
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


def test_the_name_of_an_enum_is_not_near_itself(placement):
    with pytest.raises(KeyError) as error:
        placement.validate("SharedKind", {})
    assert error.value.args == ('aws_shapes.placement has no structure or operation "SharedKind"',)
