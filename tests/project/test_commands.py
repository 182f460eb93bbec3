"""Every command follows the settings of the project in whose folder it runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.write.project import Project, model, write_spec


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with two vendored services, garden with two operations, and its own names."""
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path / "cache"))
    project = Project(tmp_path / "project")
    project.vendor("barn", model("Barn", "Feed"))
    project.vendor("garden", model("Garden", "Dig", "Plant"))
    settle(project, package="acme_aws", version="1.2.0")
    return project


def settle(project: Project, tables: str = "", **settings: str) -> None:
    """Write the settings of a project."""
    lines = [f"{key} = {json.dumps(value)}\n" for key, value in settings.items()]
    project.write("pyproject.toml", f"[tool.shapesmith]\n{''.join(lines)}{tables}")


def test_package_distribution_and_version_are_those_of_the_project(project: Project) -> None:
    assert project.run("generate").code == 0
    files = project.files()
    assert {path.partition("/")[0] for path in files} == {
        "acme_aws", ".gitattributes", "LICENSE", "NOTICE", "README.md", "manifest.json", "pyproject.toml",
    }  # fmt: skip
    assert b'name = "acme-aws"\nversion = "1.2.0"\n' in files["pyproject.toml"]
    assert b"from acme_aws.sqs import" in files["README.md"]
    assert project.run("check").printed == "generated is up to date\n"


def test_a_package_under_another_name_takes_the_place_of_the_old_one(project: Project) -> None:
    write_spec(project.folder / "elsewhere", "orchard", model("Orchard", "Pick"))
    assert project.run("generate", "orchard", "--from", "elsewhere").code == 0
    project.run("generate")
    settle(project, package="other_aws")
    assert project.run("check").code == 1
    assert project.run("generate").code == 0
    packages = {"/".join(path.split("/")[:2]) for path in project.files() if "/" in path}
    assert packages == {
        "other_aws/__init__.py", "other_aws/_runtime", "other_aws/barn", "other_aws/garden", "other_aws/py.typed",
    }  # fmt: skip


def test_a_service_that_is_vendored_and_not_listed_is_named(project: Project) -> None:
    settle(project, 'services = ["garden"]\n')
    write_spec(project.folder / "elsewhere", "orchard", model("Orchard", "Pick"))
    printed = project.run("shapes", "add", "orchard", "--from", "elsewhere").printed
    assert printed.endswith(
        "orchard is not among the services of pyproject.toml: add it there, so that it is generated\n"
    )
    settle(project)
    assert "not among" not in project.run("shapes", "add", "orchard", "--from", "elsewhere").printed


def test_only_services_of_the_project_are_generated_unless_others_are_named(project: Project) -> None:
    settle(project, 'services = ["garden"]\n')
    assert project.run("generate").code == 0
    assert not (project.generated / "aws_shapes" / "barn").exists()
    assert project.run("generate", "barn").code == 0
    assert (project.generated / "aws_shapes" / "barn").exists()
    project.run("generate", "--all")
    assert (project.generated / "aws_shapes" / "barn").exists()
    project.run("generate")
    assert not (project.generated / "aws_shapes" / "barn").exists()


def test_a_service_of_the_project_that_has_no_spec_is_an_error(project: Project) -> None:
    settle(project, 'services = ["barn", "gardn"]\noperations.gardn = ["Dig"]\n')
    for command in ("generate", "check"):
        run = project.run(command)
        assert run.code == 1
        assert run.printed.splitlines()[0] == (
            'pyproject.toml#/tool/shapesmith/services/1: error: "gardn" has no spec in shapes, and botocore has no '
            "such service; correct it, run `shapesmith shapes add gardn --from PATH`, or take it out here; "
            'did you mean "garden" or "barn"? [service-unknown]'
        )
    assert project.run("generate", "barn").code == 0


def test_operations_of_a_service_that_has_no_spec_are_an_error(project: Project) -> None:
    settle(project, 'operations.orchard = ["Pick"]\n')
    run = project.run("generate")
    assert (run.code, run.printed.splitlines()[0]) == (
        1,
        'pyproject.toml#/tool/shapesmith/operations/orchard: error: "orchard" has no spec in shapes, and botocore has '
        "no such service; correct it, run `shapesmith shapes add orchard --from PATH`, or take it out here "
        "[service-unknown]",
    )
    assert not project.generated.exists()


def test_an_operation_that_does_not_exist_is_an_error_with_the_near_one(project: Project) -> None:
    settle(project, 'operations.garden = ["Dig", "plnt"]\n')
    wrong = (
        'pyproject.toml#/tool/shapesmith/operations/garden/1: error: garden has no operation "plnt"; did you mean '
        '"Plant"? [operation-unknown]'
    )
    for command in (
        ["generate"],
        ["check"],
        ["explain", "garden", "DigRequest"],
        ["export", "garden"],
        ["rules", "garden"],
    ):
        run = project.run(*command)
        assert (run.code, run.printed.splitlines()[0]) == (1, wrong)
    assert not project.generated.exists()


def test_a_wrong_setting_stops_every_command_that_uses_one(project: Project) -> None:
    settle(project, 'pakage = "x"\n')
    for command in (
        ["generate"],
        ["check"],
        ["explain", "garden", "DigRequest"],
        ["export", "garden"],
        ["rules", "garden"],
        ["shapes", "remove", "garden"],
    ):
        run = project.run(*command)
        assert run.code == 1, command
        assert run.printed.startswith("pyproject.toml#/tool/shapesmith/pakage: error: "), command
    run = project.run("diff", "shapes", "shapes")
    assert (run.code, "[config-unknown]" in run.printed) == (2, True)
    assert (project.folder / "shapes" / "garden").exists()


def test_explain_and_export_name_the_package_of_the_project(project: Project) -> None:
    assert "module      acme_aws/garden/operations/dig.py\n" in project.run("explain", "garden", "DigRequest").printed
    exported = project.run("export", "garden", "--format", "json-schema").printed
    assert '"$id": "urn:acme-aws:garden:2024-01-01"' in exported


@pytest.mark.parametrize("command", ["explain", "rules"])
@pytest.mark.parametrize("name", ["Plant", "plant", "PlantRequest"])
def test_what_is_not_wanted_is_not_taken_for_a_mistake(project: Project, command: str, name: str) -> None:
    settle(project, 'operations.garden = ["Dig"]\n')
    run = project.run(command, "garden", name)
    assert run.code == 1
    assert f'"{name}"; the operations of garden that pyproject.toml wants leave it out [shape-unknown]' in run.printed
    assert "leave it out" not in project.run(command, "garden", "Nothing").printed


def test_witnesses_name_the_package_of_the_project(project: Project) -> None:
    write_spec(project.folder / "newer", "garden", model("Garden", "Dig"))
    printed = project.run("diff", "shapes", "newer", "garden").printed
    assert "acme_aws.garden" in printed
    assert "aws_shapes" not in printed


def test_remove_removes_the_package_of_the_project(project: Project) -> None:
    project.run("generate")
    assert "removed: generated/acme_aws/barn" in project.run("shapes", "remove", "barn").printed
    assert not (project.generated / "acme_aws" / "barn").exists()


def test_remove_says_which_package_is_left(project: Project) -> None:
    project.run("generate")
    (project.generated / "acme_aws" / "barn" / "manifest.json").write_bytes(b"{")
    printed = project.run("shapes", "remove", "barn").printed
    assert "generated/acme_aws/barn: warning: was not removed" in printed


@pytest.mark.parametrize("setting", ['services = ["barn", "garden"]', 'operations.barn = ["Dig"]', ""])
def test_remove_says_what_still_names_the_service(project: Project, setting: str) -> None:
    settle(project, f"{setting}\n")
    printed = project.run("shapes", "remove", "barn").printed
    said = "barn is still in pyproject.toml: take it out of [tool.shapesmith], or `generate` will miss it\n"
    assert printed.endswith(said) is bool(setting)


def test_diff_compares_the_operations_that_are_wanted(project: Project) -> None:
    settle(project, 'operations.garden = ["Dig"]\n')
    write_spec(project.folder / "newer", "garden", model("Garden", "Dig", length=11))
    printed = project.run("diff", "shapes", "newer", "garden", "--breaking", "none").printed
    assert "Name" in printed
    assert "Plant" not in printed


def test_a_wanted_operation_that_a_new_spec_does_not_have_is_a_change(project: Project) -> None:
    settle(project, 'operations.garden = ["Dig", "Plant"]\n')
    write_spec(project.folder / "newer", "garden", model("Garden", "Dig"))
    run = project.run("diff", "shapes", "newer", "garden")
    assert run.code == 1
    assert "warning: garden has no operation" in run.printed
    assert "OPERATION_REMOVED" in run.printed


def test_a_wanted_operation_that_neither_spec_has_is_an_error(project: Project) -> None:
    settle(project, 'operations.garden = ["Dgi"]\n')
    write_spec(project.folder / "newer", "garden", model("Garden", "Dig"))
    run = project.run("diff", "shapes", "newer", "garden")
    assert run.code == 2
    assert run.printed == (
        'pyproject.toml#/tool/shapesmith/operations/garden/0: error: garden has no operation "Dgi"; did you mean '
        '"Dig"? [operation-unknown]\n1 error\n'
    )


def test_severities_of_change_rules_are_those_of_the_project(project: Project) -> None:
    write_spec(project.folder / "newer", "garden", model("Garden", "Dig"))
    assert project.run("diff", "shapes", "newer", "garden").code == 1
    settle(project, 'changes.SERVICE_OPERATION_REMOVED = "loud"\n')
    run = project.run("diff", "shapes", "newer", "garden")
    assert run.code == 2
    assert run.printed.startswith("pyproject.toml#/tool/shapesmith/changes/SERVICE_OPERATION_REMOVED: error: ")
    settle(project, "[tool.shapesmith.changes]\nSERVICE_OPERATION_REMOVED = 'off'\n")
    assert "OPERATION_REMOVED" not in project.run("diff", "shapes", "newer", "garden").printed


def test_other_operations_make_another_package(project: Project) -> None:
    modules = []
    for wanted in ("Dig", "Plant", "Dig"):
        settle(project, f'operations.garden = ["{wanted}"]\n')
        assert project.run("generate").code == 0
        assert project.run("check").printed == "generated is up to date\n"
        modules.append([path for path in project.files() if "/garden/operations/" in path and "__init__" not in path])
    dig, plant = "aws_shapes/garden/operations/dig.py", "aws_shapes/garden/operations/plant.py"
    assert modules == [[dig], [plant], [dig]]


def test_generate_says_what_it_did_to_each_of_a_few_files(project: Project) -> None:
    settle(project, 'operations.garden = ["Dig"]\n')
    project.run("generate")
    settle(project, 'operations.garden = ["Plant"]\n')
    project.write("generated/aws_shapes/barn/operations/feed.py", "# Mine.\n")
    assert project.run("generate", "--force").printed.splitlines() == [
        "overwritten: generated/aws_shapes/barn/operations/feed.py",
        "changed: generated/aws_shapes/garden/_names.py",
        "changed: generated/aws_shapes/garden/manifest.json",
        "changed: generated/aws_shapes/garden/operations/__init__.py",
        "removed: generated/aws_shapes/garden/operations/dig.py",
        "added: generated/aws_shapes/garden/operations/plant.py",
        "2 services generated, 0 up to date; 6 files changed in generated",
    ]


def test_another_version_changes_the_distribution_alone(project: Project) -> None:
    project.run("generate")
    settle(project, package="acme_aws", version="1.3.0")
    assert project.run("check").code == 1
    assert project.run("generate").printed == (
        "changed: generated/manifest.json\nchanged: generated/pyproject.toml\n"
        "0 services generated, 2 up to date; 2 files changed in generated\n"
    )
