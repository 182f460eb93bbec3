"""`[[rule]]` in overrides.toml: a rule of the documentation that a maintainer switches off, relaxes or makes binding."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.options import Options
from shapesmith.pipeline import generate as generate_one

from tests.conftest import PackageOf
from tests.corpus.models import Model
from tests.corpus.package import imported_from

SPEC = Path(__file__).parents[1] / "golden/rules/spec"
REPORTER = "rules.CreateTicketRequest.Reporter.required_when:d51383ef"
KIND = "rules.CreateTicketRequest.Kind.none_of:c94fe9c3"
REQUEST = "CreateTicketRequest"


def entry(rule: str, action: str) -> str:
    return f'[[rule]]\nrule = "{rule}"\naction = "{action}"\nreason = "as the service does"\n'


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Model]:
    """Return what writes overrides beside a copy of the spec."""

    def write(toml: str) -> Model:
        shutil.copytree(SPEC, tmp_path / "shapes/rules/2024-01-01", dirs_exist_ok=True)
        (tmp_path / "shapes/rules/overrides.toml").write_text(toml, encoding="utf-8")
        return Model(tmp_path / "shapes", "rules", "2024-01-01")

    return write


@pytest.fixture
def overridden(
    written: Callable[[str], Model], package_of: PackageOf, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], AbstractContextManager[ModuleType]]:
    """Return what generates and imports the package with overrides."""

    @contextmanager
    def build(toml: str) -> Iterator[ModuleType]:
        out = package_of(written(toml).spec, tmp_path_factory.mktemp("overridden") / "generated")
        with imported_from(out, "rules") as package:
            yield package

    return build


BUG = {"Kind": "BUG", "Title": "a", "Name": "n"}


def test_without_overrides_every_rule_of_the_documentation_counts(overridden) -> None:
    with overridden("") as package:
        assert [violation.rule for violation in package.validate(REQUEST, BUG)] == [REPORTER]


def test_a_rule_that_is_off_is_neither_checked_nor_listed_nor_told(written, overridden) -> None:
    source = generate_one(written(entry(REPORTER, "off")).spec, Options()).files["operations/create_ticket.py"]
    assert REPORTER not in source
    assert "Rule: required when Kind is `BUG`" in source.partition("reporter:")[0]
    assert "Rule: required when Kind is `BUG`" not in source.partition("reporter:")[2]
    with overridden(entry(REPORTER, "off")) as package:
        assert package.validate(REQUEST, BUG) == []
        assert REPORTER not in {rule.id for rule in package.rules(REQUEST)}


def test_a_rule_that_is_advice_is_listed_and_told_as_such_and_rejects_nothing(written, overridden) -> None:
    source = generate_one(written(entry(REPORTER, "advice")).spec, Options()).files["operations/create_ticket.py"]
    assert "Advice: required when Kind is `BUG`." in source
    with overridden(entry(REPORTER, "advice")) as package:
        assert package.validate(REQUEST, BUG) == []
        severities = {rule.id: rule.severity for rule in package.rules(REQUEST)}
        assert (severities[REPORTER], severities[KIND]) == ("advice", "error")


def test_a_rule_on_another_member_stays_as_it_is(overridden) -> None:
    with overridden(entry(REPORTER, "off")) as package:
        found = package.validate(REQUEST, {"Kind": "CHAT", "Name": "n"})
        assert [violation.rule for violation in found] == [KIND]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (
            entry(REPORTER[:-1], "off"),
            f"#/rule/0: error: {REPORTER[:-1]} must be the id of a rule of the documentation; it is none: correct or "
            f'remove the override; did you mean "{REPORTER}',
        ),
        (
            entry(REPORTER, "relax"),
            """#/rule/0: error: action must be one of "off", "advice", "error" (got 'relax') [overrides-value]""",
        ),
        (
            f'[[rule]]\nrule = "{REPORTER}"\naction = "off"\n',
            "#/rule/0: error: reason must be text that is not blank (got none) [overrides-value]",
        ),
        (entry(REPORTER, "off") * 2, f"#/rule/1: error: {REPORTER} must be overridden only once [overrides-value]"),
        (
            entry(REPORTER, "off") + "max = 1\n",
            '#/rule/0: error: "max" is not known in an override; it has rule, action, reason [overrides-value]',
        ),
    ],
)
def test_an_override_that_fits_no_rule_is_an_error_at_its_entry(written, toml: str, message: str) -> None:
    with pytest.raises(SpecError) as failure:
        generate_one(written(toml).spec, Options())
    assert message in "\n".join(map(str, failure.value.diagnostics))
