"""Which services a command works on, by what is typed and by what the project sets; and what cannot be typed together."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click
import pytest
from click.testing import CliRunner
from shapesmith.cli.main import cli
from shapesmith.cli.options import Wanted, check_apart, jobs, origin_of, plan_of, plan_options, vendor_origin_of
from shapesmith.diagnostics import SpecError
from shapesmith.specs import installed

from tests.write.project import Project, model, write_spec


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder with two vendored services, beside a botocore with two others."""
    project = Project(tmp_path / "project")
    for service in ("barn", "garden"):
        project.vendor(service, model(service, "Dig"))
    for service in ("lake", "mill"):
        write_spec(tmp_path / "botocore", service, model(service, "Dig"))
    monkeypatch.setattr(installed, "botocore_data", lambda: str(tmp_path / "botocore"))
    monkeypatch.setattr(installed, "botocore_package", lambda: "botocore 1.0.0")
    monkeypatch.chdir(project.folder)


def wanted(*services: str, origin: str = "shapes", every: bool = False, shapes: str = "shapes") -> Wanted:
    return Wanted(
        services=services,
        origin=origin,
        out=Path("out"),
        jobs=1,
        every=every,
        doc_style=None,
        shapes=Path(shapes),
    )


@pytest.mark.parametrize(
    ("typed", "services", "complete", "whole"),
    [
        (wanted(), ["barn", "garden"], True, True),
        (wanted("garden"), ["garden"], False, False),
        (wanted(every=True), ["barn", "garden"], True, True),
        (wanted(origin="botocore", every=True), ["lake", "mill"], False, True),
        (wanted("mill", origin="botocore"), ["mill"], False, False),
        (wanted(origin="shapes/barn/2024-01-01"), ["barn"], False, True),
    ],
)
def test_without_a_project_it_works_on_what_is_named_or_on_all(
    typed: Wanted, services: list[str], complete: bool, whole: bool
) -> None:
    plan = plan_of(typed)
    assert [spec.service for spec in plan.specs] == services
    assert (plan.complete, plan.whole, plan.out) == (complete, whole, Path("out"))


@pytest.mark.parametrize(
    ("typed", "services"),
    [
        (wanted(), ["garden"]),
        (wanted("barn"), ["barn"]),
        (wanted(every=True), ["barn", "garden"]),
        (wanted(origin="botocore", every=True), ["lake", "mill"]),
    ],
)
def test_of_a_project_it_works_on_its_services_unless_others_are_named(typed: Wanted, services: list[str]) -> None:
    Path("pyproject.toml").write_text('[tool.shapesmith]\nservices = ["garden"]\ndoc-style = "rst"\n')
    plan = plan_of(typed)
    assert [spec.service for spec in plan.specs] == services
    assert plan.options.doc_style == "rst"


def test_a_service_of_the_project_without_a_spec_is_an_error_where_all_are_wanted() -> None:
    Path("pyproject.toml").write_text('[tool.shapesmith]\nservices = ["garden", "gate"]\n')
    with pytest.raises(SpecError, match='"gate" has no spec in shapes'):
        plan_of(wanted())
    assert [spec.service for spec in plan_of(wanted("garden")).specs] == ["garden"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (wanted("garden", every=True), "give either services or --all"),
        (wanted(origin="botocore"), "--from botocore needs services, or --all for every one of them"),
        (
            wanted(shapes="none"),
            "no specs in none; run `shapesmith shapes add SERVICE`, or use --from botocore",
        ),
    ],
)
def test_what_cannot_be_worked_on_is_wrong_usage(typed: Wanted, message: str) -> None:
    with pytest.raises(click.UsageError) as wrong:
        plan_of(typed)
    assert wrong.value.message == message


def test_in_a_folder_below_the_project_its_folder_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("src").mkdir()
    monkeypatch.chdir("src")
    with pytest.raises(click.UsageError) as wrong:
        plan_of(wanted())
    assert wrong.value.message.endswith('or use --from botocore; did you mean to run this in ".."?')


def test_one_process_a_processor_unless_another_number_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    @jobs
    def command(jobs: int) -> None:
        click.echo(jobs)

    def printed(*arguments: str) -> str:
        return CliRunner().invoke(command, arguments).output

    monkeypatch.setattr("os.cpu_count", lambda: 7)
    assert (printed(), printed("--jobs", "3")) == ("7\n", "3\n")
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert printed() == "1\n"


def test_the_markup_of_docstrings_is_one_of_two_and_wins_over_that_of_the_project() -> None:
    Path("pyproject.toml").write_text('[tool.shapesmith]\ndoc-style = "rst"\n')

    @click.command()
    @plan_options
    def command(**typed: Unpack[Wanted]) -> None:
        click.echo(plan_of(typed).options.doc_style)

    def printed(*arguments: str) -> str:
        return CliRunner().invoke(command, arguments).output

    assert printed() == "rst\n"
    assert printed("--doc-style", "rst") == "rst\n"
    assert printed("--doc-style", "markdown") == "markdown\n"
    for other in ("html", ""):
        assert f"Invalid value for '--doc-style': '{other}' is not one of 'markdown', 'rst'." in printed(
            "--doc-style", other
        )


def test_a_release_is_fetched_only_to_vendor_it() -> None:
    with pytest.raises(click.UsageError) as wrong:
        origin_of("botocore==1.44.5")
    assert wrong.value.message == (
        "--from botocore==1.44.5 is fetched only by init, shapes add, shapes update, sync, diff and migrate; "
        "vendor it by one of them, or give the path of its wheel"
    )
    assert origin_of("specs==2/sqs.json") == Path("specs==2/sqs.json")


def test_the_origin_of_specs_is_a_word_or_a_path() -> None:
    assert [origin_of(typed) for typed in ("shapes", "botocore", "./shapes")] == ["shapes", "botocore", Path("shapes")]
    assert [vendor_origin_of(typed) for typed in ("botocore", "a.whl")] == ["botocore", Path("a.whl")]
    with pytest.raises(click.UsageError, match="--from shapes is the folder that specs are vendored into"):
        vendor_origin_of("shapes")


@pytest.mark.parametrize("command", ["generate", "check", "sync --allow-dirty", "shapes remove garden"])
@pytest.mark.parametrize(
    ("out", "shapes"), [("shapes", "shapes"), ("shapes/out", "shapes"), ("link/out", "shapes"), ("out", "out/shapes")]
)
def test_output_and_specs_are_apart(command: str, out: str, shapes: str) -> None:
    Path("link").symlink_to("shapes")
    Path("out/shapes").mkdir(parents=True)
    run = CliRunner().invoke(cli, f"{command} --out {out} --shapes {shapes}")
    assert run.exit_code == 1
    assert (
        f"{out}: error: must be apart from {shapes}, the folder of specs: neither may be in the other; give another "
        "--out [output-nested]\n"
    ) in run.output


def test_where_there_are_no_specs_an_output_may_be_above_their_folder(tmp_path: Path) -> None:
    check_apart(tmp_path, Path("none"))
