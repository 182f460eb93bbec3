"""Every trait of every model of the installed botocore is in the IR, or reported."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest
from shapesmith.provenance import Provenance

from tests.corpus.models import VENDORED, Model, published, sampled, vendored
from tests.sources.census import TRAITS, Occurrence, in_ir, in_raw
from tests.sources.conftest import Read

# Small models that, with the vendored four, hold every trait of `TRAITS`; a test below holds this to be true.
SAMPLE = frozenset(
    {
        "apigatewayv2",
        "appconfig",
        "bedrock-data-automation-runtime",
        "chime",
        "cloudwatch-2010-08-01",
        "connectcases",
        "ec2-2014-09-01",
        "elasticache-2014-09-30",
        "elasticache-2015-02-02",
        "events-2014-02-03",
        "importexport",
        "inspector-scan",
        "lex-models",
        "marketplace-entitlement",
        "omics",
        "personalize-events",
        "pricing",
        "rds-data",
        "s3control",
        "sso",
    }
)

# In no model of botocore 1.44.5, but in earlier ones, or in what botocore itself reads.
UNUSED = {("operation", "documentationUrl"), ("service", "deprecatedSince")}


@pytest.mark.parametrize("model", [vendored(service) for service in VENDORED], ids=str)
def test_every_trait_of_a_vendored_model_is_in_the_ir(model: Model, read_model: Read) -> None:
    assert_same_traits(model, read_model)


@pytest.mark.parametrize("model", sampled(published(), SAMPLE))
def test_every_trait_of_a_published_model_is_in_the_ir(model: Model, read_model: Read) -> None:
    assert_same_traits(model, read_model)


def test_the_models_of_the_default_run_hold_every_trait_of_the_table() -> None:
    models = [model for model in published() if {model.service, str(model)} & (SAMPLE | set(VENDORED))]
    met = {(found.kind, found.trait) for model in models for found in in_raw(model.document("service-2"))}
    assert met == {(kind, trait) for kind, traits in TRAITS.items() for trait in traits} - UNUSED


def assert_same_traits(model: Model, read_model: Read) -> None:
    """Hold the two walks against each other: how often each trait occurs, then where, and what it says."""
    service, warnings = read_model(model)
    raw, ir = list(in_raw(model.document("service-2"))), list(in_ir(service))
    # What the reader does not model, it names: `trait-unknown` at the pointer of the key.
    reported = {warning.pointer for warning in warnings if warning.code == "trait-unknown"}
    raw = [found for found in raw if Provenance("", found.pointer).of(found.trait).pointer not in reported]
    assert counted(ir) == counted(raw)
    assert sorted(map(text, ir)) == sorted(map(text, raw))


def counted(occurrences: list[Occurrence]) -> dict[str, int]:
    """Return how often each trait occurs."""
    counts = Counter(f"{found.kind} {found.trait}" for found in occurrences)
    return dict(sorted(counts.items()))


def text(found: Occurrence) -> str:
    """Return an occurrence as one line, so that `True` and `1`, and `1` and `1.0`, are different values."""
    return f"{found.pointer} {found.kind} {found.trait} {msgspec.json.encode(found.value, order='sorted').decode()}"
