"""docs/ci: each workflow is valid, and what its steps run does in a project what the documentation says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import shapesmith
import yaml
from shapesmith import __version__
from shapesmith.specs.find import find

from tests.write.project import Project, git

REPOSITORY = Path(__file__).parents[2]
CI = REPOSITORY / "docs" / "ci"
WORKFLOWS = {path.stem: path for path in sorted(CI.glob("*.yml"))}

STUBS = {
    # What installs is recorded; everything else is the Python that runs the tests.
    "python": 'if [ "$1 $2" = "-m pip" ]; then echo "pip ${*:3}" >> "$LOG"; else exec {python} "$@"; fi',
    "shapesmith": 'exec {python} -m shapesmith "$@"',
    # The pull request that is open, once one was created, has number 7.
    "gh": """\
if [ "$1 $2" = "pr list" ]; then cat "$LOG.opened" 2> /dev/null || true; exit; fi
echo "gh $*" >> "$LOG"
if [ "$1 $2" = "pr create" ]; then echo 7 > "$LOG.opened"; fi""",
}


def workflow(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(WORKFLOWS[name].read_text(encoding="utf-8"))
    return loaded


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


class Runner:
    """Runs the steps of a workflow as GitHub Actions does, in a project, with commands of its own first on the path."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project = project
        self.folder = folder
        self.log = folder / "log"
        commands = folder / "bin"
        commands.mkdir(parents=True)
        for name, body in STUBS.items():
            (commands / name).write_text(
                f"#!/usr/bin/env bash\n{body.replace('{python}', sys.executable)}\n", encoding="utf-8"
            )
            (commands / name).chmod(0o755)
        self._environment = {
            **os.environ,
            "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(Path(shapesmith.__file__).parents[1]),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "RUNNER_TEMP": str(folder),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "LOG": str(self.log),
        }

    def run(self, name: str, **variables: str) -> int:
        """Run every step of a workflow until one fails; return the exit code of the last."""
        (job,) = workflow(name)["jobs"].values()
        for step in job["steps"]:
            if "run" not in step:
                continue
            own = {
                key: value for key, value in {**job.get("env", {}), **step.get("env", {})}.items() if "${{" not in value
            }
            environment = {**self._environment, **own, **variables}
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=self.project.folder, env=environment, check=False
            )
            if done.returncode != 0:
                return done.returncode
        return 0

    @property
    def logged(self) -> list[str]:
        """What was installed, and what was asked of GitHub."""
        return self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with an older SQS, generated, committed and pushed."""
    project = Project(tmp_path / "project")
    content = find("sqs", "botocore", tmp_path).read().files["service-2.json"].content
    model = json.loads(content)
    del model["operations"]["ListMessageMoveTasks"]
    project.vendor("sqs", model)
    # Where SQS of botocore has its spec.
    (project.folder / "shapes/sqs/2024-01-01").rename(project.folder / "shapes/sqs/2012-11-05")
    lock = project.folder / "shapes/shapes.lock"
    lock.write_text(lock.read_text(encoding="utf-8").replace("2024-01-01", "2012-11-05"), encoding="utf-8")
    assert project.run("init").code == 0
    assert project.run("generate").code == 0
    (tmp_path / "origin").mkdir()
    git(tmp_path / "origin", "init", "--quiet", "--bare")
    project.git("init", "--quiet")
    project.git("remote", "add", "origin", str(tmp_path / "origin"))
    project.commit("begun")
    project.git("push", "--quiet", "origin", "HEAD:main")
    return project


@pytest.fixture
def runner(project: Project, tmp_path: Path) -> Runner:
    """Return what runs workflows in the project."""
    return Runner(project, tmp_path / "runner")


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_has_jobs_whose_steps_run_or_use_something(name: str) -> None:
    assert workflow(name)["permissions"]
    assert steps(name)
    assert all(("run" in step) != ("uses" in step) for step in steps(name))


@pytest.mark.parametrize("name", WORKFLOWS)
def test_nothing_that_others_can_write_becomes_shell(name: str) -> None:
    assert not [step["run"] for step in steps(name) if "${{" in step.get("run", "")]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_installs_this_release(name: str) -> None:
    (install,) = [step["run"] for step in steps(name) if step.get("name") == "Install"]
    assert re.findall(r"shapesmith==(\S+)", install) == [__version__]


@pytest.mark.skipif(shutil.which("actionlint") is None, reason="actionlint is not installed")
@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_passes_actionlint(name: str) -> None:
    done = subprocess.run(["actionlint", str(WORKFLOWS[name])], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)


def test_sync_opens_one_pull_request_with_the_report_and_updates_it(runner: Runner, tmp_path: Path) -> None:
    assert runner.run("sync") == 0
    body = runner.folder / "body.md"
    assert runner.logged == [
        f"pip install --upgrade shapesmith=={__version__} botocore",
        f"gh pr create --head shapesmith/sync --title Update the shapes of AWS --body-file {body}",
    ]
    assert body.read_text(encoding="utf-8").startswith(
        "**next version: major, 0.1.0 -> 0.2.0**\n\n## sqs: botocore 1.0.0 → "
    )
    pushed = git(tmp_path / "origin", "log", "--format=%an: %s", "main..shapesmith/sync")
    assert pushed == "github-actions[bot]: Update the shapes of AWS\n"
    assert runner.project.git("status", "--porcelain") == ""
    # The next day nothing was merged yet.
    runner.project.git("switch", "--quiet", "--detach", "origin/main")
    assert runner.run("sync") == 0
    assert runner.logged[-1] == f"gh pr edit 7 --body-file {body}"
    # Once it is merged or closed, there is another.
    Path(f"{runner.log}.opened").unlink()
    runner.project.git("switch", "--quiet", "--detach", "origin/main")
    assert runner.run("sync") == 0
    assert runner.logged[-1].startswith("gh pr create --head shapesmith/sync ")


def test_sync_opens_nothing_where_nothing_changed(runner: Runner) -> None:
    runner.project.run("sync")
    runner.project.commit("synced")
    assert runner.run("sync") == 0
    assert runner.logged == [f"pip install --upgrade shapesmith=={__version__} botocore"]


def test_check_comments_what_a_pull_request_changes(runner: Runner) -> None:
    runner.project.git("switch", "--quiet", "--create", "theirs")
    runner.project.run("sync")
    runner.project.commit("synced")
    runner.project.git("switch", "--quiet", "-")
    runner.project.git("merge", "--quiet", "--no-ff", "--message", "merge", "theirs")
    assert runner.run("check", PULL_REQUEST="7") == 0
    assert runner.logged[-1] == f"gh pr comment 7 --edit-last --create-if-none --body-file {runner.folder}/body.md"
    for name in ("body.md", "summary.md"):
        assert (runner.folder / name).read_text(encoding="utf-8").startswith("## sqs: git:HEAD^1")


def test_check_passes_where_something_breaks_and_says_so(runner: Runner) -> None:
    runner.project.run("sync")
    runner.project.commit("synced")
    runner.project.git("revert", "--no-edit", "HEAD")
    assert runner.run("check", PULL_REQUEST="7") == 0
    assert "SERVICE_OPERATION_REMOVED" in (runner.folder / "body.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", ["generated/aws_shapes/sqs/operations/send_message.py", "shapes/sqs/2012-11-05/service-2.json"]
)
def test_check_fails_where_a_file_was_edited(runner: Runner, path: str) -> None:
    runner.project.write(path, "{}")
    runner.project.commit("edited")
    assert runner.run("check", PULL_REQUEST="7") == 1
    assert not [line for line in runner.logged if line.startswith("gh")]


def test_the_hooks_of_pre_commit_are_commands_that_pass_in_a_project(runner: Runner) -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["shapesmith-check", "shapesmith-verify", "shapesmith-lint"]
    for hook in hooks[:2]:
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)
        assert runner.project.run(*hook["entry"].split()[1:]).code == 0
        assert re.search(hook["files"], "shapes/sqs/2012-11-05/service-2.json")
    # `lint` is given the files that are committed.
    assert "pass_filenames" not in hooks[2]
    runner.project.write("queues.py", "import boto3\n")
    assert runner.project.run(*hooks[2]["entry"].split()[1:], "queues.py").code == 0
    text = (CI / "README.md").read_text(encoding="utf-8")
    assert all(f"- id: {hook['id']}\n" in text for hook in hooks)
