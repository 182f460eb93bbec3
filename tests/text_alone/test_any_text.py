"""Whatever a file of documentation holds, it ends in a package that is Python, or in diagnostics."""

from __future__ import annotations

import ast
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapesmith.diagnostics import SpecError
from shapesmith.options import Options
from shapesmith.pipeline import Output, analyse, generate
from shapesmith.specs.spec import Spec, SpecFile

from tests.growth import assert_no_quadratic_time
from tests.sources_yard.test_any_text import HOSTILE, TEXTS

NAMES = st.sampled_from(
    ["A", "B", "None", "Exception", "ARequest", "AResponse", "AError", "Request", "string", "_", "Ü", "Con", "Literal"]
)
MEMBERS = st.sampled_from(
    [
        "a",
        "a_b",
        "a__b",
        "aB",
        "class",
        "_",
        "__",
        "to_boto3",
        "self",
        "cls",
        "rt",
        "ü",
        "'",
        '"""',
        "\u202e",
        "{{x}}",
        "\\",
    ]
)
TYPES = st.sampled_from(
    ["String", "Types::A", "Types::Gone", "Types::A::B", "Array<Types::B>", "IO", "Hash", "X", "", "Types::"]
)
WORDS = st.sampled_from(
    ['"""', "\\", "{{ x }}", "\u202e", "\x1b[31m", "A suitable default value is auto-generated.", "`a`"]
)
CLASSES = st.builds(
    lambda name, members: "\n".join([f"class Aws::X::Types::{name}", *members]),
    NAMES,
    st.lists(
        st.builds(
            lambda name, kind, words: f"@!attribute [rw] {name}\n{words}\n@return [{kind}]", MEMBERS, TYPES, WORDS
        ),
        max_size=4,
    ),
)


def spec(text: str) -> Spec:
    return Spec("x", "", "path", "", {"some.yard": SpecFile.of("some.yard", text.encode(errors="surrogatepass"))})


def made(text: str) -> Output | None:
    try:
        return generate(spec(text), Options())
    except SpecError as failure:
        for diagnostic in failure.diagnostics:
            assert str(diagnostic).isprintable()
        return None


@given(st.one_of(TEXTS, st.lists(CLASSES, max_size=4).map("\n".join)))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_a_package_or_diagnostics(text: str) -> None:
    output = made(text)
    if output is not None:
        assert made(text) == output
        for module in output.files.values():
            ast.parse(module)


WORDS_WITHOUT_END: dict[str, Callable[[int], str]] = {
    "capitals": lambda count: "aB" * (4 * count) + "-",
    "letters": lambda count: "a" * (8 * count) + "-",
    "half tags": lambda count: "<a" * (4 * count),
}


@pytest.mark.parametrize("text", [*HOSTILE.values(), *WORDS_WITHOUT_END.values()], ids=[*HOSTILE, *WORDS_WITHOUT_END])
def test_hostile_text_is_analysed_in_linear_time(text: Callable[[int], str]) -> None:
    def analysed(words: str) -> None:
        with suppress(SpecError):
            analyse(spec(f"class A::B\n@!attribute [rw] a_b\n{words}\n@return [String]\n{words}"))

    assert_no_quadratic_time(analysed, text, 2_000)


def test_ten_thousand_members_and_types_are_read_in_linear_time() -> None:
    def text(count: int) -> str:
        lines = (f"@!attribute [rw] a_{n}\nThe A{n} of `A{n}B`.\n@return [Types::T{n}]" for n in range(count))
        return "class A::B\n" + "\n".join(lines)

    assert len(analyse(spec(text(10_000))).service.structure("B").members) == 10_000
    assert_no_quadratic_time(lambda text: analyse(spec(text)), text, 500)


def test_the_longest_nested_type_is_a_shape_or_a_diagnostic() -> None:
    for depth in (29, 30, 31, 5_000):
        text = f"class A::B\n@!attribute [rw] a\n@return [{'Array<' * depth}String{'>' * depth}]"
        assert made(text) is not None


def test_nothing_is_read_but_the_bytes_of_the_spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert made("class Aws::A::Types::BRequest") is not None
