"""The sides of a comparison as they are typed: a path, shapes, a revision of git, botocore or one of its releases."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.specs import installed, releases
from shapesmith.specs.api_reference import Reference, read_reference
from shapesmith.specs.releases import release
from shapesmith.specs.revision import Revision
from shapesmith.specs.versions import common_services, is_older, version_of


def messages(error: pytest.ExceptionInfo[SpecError]) -> list[str]:
    return [str(each) for each in error.value.diagnostics]


def git(*arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b", "-c", "init.defaultBranch=main", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def write(files: dict[str, str]) -> None:
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


@pytest.fixture
def history(shapes: Path) -> Path:
    """Return a folder shapes/ with two commits."""
    git("init")
    write(
        {
            "shapes/sqs/2012-11-05/service-2.json": "old",
            "shapes/sqs/2012-11-05/paginators-1.json": "{}",
            "shapes/sqs/2012-11-05/ruby.yard": "doc",
            "shapes/sqs/2012-11-05/api-2.json": "half",
            "shapes/sqs/2012-11-05/docs-2.json": "half",
            "shapes/sqs/2012-11-05/other.json": "{}",
            "shapes/sqs/2010-01-01/service-2.json": "older",
            "shapes/sqs/2020-01-01/examples-1.json": "{}",
            "shapes/sqs/overrides.toml": "o",
            "shapes/sqs/rules.toml": "r",
            "shapes/sqs/notes.toml": "n",
            "shapes/s3/2006-03-01/api-2.json": "api",
            "shapes/s3/2006-03-01/docs-2.json": "docs",
            "shapes/empty/readme": "",
            "shapes/shapes.lock": "",
            "service-2.json": "above",
        }
    )
    git("add", ".")
    git("commit", "-m", "one")
    write({"shapes/sqs/2012-11-05/service-2.json": "new"})
    git("commit", "-am", "two")
    write({"shapes/sqs/2012-11-05/service-2.json": "not committed"})
    return shapes


def test_a_revision_has_the_files_as_they_were(history: Path) -> None:
    revision = Revision.open("HEAD~1", history)
    assert revision.services() == ["s3", "sqs"]
    spec = revision.read("sqs")
    assert spec[:4] == ("sqs", "2012-11-05", "path", "git:HEAD~1")
    assert {name: file.content for name, file in spec.files.items()} == {
        "overrides.toml": b"o",
        "paginators-1.json": b"{}",
        "ruby.yard": b"doc",
        "rules.toml": b"r",
        "service-2.json": b"old",
    }
    assert spec.files["service-2.json"].path == "git:HEAD~1:shapes/sqs/2012-11-05/service-2.json"
    assert Revision.open("HEAD", history).read("sqs").files["service-2.json"].content == b"new"
    assert sorted(Revision.open("HEAD", history).read("s3").files) == ["api-2.json", "docs-2.json"]


def test_what_a_revision_does_not_have_is_an_error(history: Path) -> None:
    for service, near in (("sqss", '; did you mean "sqs"?'), ("empty", ""), ("..", "")):
        with pytest.raises(SpecError) as error:
            Revision.open("HEAD", history).read(service)
        assert messages(error) == [f'git:HEAD: error: has no service "{service}" in shapes/{near} [service-unknown]']
    for unknown in ("nowhere", "HEAD~9", "--all", "HEAD:shapes"):
        with pytest.raises(SpecError) as error:
            Revision.open(unknown, history)
        assert messages(error) == [
            f"git:{unknown}: error: cannot be read: git knows no such revision; "
            "`git log` shows the revisions [revision-unknown]"
        ]


def test_a_folder_that_is_not_there_or_in_no_repository_has_no_revisions(shapes: Path) -> None:
    with pytest.raises(SpecError) as error:
        Revision.open("HEAD", shapes)
    message = "cannot be read: there is no folder shapes/; give another one with --shapes"
    assert messages(error) == [f"git:HEAD: error: {message} [revision-unknown]"]
    shapes.mkdir()
    with pytest.raises(SpecError) as error:
        Revision.open("HEAD", shapes)
    (found,) = messages(error)
    assert found.startswith("git:HEAD: error: cannot be read: ")
    assert found.endswith("; `git log` shows the revisions [revision-unknown]")


def test_without_git_there_are_no_revisions(shapes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes.mkdir()
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SpecError) as error:
        Revision.open("HEAD", shapes)
    reason = "cannot be read: git cannot be run (No such file or directory)"
    assert messages(error) == [f"git:HEAD: error: {reason} [revision-unknown]"]


def test_what_git_says_is_shown_whatever_its_bytes_are(shapes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes.mkdir()
    Path("git").write_text("#!/bin/sh\nprintf 'fatal: caf\\351\\n' >&2\nexit 1\n", encoding="utf-8")
    Path("git").chmod(0o755)
    monkeypatch.setenv("PATH", str(Path.cwd()), prepend=os.pathsep)
    with pytest.raises(SpecError, match=r"cannot be read: .*caf\uFFFD"):
        Revision.open("HEAD", shapes)


def zipped(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr(ZipInfo("METADATA"), "Name: botocore\n")


class Pip:
    """What is run in place of pip: it records its arguments and leaves a wheel, or says why it does not."""

    def __init__(self, wheel: str = "", code: int = 0, stderr: str = "", failure: Exception | None = None) -> None:
        self.command: list[str] = []
        self.options: dict[str, Any] = {}
        self._made = (wheel, code, stderr, failure)

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        self.command, self.options = command, options
        wheel, code, stderr, failure = self._made
        if failure is not None:
            raise failure
        if wheel:
            zipped(Path(command[-1], wheel))
        return subprocess.CompletedProcess(command, code, "", stderr)


def use(monkeypatch: pytest.MonkeyPatch, pip: Pip) -> Pip:
    monkeypatch.setattr(subprocess, "run", pip)
    return pip


WHEEL = "botocore-1.2.3-py3-none-any.whl"


def test_a_release_is_the_installed_one_or_a_wheel(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "wheels"
    folder.mkdir()
    pip = use(monkeypatch, Pip(WHEEL))
    assert release("1.0.0", None) == "botocore"
    assert pip.command == []
    assert release("1.2.3", str(folder)) == folder / WHEEL
    assert pip.command == [
        *(sys.executable, "-m", "pip", "download", "botocore==1.2.3", "--no-deps", "--only-binary=:all:"),
        *("--retries", "1", "--timeout", "15"),
        *("--quiet", "--disable-pip-version-check", "--no-input", "--dest", str(folder)),
    ]
    assert pip.options == {"capture_output": True, "text": True, "timeout": 300}
    pip.command = []
    assert release("1.2.3", str(folder)) == folder / WHEEL
    assert pip.command == []


def test_a_wheel_of_which_only_a_part_is_there_is_fetched_again(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zipped(tmp_path / WHEEL)
    content = (tmp_path / WHEEL).read_bytes()
    (tmp_path / WHEEL).write_bytes(content[:-30])
    pip = use(monkeypatch, Pip(WHEEL))
    assert release("1.2.3", str(tmp_path)) == tmp_path / WHEEL
    assert pip.command
    assert (tmp_path / WHEEL).read_bytes() == content
    (tmp_path / WHEEL).write_bytes(content[:-30])
    use(monkeypatch, Pip(code=1))
    with pytest.raises(SpecError, match="pip does not have it"):
        release("1.2.3", str(tmp_path))


def test_without_botocore_a_wheel_does_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> str:
        raise SpecError([])

    monkeypatch.setattr(installed, "botocore_package", absent)
    zipped(tmp_path / WHEEL)
    assert release("1.2.3", str(tmp_path)) == tmp_path / WHEEL


@pytest.mark.parametrize(
    ("pip", "reason"),
    [
        (Pip(stderr="a\nERROR: No match\nERROR: Not found\nb\n", code=1), "pip does not have it: Not found"),
        (Pip(stderr="one\ntwo\n", code=1), "pip does not have it: two"),
        (Pip(code=1), "pip does not have it: it gives no reason"),
        (Pip(), "pip does not have it: it gives no reason"),
        (Pip(WHEEL, code=1), "pip does not have it: it gives no reason"),
        (Pip("botocore-1.2.30-py3-none-any.whl"), "pip does not have it: it gives no reason"),
    ],
)
def test_a_release_that_pip_does_not_have_is_an_error(
    published: Path, tmp_path: Path, pip: Pip, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, pip)
    with pytest.raises(SpecError) as error:
        release("1.2.3", str(tmp_path))
    assert messages(error) == [
        f"botocore==1.2.3: error: cannot be read: {reason}; or give the path of a wheel [release-unknown]"
    ]


BROKEN = "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'\nERROR: No match\n"


def test_a_pip_that_does_not_reach_its_index_says_so(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Pip(stderr=BROKEN, code=1))
    with pytest.raises(SpecError) as error:
        release("1.2.3", str(tmp_path))
    assert messages(error) == [
        "botocore==1.2.3: error: cannot be read: pip does not reach its index; give the path of a wheel "
        "[release-unknown]"
    ]


def test_a_pip_that_reaches_its_index_at_last_has_the_wheel(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Pip(WHEEL, stderr=BROKEN))
    assert release("1.2.3", str(tmp_path)) == tmp_path / WHEEL


@pytest.mark.parametrize("failure", [OSError("no pip"), subprocess.TimeoutExpired(["pip"], 300)])
def test_a_pip_that_fails_is_an_error(
    published: Path, tmp_path: Path, failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Pip(failure=failure))
    with pytest.raises(SpecError) as error:
        release("1.2.3", str(tmp_path))
    assert messages(error) == [
        f"botocore==1.2.3: error: cannot be read: pip did not fetch it ({failure}) [release-unknown]"
    ]


def test_a_version_has_three_numbers_and_a_wheel_needs_a_folder(published: Path) -> None:
    for wrong in ("", "x", "1 2", "../1", ".1", "1\n", "1", "1.43", "1.43.", "1.2.3\n", "../1.2.3"):
        with pytest.raises(SpecError) as error:
            release(wrong, "wheels")
        assert "a version has three numbers, as in botocore==1.44.5" in messages(error)[0]
    with pytest.raises(SpecError) as error:
        release("1.2.3", None)
    reason = "there is no cache folder to keep a wheel in; give the path of a wheel"
    assert messages(error) == [f"botocore==1.2.3: error: cannot be read: {reason} [release-unknown]"]


def test_each_origin_is_typed_in_its_way(
    published: Path, shapes: Path, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases, "release", lambda version, wheels: published / "s3" if version == "9" else None)
    assert version_of("git:HEAD", shapes, None).services() == ["s3", "sqs"]
    assert version_of("botocore", shapes, None).services() == ["s3", "sqs"]
    assert version_of("botocore==9", shapes, "w").services() == ["s3"]
    assert version_of(str(published), shapes, None).services() == ["s3", "sqs"]
    assert version_of(str(published), shapes, None).read("sqs").package == ""
    assert version_of("botocore", shapes, None).read("sqs").package == "botocore 1.0.0"
    (shapes / "shapes.lock").unlink()
    assert version_of("shapes", shapes, None).services() == ["s3", "sqs"]
    with pytest.raises(SpecError) as error:
        version_of("nowhere", shapes, None)
    message = "does not exist; give a file, a folder, shapes, git:REV, botocore or botocore==VERSION"
    assert messages(error) == [f"nowhere: error: {message} [spec-absent]"]


class Listed:
    """A side with some services."""

    def __init__(self, *services: str) -> None:
        self._services = list(services)

    def services(self) -> list[str]:
        return self._services

    def read(self, service: str) -> Any:
        raise NotImplementedError


@pytest.mark.parametrize(
    ("old", "new", "common"), [(("a", "b"), ("b", "c"), ["b"]), (("a", "b", "c"), ("a", "c"), ["a", "c"])]
)
def test_services_that_both_sides_have_are_compared(
    old: tuple[str, ...], new: tuple[str, ...], common: list[str]
) -> None:
    assert common_services(Listed(*old), Listed(*new), ("one", "two")) == common


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (("a",), ("b",), 'has the specs of "b", but one those of "a"'),
        (("a",), ("b", "c", "d"), 'has the specs of "b", "c", "d", but one those of "a"'),
        (("a",), tuple("bcdef"), 'has the specs of "b", "c", "d" and 2 more services, but one those of "a"'),
    ],
)
def test_sides_without_a_common_service_are_an_error(old: tuple[str, ...], new: tuple[str, ...], message: str) -> None:
    with pytest.raises(SpecError) as error:
        common_services(Listed(*old), Listed(*new), ("one", "two"))
    assert messages(error) == [f"two: error: {message}; name a SERVICE to read both as specs of it [service-unknown]"]


@pytest.mark.parametrize(("old", "new", "side"), [((), ("b",), "one"), (("a",), (), "two"), ((), (), "one")])
def test_a_side_without_specs_is_an_error(old: tuple[str, ...], new: tuple[str, ...], side: str) -> None:
    with pytest.raises(SpecError) as error:
        common_services(Listed(*old), Listed(*new), ("one", "two"))
    assert messages(error) == [f"{side}: error: must have specs (got none) [service-unknown]"]


def test_to_an_empty_folder_of_specs_one_is_added() -> None:
    with pytest.raises(SpecError) as error:
        common_services(Listed(), Listed("a"), ("shapes", "botocore"))
    way_out = "run `shapesmith shapes add SERVICE`"
    assert messages(error) == [f"shapes: error: must have specs (got none); {way_out} [service-unknown]"]


@pytest.mark.parametrize(
    ("package", "than", "older"),
    [
        ("botocore 1.9.0", "botocore 1.10.0", True),
        ("botocore 1.10.0", "botocore 1.9.0", False),
        ("botocore 1.9.0", "botocore 1.9.0", False),
        ("botocore 1.9", "botocore 1.9.0", True),
        ("botocore 2", "botocore 10", True),
        ("", "botocore 1.0", False),
        ("botocore 1.0", "", False),
        ("botocore 1.0a", "botocore 2.0", False),
        ("git:HEAD", "botocore 2.0", False),
    ],
)
def test_packages_are_compared_by_their_numbers(package: str, than: str, older: bool) -> None:
    assert is_older(package, than) is older


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("https://docs.aws.amazon.com/goto/WebAPI/connect-2017-08-08/CreateContact", ("connect", "2017-08-08")),
        ("x /goto/WebAPI/runtime.lex.v2-2020-08-07 y", ("runtime.lex.v2", "2020-08-07")),
        ("/goto/WebAPI/a-b-2017-08-08", ("a-b", "2017-08-08")),
        ("/goto/WebAPI/a-2017-08-08/X /goto/WebAPI/b-2018-08-08/X", ("a", "2017-08-08")),
        ("/goto/WebAPI/a-2017-08-081", None),
        ("/goto/WebAPI/-2017-08-08", None),
        ("/goto/WebAPI/a-2017-8-08", None),
        ("/goto/SdkForRuby/a-2017-08-08", None),
        ("", None),
    ],
)
def test_an_address_names_the_service_and_its_version(text: str, reference: tuple[str, str] | None) -> None:
    found = read_reference(text)
    assert found == (reference and Reference(*reference))
    assert found is None or found.uid == "-".join(found)
