"""`shapesmith sync`: specs, package, changelog and report go together, or everything stays as it was."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError, error
from shapesmith.provenance import Provenance
from shapesmith.specs.holding import Holding

from tests.project.conftest import Botocore
from tests.write.project import Project, Run, contents, model, write_spec


def changed(project: Project) -> list[str]:
    """Return the files that git sees as changed, below generated/ only by their folder."""
    paths = [line[3:] for line in project.git("status", "--porcelain", "--untracked-files=all").splitlines()]
    return sorted({"/".join(path.split("/")[:3]) for path in paths})


def refused(project: Project, *arguments: str) -> Run:
    """Run `sync`, which must fail and leave the project as it was."""
    before, names = contents(project.folder), sorted(os.listdir(project.folder))
    run = project.run("sync", *arguments)
    assert run.code == 1, run.printed
    assert run.printed.endswith("; nothing was written\n")
    assert (contents(project.folder), sorted(os.listdir(project.folder))) == (before, names)
    return run


def test_specs_package_and_changelog_follow_a_new_botocore(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig", "Plant", "Water"))
    run = project.run("sync")
    assert run.code == 0
    assert run.printed.startswith(
        "barn: botocore 1.0.0 -> botocore 1.1.0\n"
        "  nothing changed\n"
        "garden: botocore 1.0.0 -> botocore 1.1.0\n"
        "  changed: garden/2024-01-01/service-2.json\n"
        "2 services generated; "
    )
    assert "\nnext version: minor, 0.1.0 -> 0.1.1\ngarden: botocore 1.0.0 -> botocore 1.1.0\n" in run.printed
    assert "SERVICE_OPERATION_ADDED (1): Water" in run.printed
    assert changed(project) == [
        "generated/CHANGELOG.md",
        "generated/aws_shapes/barn",
        "generated/aws_shapes/garden",
        "shapes/garden/2024-01-01",
        "shapes/shapes.lock",
    ]
    assert project.run("check").printed == "generated is up to date\n"
    assert project.run("shapes", "verify").code == 0


def test_what_sync_writes_is_what_update_and_generate_write(
    project: Project, botocore: Botocore, tmp_path: Path
) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig", length=20))
    project.git("clone", "--quiet", str(project.folder), str(tmp_path / "other"))
    other = Project(tmp_path / "other")
    project.run("sync")
    assert other.run("shapes", "update").code == 0
    assert other.run("generate").code == 0
    files = contents(project.generated)
    del files["CHANGELOG.md"]
    assert files == contents(other.generated)
    assert contents(project.folder / "shapes") == contents(other.folder / "shapes")


def test_the_changelog_has_an_entry_for_each_service_that_changed(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", barn=model("Barn"), garden=model("Garden", "Dig", "Plant", length=20))
    project.run("sync")
    text = (project.generated / "CHANGELOG.md").read_text(encoding="utf-8")
    assert text.startswith(
        "# Changelog\n\nAll notable changes of aws-shapes.\n\n## Unreleased\n\n"
        "### barn: botocore 1.0.0 to botocore 1.1.0 (major)\n\n- **Breaking** (source"
    )
    assert "\n\n### garden: botocore 1.0.0 to botocore 1.1.0 (minor)\n\n- `SHAPE_LENGTH_LOOSENED` (1): Name\n" in text


def test_a_second_entry_is_above_the_first(project: Project, botocore: Botocore) -> None:
    for version, length in (("1.1.0", 20), ("1.2.0", 30)):
        botocore.publish(version, garden=model("Garden", "Dig", "Plant", length=length))
        project.run("sync")
        project.commit(version)
    text = (project.generated / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == [
        "# Changelog",
        "## Unreleased",
        "### garden: botocore 1.1.0 to botocore 1.2.0 (minor)",
        "### garden: botocore 1.0.0 to botocore 1.1.0 (minor)",
    ]


def test_nothing_new_writes_nothing(project: Project) -> None:
    run = project.run("sync")
    assert run.printed.endswith("0 services generated; 0 files changed in generated\nnothing changed in the specs\n")
    assert changed(project) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_runs_at_once_write_what_one_writes(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", barn=model("Barn", "Feed", "Clean"), garden=model("Garden", "Dig", length=20))
    arguments = (["sync", "--allow-dirty"], ["generate"], ["sync", "--allow-dirty"], ["generate", "--force"])
    children = []
    for each in arguments:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = project.run(*each).code
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]
    together = contents(project.folder / "generated"), contents(project.folder / "shapes")
    assert project.run("check").printed == "generated is up to date\n"
    assert (project.folder / "generated/CHANGELOG.md").read_text().count("### barn") == 1
    project.git("checkout", "--quiet", ".")
    project.git("clean", "--quiet", "--force", "-d", ".")
    assert project.run("sync").code == 0
    assert (contents(project.folder / "generated"), contents(project.folder / "shapes")) == together


def test_a_dry_run_says_what_would_change_and_writes_nothing(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    before = contents(project.folder)
    run = project.run("sync", "--dry-run")
    assert run.code == 0
    assert "files would change in generated\nnext version: major, 0.1.0 -> 0.2.0\n" in run.printed
    assert contents(project.folder) == before
    assert sorted(os.listdir(project.folder)) == sorted([".git", ".gitattributes", ".github", ".gitignore", "generated", "pyproject.toml", "shapes"])  # fmt: skip


def test_a_dry_run_says_what_would_stop_the_run(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    project.write("shapes/garden/rules.toml", 'spec = "botocore 1.0.0"\n')
    project.write("generated/aws_shapes/garden/operations/dig.py", "mine\n")
    (project.folder / "generated/aws_shapes/barn/manifest.json").write_text("mine\n", encoding="utf-8")
    before = contents(project.folder)
    run = project.run("sync", "--dry-run")
    stops = [line.rpartition(" ")[2] for line in run.printed.splitlines() if ": error: " in line]
    assert stops == ["[tree-dirty]", "[manifest-broken]", "[output-edited]"]
    assert "\nnext version: major, 0.1.0 -> 0.2.0\n" in run.printed
    assert run.printed.endswith("\n3 errors; without --dry-run, nothing would be written\n")
    assert (run.code, contents(project.folder)) == (1, before)
    stopped = project.run("sync", "--allow-dirty").printed
    assert [line.rpartition(" ")[2] for line in stopped.splitlines() if ": error: " in line] == stops[1:]
    assert stops[1:] == [
        line.rpartition(" ")[2]
        for line in project.run("sync", "--dry-run", "--allow-dirty").printed.splitlines()
        if ": error: " in line
    ]


@pytest.mark.parametrize("command", [("sync", "--dry-run"), ("init", "barn", "--dry-run")])
def test_a_dry_run_needs_no_folder_that_can_be_written(
    command: tuple[str, ...], project: Project, botocore: Botocore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    if command[0] == "init":
        (project.folder / "pyproject.toml").unlink()
        for workflow in (project.folder / ".github/workflows").iterdir():
            workflow.unlink()
    project.git("commit", "--quiet", "--all", "--allow-empty", "--message", "as it is")
    with monkeypatch.context() as patched:
        patched.setattr(os, "mkdir", refuse)
        run = project.run(*command)
    assert run.code == 0, run.printed


def test_a_named_service_is_updated_alone(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", barn=model("Barn"), garden=model("Garden", "Dig"))
    assert project.run("sync", "barn").code == 0
    assert changed(project) == [
        "generated/CHANGELOG.md",
        "generated/aws_shapes/barn",
        "shapes/barn/2024-01-01",
        "shapes/shapes.lock",
    ]


def test_only_the_services_of_the_project_are_updated(project: Project, botocore: Botocore) -> None:
    project.write("pyproject.toml", '[tool.shapesmith]\nservices = ["garden"]\n')
    project.run("generate")
    project.commit("garden alone")
    botocore.publish("1.1.0", barn=model("Barn"), garden=model("Garden", "Dig"))
    assert project.run("sync").code == 0
    assert "shapes/barn/2024-01-01" not in changed(project)


def test_the_markdown_report_is_the_text_of_a_pull_request(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig", "Plant", length=5))
    run = project.run("sync", "--format", "markdown")
    assert run.printed.startswith(
        "**next version: major, 0.1.0 -> 0.2.0**\n\n## garden: botocore 1.0.0 → botocore 1.1.0\n"
    )


def test_severities_of_the_project_decide_what_breaks(project: Project, botocore: Botocore) -> None:
    project.write(
        "pyproject.toml", '[tool.shapesmith]\nversion = "1.0.0"\nchanges.SHAPE_LENGTH_TIGHTENED = "warning"\n'
    )
    project.run("generate")
    project.commit("severities")
    botocore.publish("1.1.0", garden=model("Garden", "Dig", "Plant", length=5))
    assert "next version: minor, 1.0.0 -> 1.1.0" in project.run("sync").printed


def test_what_is_not_committed_stops_it(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    project.write("shapes/garden/rules.toml", 'spec = "botocore 1.0.0"\n')
    project.write("src/mine.py", "")
    assert refused(project).printed == (
        ".: error: has changes that are not committed (shapes/garden/rules.toml); commit or stash them, or run with "
        "--allow-dirty [tree-dirty]\n1 error; nothing was written\n"
    )
    assert project.run("sync", "--allow-dirty").code == 0


def test_where_there_is_no_git_it_runs_and_says_so(
    project: Project, botocore: Botocore, monkeypatch: pytest.MonkeyPatch
) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    monkeypatch.setenv("PATH", "/nowhere")
    run = project.run("sync")
    assert run.code == 0
    assert run.printed.startswith(
        ".: warning: may have changes that are not committed: git cannot be run: No such file or directory "
        "[tree-unknown]\n"
    )
    assert "tree-unknown" not in project.run("sync", "--allow-dirty").printed


def test_a_downgrade_is_said(project: Project, botocore: Botocore) -> None:
    botocore.publish("0.9.0", garden=model("Garden", "Dig"))
    for command in (["sync", "--dry-run"], ["shapes", "update"]):
        printed = project.run(*command).printed
        assert (
            "shapes/garden/2024-01-01/service-2.json: warning: garden comes from botocore 0.9.0, which is older than "
            "botocore 1.0.0: this is a downgrade [spec-downgrade]\n"
        ) in printed


def test_a_spec_that_cannot_be_generated_from_changes_nothing(project: Project, botocore: Botocore) -> None:
    broken = model("Garden", "Dig")
    broken["shapes"]["DigRequest"]["members"]["Name"]["shape"] = "Nmae"
    botocore.publish("1.1.0", barn=model("Barn"), garden=broken)
    assert "shape Nmae does not exist" in refused(project).printed


def test_a_wanted_operation_that_is_gone_changes_nothing(project: Project, botocore: Botocore) -> None:
    project.write("pyproject.toml", '[tool.shapesmith]\noperations.garden = ["Plant"]\n')
    project.run("generate")
    project.commit("one operation")
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    assert 'garden has no operation "Plant"' in refused(project).printed


def test_a_file_that_was_edited_by_hand_changes_nothing(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig", length=20))
    project.write("generated/aws_shapes/garden/operations/dig.py", "mine\n")
    project.commit("edited")
    assert "[output-edited]" in refused(project).printed


def test_a_stray_file_changes_nothing(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    project.write("generated/aws_shapes/mine.py", "")
    project.commit("stray")
    assert "[output-stray]" in refused(project).printed


def test_a_vendored_spec_that_was_edited_changes_nothing(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    write_spec(project.folder / "shapes", "garden", model("Garden", "Mine"))
    project.commit("edited")
    assert "[spec-differs]" in refused(project).printed


NOT_ADDED = "and the entry on the changes is to be added to it: correct it, or move it away [changelog-unreadable]\n"


def test_a_changelog_that_is_not_text_changes_nothing(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    (project.generated / "CHANGELOG.md").write_bytes("# Änderungen\n".encode("latin-1"))
    project.commit("broken")
    assert f"generated/CHANGELOG.md: error: is not UTF-8 (byte 2), {NOT_ADDED}1 error" in refused(project).printed


@pytest.mark.parametrize("kind", ["folder", "link", "broken link", "pipe"])
def test_a_changelog_that_is_no_file_changes_nothing(project: Project, botocore: Botocore, kind: str) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    project.write("CHANGES.md", "# Mine\n")
    path = project.generated / "CHANGELOG.md"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("../CHANGES.md" if kind == "link" else "nowhere")
    run = refused(project, "--allow-dirty")
    assert (
        run.printed
        == f"generated/CHANGELOG.md: error: is not a regular file, {NOT_ADDED}1 error; nothing was written\n"
    )


@pytest.mark.parametrize("unit", ["", "aws_shapes/garden/"])
def test_a_broken_manifest_is_one_error_that_names_the_way_out(project: Project, botocore: Botocore, unit: str) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig"))
    project.write(f"generated/{unit}manifest.json", "{")
    project.commit("broken")
    printed = refused(project).printed
    assert f"generated/{unit}manifest.json: error: cannot be read as a manifest, so hand edits cannot be det" in printed
    assert "; restore it, or run `shapesmith generate --force` to overwrite them [manifest-broken]\n1 error" in printed


def test_a_service_that_botocore_does_not_have_changes_nothing(project: Project) -> None:
    assert 'did you mean "garden"' in refused(project, "gardn").printed


def test_a_release_that_pip_does_not_have_changes_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert "botocore==99.0.0: error: cannot be read" in refused(project, "--from", "botocore==99.0.0").printed


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SpecError])
def test_a_failure_between_package_and_specs_takes_the_package_back(
    project: Project, botocore: Botocore, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig", length=20))

    def fail(_: Holding) -> None:
        assert (project.generated / "CHANGELOG.md").exists()
        raise (
            stop() if stop is KeyboardInterrupt else SpecError([error("output-unwritable", Provenance("shapes"), "x")])
        )

    before = contents(project.folder)
    with monkeypatch.context() as patch:
        patch.setattr(Holding, "commit", fail)
        assert project.run("sync").code == (130 if stop is KeyboardInterrupt else 1)
    assert contents(project.folder) == before
    assert project.run("sync").code == 0


def test_update_says_how_many_changes_may_break(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden=model("Garden", "Dig", "Plant", length=5))
    printed = project.run("shapes", "update").printed
    assert printed.endswith(
        "garden: botocore 1.0.0 -> botocore 1.1.0\n  changed: garden/2024-01-01/service-2.json\n  1 change: 1 request\n"
    )


def test_update_compares_specs_that_both_have_a_waiter_of_an_absent_operation(project: Project) -> None:
    """A warning on both sides; only an operation that the project asks for must be on one of them."""
    waiters = {"version": 2, "waiters": {"Dug": {"operation": "Gone", "delay": 1, "maxAttempts": 1, "acceptors": []}}}
    spec = write_spec(project.folder / "own", "garden", model("Garden", "Dig", "Plant"))
    (spec.parent / "waiters-2.json").write_text(json.dumps(waiters), encoding="utf-8")
    project.run("shapes", "update", "garden", "--from", "own/garden")
    write_spec(project.folder / "own", "garden", model("Garden", "Dig", "Plant", length=5))
    assert project.run("shapes", "update", "garden", "--from", "own/garden").printed.endswith("  1 change: 1 request\n")


def test_update_replaces_a_spec_that_git_could_not_merge(project: Project) -> None:
    path = project.folder / "shapes/garden/2024-01-01/service-2.json"
    whole = path.read_bytes()
    path.write_bytes(b"<<<<<<< ours\n" + whole)
    run = project.run("shapes", "update", "garden")
    assert (run.code, path.read_bytes()) == (0, whole)
    assert run.printed.endswith("  what changed is not known: the spec that it replaces was broken\n")


def test_update_vendors_a_spec_whose_changes_cannot_be_known(project: Project, botocore: Botocore) -> None:
    botocore.publish("1.1.0", garden={"metadata": {"apiVersion": "2024-01-01"}, "operations": {}, "shapes": {"A": {}}})
    run = project.run("shapes", "update", "garden")
    assert run.code == 0
    assert "  what changed is not known: 1 problem; run `shapesmith generate`\n" in run.printed
    assert json.loads((project.folder / "shapes/garden/2024-01-01/service-2.json").read_bytes())["shapes"] == {"A": {}}
