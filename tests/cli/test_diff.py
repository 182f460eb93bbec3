"""`shapesmith diff`: exit codes, what counts as breaking, and every input that cannot be compared."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from shapesmith.cli.main import cli
from shapesmith.diagnostics import SpecError
from shapesmith.specs import installed, releases

Write = Callable[..., Path]


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["diff", *arguments], prog_name="shapesmith")


def model(**shapes: Any) -> dict[str, Any]:
    """Return a model with one operation, whose input is the shape `In`."""
    return {
        "metadata": {"apiVersion": "2026-01-01", "protocol": "json", "serviceId": "Bakery"},
        "operations": {
            "Bake": {"name": "Bake", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "In"}}
        },
        "shapes": {
            "In": {"type": "structure", "members": {"A": {"shape": "Text"}}},
            "Text": {"type": "string"},
            **shapes,
        },
    }


SHORT = {"Text": {"type": "string", "max": 9}}
OTHER_TEXT = {"Text": {"type": "string", "documentation": "<p>Some text.</p>"}}


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Return what writes a spec below the current folder, as bytes or as JSON."""
    monkeypatch.chdir(tmp_path)

    def put(path: str, content: Any) -> Path:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return file

    return put


@pytest.mark.parametrize(
    ("new", "options", "status"),
    [
        (model(), (), 0),
        (model(**SHORT), (), 1),
        (model(**SHORT), ("--fail-on", "source"), 0),
        (model(**SHORT), ("--fail-on", "none"), 0),
        (model(**SHORT), ("--breaking", "docs, request"), 1),
        (model(**OTHER_TEXT), (), 0),
        (model(Text={"type": "string", "deprecated": True}), ("--fail-on", "docs"), 1),
    ],
)
def test_the_exit_code_says_whether_something_breaks(
    new: dict[str, Any], options: tuple[str, ...], status: int, write: Write
) -> None:
    write("old.json", model())
    write("new.json", new)
    result = diff("old.json", "new.json", *options)
    assert (result.exit_code, result.stderr) == (status, "")


def test_of_one_service_it_says_that_nothing_changed(write: Write) -> None:
    write("old.json", model())
    result = diff("old.json", "old.json")
    assert result.stdout == "bakery: old.json -> old.json\n  nothing changed\n"


def test_of_many_services_only_those_that_changed_are_reported(write: Write) -> None:
    for service in ("bread", "cake"):
        write(f"old/{service}/2026-01-01/service-2.json", model())
        write(f"new/{service}/2026-01-01/service-2.json", model(**SHORT) if service == "cake" else model())
    write("new/tart/2026-01-01/service-2.json", model())
    result = diff("old", "new")
    assert result.exit_code == 1
    assert [line for line in result.stdout.splitlines() if "->" in line and not line.startswith(" ")] == [
        "cake: old/cake/2026-01-01/service-2.json -> new/cake/2026-01-01/service-2.json"
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [((), "nothing changed in 2 services\n"), (("--format", "markdown"), "Nothing changed in 2 services.\n")],
)
def test_of_many_services_it_says_that_none_changed(options: tuple[str, ...], said: str, write: Write) -> None:
    for service in ("bread", "cake"):
        write(f"old/{service}/2026-01-01/service-2.json", model())
    result = diff("old", "old", *options)
    assert (result.exit_code, result.stdout) == (0, said)


def test_each_service_has_a_heading_of_its_own_in_markdown(write: Write) -> None:
    """A fold ends with an empty line, and a heading in it would be text."""
    for service in ("bread", "cake", "tart"):
        write(f"old/{service}/2026-01-01/service-2.json", model())
        write(f"new/{service}/2026-01-01/service-2.json", model() if service == "tart" else model(**OTHER_TEXT))
    lines = diff("old", "new", "--format", "markdown").stdout.splitlines()
    headings = [at for at, line in enumerate(lines) if line.startswith("## ")]
    assert [lines[at].partition(":")[0] for at in headings] == ["## bread", "## cake"]
    assert lines[headings[1] - 2 : headings[1]] == ["</details>", ""]
    assert lines[-1] == "</details>"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--fail-on", "sources"),
            '"sources" is no category; choose from source, request, response, docs, or none; did you mean "source"?',
        ),
        (("--fail-on", ""), '"" is no category'),
        (("--fail-on", "none,source"), '"none" must be the only category (got "none,source")'),
        (("--format", "pdf"), "'pdf' is not one of 'text', 'markdown', 'json', 'html', 'github'"),
    ],
)
def test_wrong_usage_exits_2(options: tuple[str, ...], message: str, write: Write) -> None:
    write("old.json", model())
    result = diff("old.json", "old.json", *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_second_argument_is_needed() -> None:
    result = diff("botocore")
    assert (result.exit_code, "Missing argument 'NEW'" in result.stderr) == (2, True)


def test_specs_of_two_services_are_not_compared_by_accident(write: Write) -> None:
    write("old/bread/2026-01-01/service-2.json", model())
    write("new/cake/2026-01-01/service-2.json", model())
    result = diff("old", "new")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        'new: error: has the specs of "cake", but old those of "bread"; name a SERVICE to read both as specs of it '
        "[service-unknown]\n1 error\n"
    )


def test_specs_of_two_services_are_compared_where_a_service_is_named(write: Write) -> None:
    old = write("old/bread/2026-01-01/service-2.json", model())
    new = write("new/cake/2026-01-01/service-2.json", model(**SHORT))
    result = diff(str(old), str(new), "bread")
    assert result.exit_code == 1
    assert "Text has a limited length now: at most 9" in result.stdout


@pytest.mark.parametrize("side", ["old", "new"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "json-broken"),
        (b'{"metadata": {}, "operations": {}, "shapes": []}', "spec-top-level"),
        (json.dumps(model(In={"type": "structure", "members": {"A": {"shape": "Gone"}}})).encode(), "shape-dangling"),
    ],
    ids=["no JSON", "no shapes", "a dangling shape"],
)
def test_a_broken_spec_on_either_side_is_reported_with_its_file(
    side: str, content: bytes, code: str, write: Write
) -> None:
    write("old.json", model())
    write("new.json", model())
    write(f"{side}.json", content)
    result = diff("old.json", "new.json", "bakery", "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{side}.json")
    assert f"[{code}]" in result.stderr
    assert "1 error" in result.stderr


def test_the_dump_of_another_version_of_the_ir_is_no_spec(write: Write) -> None:
    write("old.json", model())
    write("new.json", {"irVersion": 99, "name": "bakery", "operations": [], "shapes": {}})
    result = diff("old.json", "new.json", "bakery")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("new.json")


@pytest.mark.parametrize("typed", ["nowhere.json", "botocore-9.whl", "git", "Botocore"])
def test_what_does_not_exist_is_named_with_what_could_be_given(typed: str, write: Write) -> None:
    write("old.json", model())
    result = diff("old.json", typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"{typed}: error: does not exist; give a file, a folder, shapes, git:REV, botocore or botocore==VERSION "
        "[spec-absent]\n1 error\n"
    )


# git


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=A Baker", "-c", "user.email=baker@example.com"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(write: Write, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Return `write` in a repository: bread was vendored in its first commit, cake in its second."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q")
    write("shapes/bread/2026-01-01/service-2.json", model())
    git("add", ".")
    git("commit", "-qm", "bread")
    write("shapes/bread/2026-01-01/service-2.json", model(**SHORT))
    write("shapes/cake/2026-01-01/service-2.json", model())
    git("add", ".")
    git("commit", "-qm", "cake")
    return write


def test_a_revision_is_read_from_git_and_not_from_the_work_tree(repository: Write) -> None:
    repository("shapes/bread/2026-01-01/service-2.json", b"changed since")
    result = diff("git:HEAD~1", "git:HEAD", "--format", "json")
    (service,) = json.loads(result.stdout)["services"]
    assert (service["service"], service["old"], service["new"]) == ("bread", "git:HEAD~1", "git:HEAD")
    assert [change["rule"] for change in service["changes"]] == ["SHAPE_LENGTH_ADDED"]
    assert service["changes"][0]["newAt"] == "git:HEAD:shapes/bread/2026-01-01/service-2.json#/shapes/Text"


def test_the_latest_api_version_of_a_revision_is_read(repository: Write) -> None:
    repository("shapes/bread/2027-01-01/service-2.json", model())
    git("add", ".")
    git("commit", "-qm", "bread again")
    result = diff("git:HEAD~1", "git:HEAD", "bread", "--format", "json")
    (service,) = json.loads(result.stdout)["services"]
    assert [change["rule"] for change in service["changes"]] == [
        "SERVICE_VERSION_CHANGED",
        "SHAPE_LENGTH_REMOVED",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("git:HEAD~1", "git:HEAD", "cakes"),
            'git:HEAD~1: error: has no service "cakes" in shapes/ [service-unknown]',
        ),
        (
            ("git:HEAD~1", "shapes", "cake"),
            'git:HEAD~1: error: has no service "cake" in shapes/ [service-unknown]',
        ),
        (
            ("git:HEAD", "shapes", "bred"),
            'git:HEAD: error: has no service "bred" in shapes/; did you mean "bread"? [service-unknown]',
        ),
        (
            ("git:v9", "shapes"),
            "git:v9: error: cannot be read: git knows no such revision; `git log` shows the revisions "
            "[revision-unknown]",
        ),
        (
            ("git:--help", "shapes"),
            "git:--help: error: cannot be read: git knows no such revision; `git log` shows the revisions "
            "[revision-unknown]",
        ),
        (
            ("git:HEAD", "shapes", "--shapes", "models"),
            "git:HEAD: error: cannot be read: there is no folder models/; give another one with --shapes "
            "[revision-unknown]",
        ),
    ],
)
def test_a_revision_without_the_spec_is_reported(arguments: tuple[str, ...], message: str, repository: Write) -> None:
    result = diff(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{message}\n1 error\n")


def test_a_folder_without_git_is_reported(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    write("shapes/bread/2026-01-01/service-2.json", model())
    result = diff("git:HEAD", "shapes")
    assert result.exit_code == 2
    assert "git:HEAD: error: cannot be read: fatal: not a git repository" in result.stderr


# Releases of botocore


def wheel(path: Path, version: str, **services: dict[str, Any]) -> Path:
    """Write a wheel of botocore with these services."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"botocore-{version}.dist-info/METADATA", "")
        for name, content in services.items():
            archive.writestr(f"botocore/data/{name}/2026-01-01/service-2.json", json.dumps(content))
    return path


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of wheels, empty, and let pip find nothing."""
    monkeypatch.setenv("SHAPESMITH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    return tmp_path / "cache" / "wheels"


def test_a_wheel_in_the_cache_is_read_without_pip(cache: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel(cache / "botocore-1.0.1-py3-none-any.whl", "1.0.1", bread=model())
    wheel(cache / "botocore-1.0.2-py3-none-any.whl", "1.0.2", bread=model(**SHORT))
    monkeypatch.setattr(releases.subprocess, "run", lambda *_, **__: pytest.fail("pip was asked"))
    result = diff("botocore==1.0.1", "botocore==1.0.2")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith("bread: botocore 1.0.1 -> botocore 1.0.2\n")


def test_a_downgrade_is_said(cache: Path, write: Write) -> None:
    wheel(cache / "botocore-1.9.0-py3-none-any.whl", "1.9.0", bread=model())
    wheel(cache / "botocore-1.10.0-py3-none-any.whl", "1.10.0", bread=model(**SHORT))
    result = diff("botocore==1.10.0", "botocore==1.9.0")
    assert result.stderr.endswith(
        "service-2.json: warning: bread comes from botocore 1.9.0, which is older than botocore 1.10.0: this is a downgrade "
        "[spec-downgrade]\n"
    )
    assert result.exit_code == 0


def test_the_installed_release_needs_no_wheel(cache: Path) -> None:
    version = installed.botocore_package().removeprefix("botocore ")
    assert diff(f"botocore=={version}", "botocore", "sqs").exit_code == 0
    assert not cache.exists()


def test_a_version_that_pip_does_not_have_is_reported(cache: Path, write: Write) -> None:
    write("old.json", model())
    result = diff("botocore==0.0.99", "old.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "botocore==0.0.99: error: cannot be read: pip does not have it: No matching distribution found for "
        "botocore==0.0.99; or give the path of a wheel [release-unknown]\n1 error\n"
    )
    assert not list(cache.glob("*.whl"))


def test_pip_that_cannot_be_run_is_reported(cache: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("old.json", model())
    monkeypatch.setattr(releases.sys, "executable", "/nowhere/python")
    result = diff("botocore==0.0.99", "old.json")
    assert result.exit_code == 2
    assert "botocore==0.0.99: error: cannot be read: pip did not fetch it" in result.stderr


@pytest.mark.parametrize("version", ["", "latest", "../1.0.0", "1.0.0 --index-url x", "1.0.0;x", "1.43"])
def test_only_a_version_reaches_pip(version: str, cache: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("old.json", model())
    monkeypatch.setattr(releases.subprocess, "run", lambda *_, **__: pytest.fail("pip was asked"))
    result = diff(f"botocore=={version}", "old.json")
    assert result.exit_code == 2
    assert "a version has three numbers, as in botocore==1.44.5 [release-unknown]" in result.stderr


def test_without_a_network_that_is_said(cache: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("old.json", model())
    monkeypatch.delenv("PIP_NO_INDEX")
    # A port at which nothing listens.
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    result = diff("botocore==0.0.99", "old.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "botocore==0.0.99: error: cannot be read: pip does not reach its index; give the path of a wheel "
        "[release-unknown]\n1 error\n"
    )


def test_without_a_cache_a_release_needs_the_path_of_a_wheel() -> None:
    with pytest.raises(SpecError, match="there is no cache folder to keep a wheel in; give the path of a wheel"):
        releases.release("0.0.99", None)


def test_a_wheel_that_is_no_zip_file_is_reported(write: Write) -> None:
    write("old.json", model())
    write("botocore-1.0.0-py3-none-any.whl", b"no zip")
    result = diff("botocore-1.0.0-py3-none-any.whl", "old.json", "bread")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("botocore-1.0.0-py3-none-any.whl: error: cannot be read")
