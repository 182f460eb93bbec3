"""`[tool.shapesmith]`: what it sets, and what is said of a setting that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith import __version__
from shapesmith.diagnostics import SpecError
from shapesmith.options import Operations, Options
from shapesmith.project import Project, read_project
from shapesmith.provenance import Provenance

HERE = "pyproject.toml#/tool/shapesmith"

WHOLE = """\
[project]
name = "mine"

[tool.shapesmith]
package = "acme_aws"
distribution = "acme.aws"
version = "1.4.0rc1"
doc-style = "rst"
services = ["connect", "ec2"]

[tool.shapesmith.operations]
ec2 = ["RunInstances", "CreateTags"]

[tool.shapesmith.changes]
STRUCTURE_MEMBER_ADDED = "off"
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def settings(text: str) -> Project:
    """Return the settings in a `pyproject.toml` of the current folder."""
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    return read_project()


def said_of(text: str) -> list[str]:
    """Return the diagnostics of `[tool.shapesmith]` with these lines in it."""
    with pytest.raises(SpecError) as failure:
        settings(f"[tool.shapesmith]\n{text}\n")
    return [str(diagnostic) for diagnostic in failure.value.diagnostics]


def test_every_setting_is_read() -> None:
    assert settings(WHOLE) == Project(
        package="acme_aws",
        distribution="acme.aws",
        version="1.4.0rc1",
        doc_style="rst",
        services={
            name: Provenance("pyproject.toml", f"/tool/shapesmith/services/{index}")
            for index, name in enumerate(("connect", "ec2"))
        },
        operations={
            "ec2": Operations(
                ("RunInstances", "CreateTags"), Provenance("pyproject.toml", "/tool/shapesmith/operations/ec2")
            )
        },
        changes={"STRUCTURE_MEMBER_ADDED": "off"},
    )


@pytest.mark.parametrize("text", ["", "[project]\nname = 'mine'\n", "[tool.ruff]\nline-length = 100\n", "tool = 1\n"])
def test_a_file_without_the_table_sets_nothing(text: str) -> None:
    assert settings(text) == Project()


def test_a_folder_without_the_file_sets_nothing() -> None:
    assert read_project() == Project()


def test_what_is_not_set_is_as_ever() -> None:
    assert Project().options() == Options("markdown", "aws_shapes", "aws-shapes", __version__, {})


def test_a_distribution_is_named_after_the_package_unless_it_has_a_name() -> None:
    assert settings('[tool.shapesmith]\npackage = "acme_aws"\n').options().distribution == "acme-aws"
    assert settings('[tool.shapesmith]\npackage = "acme__"\n').options().distribution == "acme"
    assert settings(WHOLE).options().distribution == "acme.aws"


def test_the_command_line_wins_over_the_file() -> None:
    assert settings(WHOLE).options("markdown").doc_style == "markdown"
    assert settings(WHOLE).options().doc_style == "rst"


def test_an_unknown_key_gets_the_near_one() -> None:
    known = "package, distribution, version, doc-style, services, operations, changes, lint"
    assert said_of('pakage = "acme"') == [
        f'{HERE}/pakage: error: "pakage" must be a setting of shapesmith: {known}; did you mean "package"? '
        "[config-unknown]"
    ]


@pytest.mark.parametrize(
    ("line", "pointer", "message"),
    [
        ("package = 1", "package", "package must be the name of a Python package, in ASCII letters, digits and _, and no keyword (got 1)"),
        ('package = "a-b"', "package", "package must be the name of a Python package, in ASCII letters, digits and _, and no keyword (got 'a-b')"),
        ('package = "lambda"', "package", "package must be the name of a Python package, in ASCII letters, digits and _, and no keyword (got 'lambda')"),
        (f'package = "{"a" * 201}"', "package", f"package must be a name of at most 200 characters (got '{'a' * 56}...)"),
        ('package = "boto3"', "package", "package must be another name than that of a package that the generated one is used with (got 'boto3')"),
        ('package = "Notice"', "package", "package must be a name that a folder can have, on Windows and beside LICENSE and NOTICE (got 'Notice')"),
        ('package = "com1"', "package", "package must be a name that a folder can have, on Windows and beside LICENSE and NOTICE (got 'com1')"),
        ('package = "urllib3"', "package", "package must be another name than that of a package that the generated one is used with (got 'urllib3')"),
        ('package = "json"', "package", "package must be another name than that of a package that the generated one is used with (got 'json')"),
        ('distribution = "-a"', "distribution", "distribution must be the name of a distribution, in ASCII letters, digits, - _ and . (got '-a')"),
        ('version = "1.0-beta"', "version", """version must be a version in its normal form, such as "1.2.0" or "1.2.0rc1" (got '1.0-beta')"""),
        ("version = 1.0", "version", 'version must be a version in its normal form, such as "1.2.0" or "1.2.0rc1" (got 1.0)'),
        ('doc-style = "markdwn"', "doc-style", """doc-style must be one of markdown, rst; did you mean "markdown"? (got 'markdwn')"""),
        ('services = "sqs"', "services", "services must be a list of at least one name (got 'sqs')"),
        ("services = []", "services", "services must be a list of at least one name (got [])"),
        ('services = ["sqs", 1]', "services", "services must be a list of at least one name (got ['sqs', 1])"),
        ('services = ["sqs", "sqs"]', "services", "services must be a list that has each name once (got ['sqs', 'sqs'])"),
        ("operations = []", "operations", "must be a table (got [])"),
        ("operations.ec2 = []", "operations/ec2", "the operations wanted of ec2 must be a list of at least one name (got [])"),
        ("changes.STRUCTURE_MEMBER_ADDED = 1", "changes/STRUCTURE_MEMBER_ADDED", "the severity of STRUCTURE_MEMBER_ADDED must be a word (got 1)"),
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_value_is_named_with_its_file_and_key(line: str, pointer: str, message: str) -> None:
    assert said_of(line) == [f"{HERE}/{pointer}: error: {message} [config-value]"]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("package", ["acme", "A", "Acme_AWS2", "a_"]),
        ("distribution", ["acme", "A", "9", "Acme.AWS_types-2", "a--B", "a.9", "ab", "a1b"]),
        (
            "version",
            [
                *("0", "1.0", "10.20.30", "2!1.0", "10!1", "1.0a1", "1.0b2", "1.0rc12", "1.0.post1", "1.0.dev3"),
                *("1!2.3rc4.post5.dev6", "1.0+local", "1.0+local.1.a", "1.0+1a", "1.0+9"),
            ],
        ),
    ],
)
def test_names_and_versions_may_have(key: str, values: list[str]) -> None:
    for value in values:
        assert getattr(settings(f'[tool.shapesmith]\n{key} = "{value}"\n'), key) == value


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("package", ["", "_a", "2a", "a.b", "a b", "\u00e4", "a\\n"]),
        ("distribution", ["", "-a", "a-", ".a", "a_", "a b", "a/b", "\u00e4", "a\\n"]),
        (
            "version",
            [
                *(
                    "",
                    "v1",
                    "1.",
                    ".1",
                    "1..0",
                    "01!1",
                    "!1",
                    "1.0-1",
                    "1.0RC1",
                    "1.0c1",
                    "1.0rc",
                    "1.0.post",
                    "1.0.dev",
                    "1.0dev1",
                ),
                *("1.0.dev1.post1", "1.0+", "1.0+A", "1.0+a..b", "1.0+a-b", "1.0\\n"),
            ],
        ),
    ],
)
def test_names_and_versions_may_not_have(key: str, values: list[str]) -> None:
    for value in values:
        (said,) = said_of(f'{key} = "{value}"')
        assert said.startswith(f"{HERE}/{key}: error: {key} must be "), value


def test_a_long_value_is_cut() -> None:
    (said,) = said_of(f'package = "{"-" * 200}"')
    assert said.endswith(f"(got '{'-' * 56}...) [config-value]")


def test_operations_are_wanted_only_of_services_that_are_listed() -> None:
    assert said_of('services = ["ec2"]\noperations.ecs = ["RunTask"]') == [
        f'{HERE}/operations/ecs: error: "ecs" must be among the services; did you mean "ec2"? [config-value]'
    ]


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert len(said_of('package = ""\nversion = ""\nnonsense = 1\nservices = {}')) == 4


@pytest.mark.parametrize("text", ["tool.shapesmith = 1\n", "[[tool.shapesmith]]\n"])
def test_the_table_must_be_one(text: str) -> None:
    with pytest.raises(SpecError, match="must be a table"):
        settings(text)


def test_a_file_that_is_not_toml_is_an_error() -> None:
    with pytest.raises(SpecError) as failure:
        settings("[tool.shapesmith\n")
    (diagnostic,) = failure.value.diagnostics
    assert str(diagnostic).startswith("pyproject.toml:1: error: must be TOML (")
    assert diagnostic.code == "config-broken"


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    Path("pyproject.toml").mkdir()
    with pytest.raises(SpecError, match=r"pyproject.toml: error: cannot be read: .* \[config-broken\]"):
        read_project()


@pytest.mark.parametrize(
    "version",
    ["0", "1.2", "1.2.3", "2026.11", "1!2.0", "1.0a1", "1.0b2", "1.0rc3", "1.0.post1", "1.0.dev4", "1.0rc1.post2.dev3", "1.0+linux.1"],
)  # fmt: skip
def test_versions_in_their_normal_form_are_taken(version: str) -> None:
    assert settings(f'[tool.shapesmith]\nversion = "{version}"\n').version == version


@pytest.mark.parametrize(
    "version", ["", "v1", "1.0-1", "1.0 ", "1.0alpha1", "1.0.rc1", "1.0+Linux", '1"\\nx = "', "1.", "٣"]
)
def test_other_spellings_of_versions_are_not_taken(version: str) -> None:
    text = version.replace('"', '\\"')
    assert "[config-value]" in said_of(f'version = "{text}"')[0]
