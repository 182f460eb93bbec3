"""`check` covers everything below the output folder, whatever made it, and prints little."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.output import difference
from shapesmith.output.difference import describe, remedies
from shapesmith.output.survey import FileChange, State, compare

from tests.write.conftest import Generate, MakeUnit
from tests.write.project import Project, Run, model, write_spec

PACKAGE = "generated/aws_shapes"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with a vendored service, garden, and one that was generated from elsewhere, orchard."""
    project = Project(tmp_path / "project")
    project.vendor("garden", model("Garden", "Plant"))
    write_spec(project.folder / "elsewhere", "orchard", model("Orchard", "Plant"))
    assert project.run("generate").code == 0
    assert project.run("generate", "--from", "elsewhere").code == 0
    assert project.run("check") == Run("generated is up to date\n", 0)
    return project


def test_missing_and_hand_edited_files_of_a_package_from_elsewhere_are_named(project: Project) -> None:
    (project.generated / "aws_shapes/orchard/shared/__init__.py").unlink()
    project.write(f"{PACKAGE}/orchard/operations/plant.py", "mine\n")
    assert project.run("check") == Run(
        f"hand-edited: {PACKAGE}/orchard/operations/plant.py\n"
        f"missing: {PACKAGE}/orchard/shared/__init__.py\n"
        "1 file is not as it was generated: run `shapesmith generate orchard --from PATH --force`, or remove its "
        "package\n"
        "1 file is not as it was generated: run `shapesmith generate orchard --from PATH`, or remove its package\n",
        1,
    )


def test_manifest_that_is_broken_is_named_and_not_every_file_beside_it(project: Project) -> None:
    project.write(f"{PACKAGE}/orchard/manifest.json", "{")
    assert project.run("check") == Run(
        f"hand-edited: {PACKAGE}/orchard/manifest.json\n"
        "1 file cannot be read as a manifest: restore it, or remove its folder\n",
        1,
    )


@pytest.mark.parametrize(
    "path",
    ["garden/mine.py", "garden/operations/more/mine.py", "mine.py", "mine/data.txt", "orchard/x.py", "_runtime/x.py"],
)
def test_file_that_nothing_generated_but_a_wheel_would_hold_is_stray(project: Project, path: str) -> None:
    project.write(f"{PACKAGE}/{path}", "mine\n")
    assert project.run("check") == Run(
        f"stray: {PACKAGE}/{path}\n"
        "1 file is in the import package and not listed in any manifest, so a wheel would contain it: move it away\n",
        1,
    )


@pytest.mark.parametrize(
    "path",
    [f"{PACKAGE}/.mine", f"{PACKAGE}/garden/.idea/x.py", f"{PACKAGE}/garden/__pycache__/x.pyc", "generated/mine.txt"],
)
def test_hidden_files_byte_code_and_files_beside_the_import_package_are_not_checked(
    project: Project, path: str
) -> None:
    project.write(path, "mine\n")
    assert project.run("check").code == 0


def test_module_that_was_never_committed_is_missing_and_not_stray(project: Project) -> None:
    (project.generated / "aws_shapes/garden/manifest.json").unlink()
    run = project.run("check")
    assert run.printed == (f"missing: {PACKAGE}/garden/manifest.json\n1 file would change; run `shapesmith generate`\n")


def test_package_of_a_removed_service_is_extra_file_by_file(project: Project) -> None:
    project.vendor("barn", model("Barn", "Plant"))
    project.run("generate")
    project.take_out("barn")
    lines = project.run("check").printed.splitlines()
    assert f"extra: {PACKAGE}/barn/operations/plant.py" in lines
    assert all(line.startswith(f"extra: {PACKAGE}/barn/") for line in lines[:-1])
    assert lines[-1] == f"{len(lines) - 1} files would change; run `shapesmith generate`"


def test_folder_that_a_service_left_behind_without_its_manifest_is_stray(project: Project) -> None:
    project.vendor("barn", model("Barn", "Plant"))
    project.run("generate")
    project.take_out("barn")
    (project.generated / "aws_shapes/barn/manifest.json").unlink()
    lines = project.run("check").printed.splitlines()
    assert f"stray: {PACKAGE}/barn/operations/plant.py" in lines


@pytest.mark.parametrize("path", ["pyproject.toml", ".gitattributes", "aws_shapes/_runtime/__init__.py"])
def test_files_of_the_distribution_are_checked_too(project: Project, path: str) -> None:
    project.write(f"generated/{path}", "mine\n")
    assert project.run("check").printed.startswith(f"hand-edited: generated/{path}\n")
    (project.generated / path).unlink()
    assert project.run("check").printed.startswith(f"missing: generated/{path}\n")


def test_the_rest_is_not_checked_if_services_are_named(project: Project) -> None:
    project.write(f"{PACKAGE}/orchard/operations/plant.py", "mine\n")
    project.write(f"{PACKAGE}/mine.py", "mine\n")
    assert project.run("check", "garden").code == 0


def shown(out: Path, *units: object, remove: tuple[str, ...] = ()) -> list[str]:
    changes = compare(out, units, remove)
    return [*describe(changes, "out", with_diff=True), *remedies(changes)]


def test_diff_goes_from_the_disk_to_what_would_be_generated(out: Path, generate: Generate, make_unit: MakeUnit) -> None:
    generate(make_unit("a", {"a.py": "one\ntwo\n", "b.py": "gone\n"}))
    (out / "a" / "a.py").write_text("one\nmine", encoding="utf-8")
    assert shown(out, make_unit("a", {"a.py": "one\ntwo\n", "c.py": "new\n"})) == [
        "hand-edited: out/a/a.py",
        "--- a/a.py",
        "+++ a/a.py",
        "@@ -1,2 +1,2 @@",
        " one",
        "-mine (no line break at the end)",
        "+two",
        "missing: out/a/c.py",
        "extra: out/a/b.py",
        "stale: out/a/manifest.json",
        "1 file edited by hand: move the edits to overrides.toml, and run `shapesmith generate --force`",
        "3 files would change; run `shapesmith generate`",
    ]


def test_diff_of_a_file_ends_with_the_count_of_further_lines(
    out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    def text(word: str, count: int) -> str:
        return "".join(f"{word} {number}\n" for number in range(count))

    # Three lines of head and one line on each side for each line of the file.
    fits = (difference.LINES - 3) // 2
    generate(make_unit("a", {"a.py": text("old", fits), "b.py": text("old", fits + 2)}))
    lines = shown(out, make_unit("a", {"a.py": text("new", fits), "b.py": text("new", fits + 2)}))
    assert lines[lines.index("stale: out/a/b.py") - 1] == f"+new {fits - 1}"
    assert lines[-3] == "... 3 more lines"
    assert len(lines) == 1 + (3 + 2 * fits) + 1 + difference.LINES + 1 + 2


def test_diffs_are_shown_of_the_first_files_and_every_file_is_named(
    out: Path, generate: Generate, make_unit: MakeUnit
) -> None:
    names = [f"m{number:02}.py" for number in range(difference.FILES + 2)]
    generate(make_unit("a", dict.fromkeys(names, "old\n")))
    lines = shown(out, make_unit("a", dict.fromkeys(names, "new\n")))
    assert [line for line in lines if line.startswith("stale: ")] == [
        *(f"stale: out/a/{name}" for name in names),
        "stale: out/a/manifest.json",
    ]
    assert lines.count("+new") == difference.FILES
    assert lines[-2:] == [
        "the diffs of 2 further files are not shown",
        "13 files would change; run `shapesmith generate`",
    ]


def test_what_is_printed_is_printable(out: Path, generate: Generate, make_unit: MakeUnit) -> None:
    generate(make_unit("a", {"a.py": "one\n"}))
    (out / "a" / "a.py").write_bytes(b"\x1b[31m\xe2\x80\xaered\r\n\xff\n")
    change = FileChange(State.STRAY, "a/\x1b[2J.py", "", None, "is \x07 odd")
    lines = [
        *shown(out, make_unit("a", {"a.py": "one\n"})),
        *describe([change], "out", with_diff=True),
        *remedies([change]),
    ]
    assert lines == [
        "hand-edited: out/a/a.py",
        "--- a/a.py",
        "+++ a/a.py",
        "@@ -1,2 +1 @@",
        r"-\x1b[31m\u202ered\r",
        "-\ufffd",
        "+one",
        "1 file edited by hand: move the edits to overrides.toml, and run `shapesmith generate --force`",
        r"stray: out/a/\x1b[2J.py",
        r"1 file is \x07 odd",
    ]
    assert all(line.isprintable() for line in lines)
