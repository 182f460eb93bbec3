"""`shapesmith init`: a folder becomes a project, or stays exactly as it was."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from shapesmith.project import Project as Settings
from shapesmith.project import read_project
from shapesmith.specs import installed, judged, lock
from shapesmith.specs.holding import Holding
from shapesmith.specs.vendored import verify

from tests.write.project import Project, Run, contents, model, write_spec

WORKFLOWS = Path(__file__).parents[2] / "docs" / "ci"
NEW = [".gitattributes", ".github/workflows/shapesmith-check.yml", ".github/workflows/shapesmith-sync.yml", ".gitignore", "pyproject.toml"]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return an empty folder, beside a botocore that has the services barn and garden."""
    data = tmp_path / "botocore"
    for service in ("barn", "garden"):
        write_spec(data, service, model(service, "Dig"))
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(installed, "botocore_data", lambda: str(data))
    monkeypatch.setattr(installed, "botocore_package", lambda: "botocore 1.0.0")
    project = Project(tmp_path / "project")
    monkeypatch.chdir(project.folder)
    return project


def refused(folder: Project, *arguments: str) -> Run:
    """Run `init`, which must fail and leave the folder as it was."""
    before, names = contents(folder.folder), sorted(os.listdir(folder.folder))
    run = folder.run("init", *arguments)
    assert (run.code, run.printed.endswith("; nothing was written\n")) == (1, True)
    assert (contents(folder.folder), sorted(os.listdir(folder.folder))) == (before, names)
    return run


def test_an_empty_folder_becomes_a_project(folder: Project) -> None:
    run = folder.run("init", "garden")
    assert run.printed == (
        "written: pyproject.toml\n"
        "written: .gitattributes\n"
        "written: .gitignore\n"
        "written: .github/workflows/shapesmith-check.yml\n"
        "written: .github/workflows/shapesmith-sync.yml\n"
        "garden: botocore 1.0.0\n"
        "  added: garden/2024-01-01/service-2.json\n"
        "next: `shapesmith generate`, then commit it all\n"
    )
    assert sorted(path for path in contents(folder.folder) if not path.startswith("shapes/")) == NEW
    assert read_project() == Settings(package="aws_shapes", distribution="aws-shapes", version="0.1.0")
    assert list(lock.read_if_any(Path("shapes"))) == ["garden"]
    assert verify([], Path("shapes")) == []


@pytest.mark.parametrize("package", ["acme_aws", "acme_"])
def test_the_next_step_works(package: str, folder: Project) -> None:
    assert folder.run("init", "garden", "--package", package).code == 0
    assert folder.run("generate").code == 0
    assert (folder.generated / package / "garden" / "__init__.py").exists()
    assert folder.run("check").printed == "generated is up to date\n"


def test_verdicts_that_come_with_shapesmith_are_named_and_can_be_left_out(
    folder: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judged, "judged_folder", lambda: tmp_path / "judged")
    (tmp_path / "judged" / "garden").mkdir(parents=True)
    (tmp_path / "judged" / "garden" / "rules.toml").write_text('spec = "botocore 1.0.0"\n')
    line = "  added: garden/rules.toml, which comes with shapesmith\n"
    assert line in folder.run("init", "garden", "--dry-run").printed
    assert "rules.toml" not in folder.run("init", "garden", "--no-verdicts").printed
    assert not (folder.folder / "shapes/garden/rules.toml").exists()
    assert line in folder.run("shapes", "add", "garden").printed
    assert (folder.folder / "shapes/garden/rules.toml").read_text() == 'spec = "botocore 1.0.0"\n'
    assert folder.run("generate").code == 0


def test_without_a_service_the_next_step_is_to_add_one(folder: Project) -> None:
    run = folder.run("init")
    assert run.printed.endswith("next: `shapesmith shapes add SERVICE`, then `shapesmith generate`\n")
    assert sorted(contents(folder.folder)) == NEW


def test_a_dry_run_writes_nothing(folder: Project) -> None:
    run = folder.run("init", "garden", "--dry-run")
    assert run.code == 0
    assert run.printed.startswith("would be written: pyproject.toml\n")
    assert "next: " not in run.printed
    assert os.listdir(folder.folder) == []


def test_the_workflows_are_those_of_the_documentation(folder: Project) -> None:
    folder.run("init")
    for name in ("check", "sync"):
        written = folder.folder / f".github/workflows/shapesmith-{name}.yml"
        assert written.read_bytes() == (WORKFLOWS / f"{name}.yml").read_bytes()


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_pyproject_that_is_there_gets_a_table_and_keeps_its_format(folder: Project, end: str) -> None:
    lines = ["# mine", "[project]", "name   =  'mine'  # so", "", "", "[tool.ruff]", "line-length=100"]
    mine = end.join(lines).encode()
    Path("pyproject.toml").write_bytes(mine)
    assert "extended: pyproject.toml\n" in folder.run("init").printed
    after = Path("pyproject.toml").read_bytes()
    assert after.startswith(mine + (end + end + "[tool.shapesmith]" + end).encode())
    assert after.count(b"\n") == after.count(end.encode())
    assert tomllib.loads(after.decode())["tool"]["ruff"] == {"line-length": 100}
    assert read_project().package == "aws_shapes"


def test_attributes_of_git_that_are_there_are_kept(folder: Project) -> None:
    folder.write(".gitattributes", "*.png binary\nshapes/shapes.lock linguist-generated")
    folder.run("init")
    assert Path(".gitattributes").read_text(encoding="utf-8") == (
        "*.png binary\nshapes/shapes.lock linguist-generated\nshapes/**/*.json linguist-generated\n"
    )


def test_files_that_git_ignores_are_those_of_the_project_where_it_has_any(folder: Project) -> None:
    folder.write(".gitignore", "*.log\n")
    assert ".gitignore" not in folder.run("init").printed
    assert Path(".gitignore").read_text(encoding="utf-8") == "*.log\n"


def test_a_virtual_environment_and_byte_code_are_not_committed(folder: Project) -> None:
    folder.run("init", "garden")
    folder.run("generate")
    for path in (".venv/bin/python", "generated/aws_shapes/garden/__pycache__/a.pyc", "build/aws_shapes/x.py"):
        folder.write(path, "")
    folder.git("init", "--quiet")
    folder.commit("begun")
    assert folder.git("ls-files", ".venv", "build", "*.pyc") == ""


def test_what_exists_already_is_not_overwritten(folder: Project) -> None:
    folder.run("init")
    assert refused(folder, "garden").printed == (
        "pyproject.toml: error: has a table tool.shapesmith already: add services with `shapesmith shapes add SERVICE` "
        "[project-exists]\n"
        ".github/workflows/shapesmith-check.yml: error: exists and would be overwritten: move it away, or add services "
        "with `shapesmith shapes add` [project-exists]\n"
        ".github/workflows/shapesmith-sync.yml: error: exists and would be overwritten: move it away, or add services "
        "with `shapesmith shapes add` [project-exists]\n"
        "3 errors; nothing was written\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.shapesmith", "pyproject.toml: error: must be TOML (Expected ']' at the end of a table declaration"),
        ("\ufeff[tool]", "pyproject.toml: error: must be TOML (it begins with a byte order mark; save it as UTF-8"),
        (
            "tool = 1\n",
            "pyproject.toml#/tool: error: must be a table, to which that of shapesmith can be added (got 1) "
            "[config-value]\n",
        ),
        (
            "tool = {ruff = {}}\n",
            "pyproject.toml#/tool: error: is an inline table, to which nothing can be added: write each table in it as "
            "[tool.NAME] [config-value]\n",
        ),
    ],
)
def test_a_pyproject_that_cannot_take_a_table_is_left_alone(folder: Project, text: str, said: str) -> None:
    folder.write("pyproject.toml", text)
    assert refused(folder, "garden").printed.startswith(said)


def test_a_pyproject_that_is_no_file_is_left_alone(folder: Project) -> None:
    (folder.folder / "pyproject.toml").mkdir()
    run = folder.run("init", "garden")
    assert run.code == 1
    assert "pyproject.toml: error: cannot be read: Is a directory [project-unreadable]\n" in run.printed
    assert os.listdir(folder.folder) == ["pyproject.toml"]


def test_an_unknown_service_leaves_the_folder_empty(folder: Project) -> None:
    assert 'has no service "gardn"; did you mean "garden"' in refused(folder, "barn", "gardn").printed


@pytest.mark.parametrize("package", ["a-b", "", 'a"b', 'a" #', 'a"\nservices = ["b', "a\udcff", "a\\"])
def test_a_name_that_no_package_can_have_leaves_the_folder_empty(package: str, folder: Project) -> None:
    expected = (
        "pyproject.toml#/tool/shapesmith/package: error: package must be the name of a Python package, in ASCII letters, "
        f"digits and _, and no keyword (got {package!r})"
    )
    assert expected in refused(folder, "--package", package).printed


def test_without_botocore_the_way_out_is_said(folder: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(folder.folder)
    installed.botocore_data.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    try:
        assert "run `pip install botocore`" in refused(folder, "garden").printed
    finally:
        installed.botocore_data.cache_clear()


def test_a_failure_after_the_files_were_written_takes_them_back(
    folder: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("pyproject.toml", "[project]\nname = 'mine'\n")

    def full(_: Holding) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Holding, "commit", full)
    before = contents(folder.folder)
    assert folder.run("init", "garden").code == 130
    assert contents(folder.folder) == before
    assert os.listdir(folder.folder) == ["pyproject.toml"]
