"""Modules go to ruff many at a time; each must be formatted as it is alone, and as black formats it."""

from __future__ import annotations

from pathlib import Path

import black
import pytest
from shapesmith import pipeline
from shapesmith.diagnostics import SpecError
from shapesmith.options import Options
from shapesmith.targets.dataclasses import formatting, package
from shapesmith.targets.dataclasses.classes import _comment_of_line, _optional_argument
from shapesmith.targets.dataclasses.formatting import format_sources

from tests.corpus.models import VENDORED, latest, vendored
from tests.corpus.tools import check


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    """Return every module of the vendored services as the templates leave it, by a path that is its own."""
    collected: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        for service in VENDORED:
            patch.setattr(package, "format_sources", dict)
            files = pipeline.generate(vendored(service).spec, Options()).files
            collected.update((f"{service}/{path}", text) for path, text in files.items() if path.endswith(".py"))
    return collected


def test_a_module_is_formatted_among_others_as_it_is_alone(rendered: dict[str, str], tmp_path: Path) -> None:
    write(rendered, tmp_path)
    check("ruff", "format", "--isolated", "--no-cache", "--target-version=py311", ".", cwd=tmp_path)
    alone = {path: (tmp_path / path).read_text(encoding="utf-8") for path in rendered}
    assert format_sources(rendered.items()) == alone


def test_what_is_formatted_already_stays(rendered: dict[str, str]) -> None:
    formatted = format_sources(rendered.items())
    assert format_sources(formatted.items()) == formatted


@pytest.mark.parametrize("chunk", [1, 10_000])
def test_the_length_of_a_chunk_does_not_show(
    rendered: dict[str, str], monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    sources = {path: text for path, text in rendered.items() if path.startswith("sqs/")}
    together = format_sources(sources.items())
    monkeypatch.setattr(formatting, "_CHUNK", chunk)
    assert format_sources(sources.items()) == together


def test_no_module_must_go_alone(rendered: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    # One that does takes as long as forty that go together, and nothing else shows it.
    def alone(path: str, text: str) -> str:
        raise AssertionError(f"{path} had to be formatted alone")

    monkeypatch.setattr(formatting, "_format_one", alone)
    paths = list(rendered)
    markers = [path for path in paths if path.endswith("__init__.py")]
    for parts in ([paths], [paths[0::2], paths[1::2]], *([[path, paths[-1]]] for path in markers)):
        for part in parts:
            assert len(format_sources((path, rendered[path]) for path in part)) == len(part)


def test_a_module_that_does_not_parse_is_named() -> None:
    sources = {"a.py": "x = 1\n", "b.py": "x = = 1\n", "c.py": "x = 1\n"}
    with pytest.raises(SpecError) as failure:
        format_sources(sources.items())
    (diagnostic,) = failure.value.diagnostics
    assert (diagnostic.code, diagnostic.file) == ("output-not-python", "b.py")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("x = (\n", "1)\n"),
        ("if x:\n", "    y = 1\n"),
        ("class A:\n    x = 1\n", "    y = 1\n"),
        ("x = \\\n", "1\n"),
        ('x = """\n', '"""\n'),
        ("x = '''\n", "'''\n"),
    ],
)
def test_two_halves_do_not_pass_for_two_modules(first: str, second: str) -> None:
    with pytest.raises(SpecError):
        format_sources([("a.py", first), ("b.py", second)])


@pytest.mark.parametrize("length", [32, 33, 34, 60])
def test_black_would_not_change_an_optional_argument_at_the_end_of_a_line(length: int) -> None:
    # With 33 letters the line has 88 characters.
    argument = _optional_argument("a" * length, "rt.Sequence[WorkloadTypes]")
    assert argument.endswith(") = None") is (length > 33)
    source = f"class A:\n    if TYPE_CHECKING:\n\n        def __init__(\n            self,\n            {argument},\n        ) -> None: ...\n"
    formatted = format_sources([("a.py", source)])["a.py"]
    assert black.format_str(formatted, mode=black.Mode()) == formatted


@pytest.mark.parametrize("value", ["", "a" * 77, "a" * 78, "a" * 79])
@pytest.mark.parametrize("length", [79, 80, 81, 100])
def test_black_would_not_change_an_enum_member_whose_name_fills_a_line(length: int, value: str) -> None:
    # With 80 letters, `name = (` has 88 characters.
    name = "A" * length
    comment = _comment_of_line(name)
    assert comment == ("" if length <= 80 else "  # fmt: skip")
    formatted = format_sources([("a.py", f"class A:\n    {name} = {value!r}{comment}\n")])["a.py"]
    assert black.format_str(formatted, mode=black.Mode()) == formatted


@pytest.mark.slow
def test_black_would_not_change_a_file_of_every_thirtieth_service(tmp_path: Path) -> None:
    for model in latest()[::30]:
        write(pipeline.generate(model.spec, Options()).files, tmp_path / model.service)
    check("black", "--check", ".", cwd=tmp_path)


def write(files: dict[str, str], folder: Path) -> None:
    """Write each text where its path says."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
