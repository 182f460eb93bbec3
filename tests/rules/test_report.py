"""The report on the rules of all services: what it counts, and how it takes the verdicts of readers."""

from __future__ import annotations

from collections import Counter

import pytest
from shapesmith.ir.rules import Matches
from shapesmith.ir.verdicts import NO_VERDICTS, Verdicts
from shapesmith.rules.extract import extract
from shapesmith.rules.forms.catalogue import FORMS
from shapesmith.sources.read import read_source
from shapesmith.specs.find import find

from tests.rules.draw import PERSON, candidates, sample, sheet
from tests.rules.report import AUDIT, SHAPES, Figures, drawable, figures_of, read_audit, render, total
from tests.rules.sample import service
from tests.rules.test_verdicts import SENTENCE, ruling

TWO_RULES = "Required if `Type` is `CUSTOM`. The name can be up to 255 characters long."
JUDGED = """
spec = "botocore 1.44.5"
seed = 7

[[rule]]
id = "sample.Sample.Name.length:1"
form = "length.at-most"
sentence = "The name | can be up to 255 characters long."
first = "right"
second = "wrong"
note = "an ARN may be longer"

[[rule]]
id = "sample.Sample.Name.length:2"
form = "length.at-most"
sentence = "At most 3 characters."
first = "right"
"""


def measured(text: str, verdicts: Verdicts = NO_VERDICTS) -> Figures:
    sample = service("Name", text)
    return figures_of(sample, extract(sample, verdicts).rules)


def test_rules_are_counted_by_kind_form_and_severity() -> None:
    figures = measured(TWO_RULES)
    assert figures.kinds == Counter({("required_when", "error"): 1, ("length", "error"): 1})
    assert figures.forms == Counter({("required.when", "error"): 1, ("length.at-most", "error"): 1})
    assert (figures.operations, figures.ruled_operations, figures.across) == (1, 1, 1)


def test_an_operation_without_a_rule_of_error_severity_does_not_count() -> None:
    figures = measured("The name. Valid values: `a` | `b`. The default is `c`.")
    assert figures.kinds == Counter({("values", "advice"): 1})
    assert (figures.operations, figures.ruled_operations) == (1, 0)


def test_figures_of_services_add_up() -> None:
    figures = total([measured(TWO_RULES), measured("Required.")])
    assert (figures.services, figures.operations, figures.ruled_operations) == (2, 2, 2)
    assert figures.kinds["required", "error"] == 1


def test_a_rule_that_one_reader_finds_wrong_is_wrong_and_one_that_is_gone_does_not_count() -> None:
    figures = measured(TWO_RULES)._replace(ids=frozenset({"sample.Sample.Name.length:1"}))
    document = render(figures, read_audit(JUDGED))
    assert "1 of them are still made, and 0 of these are right (0.0%)." in document
    assert "| `length.at-most` | 1 | 0 | 1 | 0% |" in document
    assert (
        "| `sample.Sample.Name.length:1` | `length.at-most` | The name \\| can be up to 255 characters long. "
        "| right, wrong | an ARN may be longer |"
    ) in document
    assert "| right | no longer made |" in document


def test_the_report_names_every_form_and_the_whole_of_the_rules() -> None:
    document = render(measured(TWO_RULES), read_audit(JUDGED))
    assert "botocore 1.44.5, 1 services: 2 rules of error severity, 1 of them across\nmembers" in document
    assert "Forms made 2 of the rules of error severity, verdicts of people 0." in document
    assert all(f"| `{form.id}` |" in document for form in FORMS)


def test_rules_of_people_are_counted_apart() -> None:
    document = render(measured(f"{SENTENCE} At most 3 characters.", Verdicts(verdicts=(ruling(),))), read_audit(JUDGED))
    assert "Forms made 1 of the rules of error severity, verdicts of people 1." in document
    assert "| a person's verdict | 1 | 0 | 0 |  |" in document


def test_a_rule_without_a_verdict_is_an_error() -> None:
    with pytest.raises(ValueError, match='must be judged "right" or "wrong"'):
        read_audit(JUDGED.replace('first = "right"\n', ""))


def test_the_sample_is_of_forms_of_the_catalogue_and_large_enough() -> None:
    audit = read_audit(AUDIT.read_text(encoding="utf-8"))
    assert {rule.form for rule in audit.rules} <= {PERSON, *(form.id for form in FORMS)}
    assert len({rule.id for rule in audit.rules}) == len(audit.rules) >= 150


def test_of_the_sample_at_least_97_in_100_are_right() -> None:
    audit = read_audit(AUDIT.read_text(encoding="utf-8"))
    assert sum(rule.is_right for rule in audit.rules) / len(audit.rules) >= 0.97


def test_a_sample_is_drawn_by_its_seed_of_rules_that_reject_and_shows_each_with_its_text() -> None:
    text = f"{TWO_RULES} Valid values: `a` | `b`. The default is `c`."
    documented = service("Name", text)
    found = candidates(documented, extract(documented).rules)
    assert [rule.form for rule in found] == ["required.when", "length.at-most"]
    assert sample(found, 7) == sample(reversed(found), 7)
    assert sorted(sample(found, 7)) == sorted(found)
    assert len(sample(found, 7, size=1)) == 1
    assert sheet(found[1:]) == (
        f"1. {found[1].id}\n"
        "form: length.at-most\n"
        "rule: Name must have at most 255 characters\n"
        "sentence: The name can be up to 255 characters long.\n"
        "place: service-2.json#/shapes/Sample/members/Name/documentation\n"
        "text: Required if Type is CUSTOM. The name can be up to 255 characters long."
        " Valid values: a | b. The default is c.\n"
    )


def test_a_rule_of_a_person_may_be_drawn_and_a_pattern_is_shown_as_it_is_checked() -> None:
    sample = service("Name", "It begins well. Only `a-z` may be used.")
    must = Matches(place=".", pattern="[A-Z].*", words="begin well")
    verdicts = Verdicts(verdicts=(ruling("It begins well.", kind="pattern", when=(), must=must),))
    found = candidates(sample, extract(sample, verdicts).rules)
    assert [(rule.form, rule.patterns) for rule in found][:1] == [(PERSON, ("[A-Z].*",))]
    assert "rule: Name must begin well\npattern: [A-Z].*\nsentence: It begins well.\n" in sheet(found)


def test_of_a_sentence_that_a_person_has_judged_no_rule_is_drawn() -> None:
    elb = read_source(find("elb", "botocore", SHAPES).read()).service
    judged = "elb.AddTagsInput.Tags.length:208de778"
    assert judged in {rule.id for rule in candidates(elb, extract(elb).rules)}
    assert judged not in {rule.id for rule in drawable("elb")}
