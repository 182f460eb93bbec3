"""`shapesmith rules` on an orchard: the whole of each listing, for people and for tools.

tests/rules/orchard/<listing> is what is printed. Run with --update-golden to write what is printed now, and read the diff.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from shapesmith.analysis.analysis import Analysis
from shapesmith.cli.options import origin_of
from shapesmith.pipeline import analyse
from shapesmith.review.rules.listing import open_listing, refused_listing, rules_listing
from shapesmith.review.rules.selection import Selection
from shapesmith.review.rules.skeleton import skeleton
from shapesmith.specs.find import find

from tests.test_diagnostics import run

ORCHARD = Path(__file__).parent / "orchard"


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyse(find("orchard", origin_of("shapes"), ORCHARD / "shapes").read())


@pytest.mark.parametrize(
    ("arguments", "listing"),
    [
        ((), "rules.txt"),
        (("--refused",), "refused.txt"),
        (("--open",), "open.txt"),
        (("--json",), "rules.json"),
        (("--refused", "--json"), "refused.json"),
        (("--open", "--json"), "open.json"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_printed(
    arguments: tuple[str, ...],
    listing: str,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(ORCHARD)
    printed, code = run("rules", "orchard", *arguments)
    warnings, _, printed = printed.rpartition("[verdict-outdated]\n")
    assert code == 0
    assert warnings.count(" warning: ") == 2
    if request.config.getoption("--update-golden"):
        (ORCHARD / listing).write_text(printed, encoding="utf-8")
    assert printed == (ORCHARD / listing).read_text(encoding="utf-8")


def test_a_rule_that_is_switched_off_is_counted_and_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = tmp_path / "shapes"
    shutil.copytree(ORCHARD / "shapes", shapes)
    rule = "orchard.PlantRequest.Kind.none_of:2a92ebc1"
    (shapes / "orchard" / "overrides.toml").write_text(
        f'[[rule]]\nrule = "{rule}"\naction = "off"\nreason = "Palms grow."\n'
    )
    monkeypatch.chdir(tmp_path)
    counted = "0 rules, 0 of them advice; 1 more switched off in shapes/orchard/overrides.toml\n"
    assert run("rules", "orchard", "PlantRequest.Kind")[0].endswith(counted)
    assert run("rules", "orchard", "PlantRequest.Baskets")[0].endswith("1 rule, 1 of them advice\n")
    effect = (
        "from the documentation (form values.none-of), switched off by\n"
        '{0}shapes/orchard/overrides.toml: Palms grow.\n{0}"The PALM type is not supported."\n'
    ).format("    ")
    for query in ("PlantRequest.Kind", rule, "PlantRequest"):
        assert f'Kind must not be "PALM"\n    {effect}' in run("explain", "orchard", query)[0]


def test_refused_sentences_and_open_ones_are_two_questions() -> None:
    printed, code = run("rules", "orchard", "--open", "--refused")
    assert code == 2
    assert "give either --open or --refused" in printed


def test_titles_places_and_remarks_are_lines_of_a_style_of_their_own(analysis: Analysis) -> None:
    everything = Selection(analysis, None)
    size = Selection(analysis, "PlantRequest.Size")
    listings = [
        rules_listing(everything.rules(), 80),
        refused_listing(everything.refused(), 80),
        open_listing(analysis, size.open(), 80),
    ]
    assert [[line.style for line in listing] for listing in listings] == [
        [
            *("title", "plain", "plain", "provenance", "provenance", "provenance"),
            *("plain", "plain", "remark", "provenance", "provenance", "provenance", "plain"),
        ],
        ["title", "plain", "remark", "provenance", "plain"],
        [
            *(("title", "remark", "plain", "plain") * 2),
            *("title", "provenance", "provenance", "plain", "remark", "plain"),
        ],
    ]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (93, ['    "A picker must wear a hat of straw in each of the first ten years of the life of a tree."']),
        (
            92,
            ['    "A picker must wear a hat of straw in each of the first ten years of the life of a', '      tree."'],
        ),
        *(
            (
                width,
                [
                    '    "A picker must wear a hat of straw',
                    "      in each of the first ten years of",
                    '      the life of a tree."',
                ],
            )
            for width in (40, 10)
        ),
    ],
)
def test_lines_are_wrapped_at_the_width_but_at_no_less_than_40_columns(
    width: int, expected: list[str], analysis: Analysis
) -> None:
    (note,) = [each for each in Selection(analysis, "PlantRequest.Label").open() if each.sentence.note]
    assert [line.text for line in open_listing(analysis, [note], width)][-len(expected) - 1 :] == [*expected, ""]


@pytest.mark.parametrize(("length", "is_quoted"), [(1_200, True), (1_201, False)])
def test_a_list_of_more_than_1200_characters_is_not_quoted_in_a_verdict(
    length: int, is_quoted: bool, analysis: Analysis
) -> None:
    found = Selection(analysis, "PlantRequest.Label").open()[0]
    whole = found._replace(quotation="a" * length)
    assert (
        skeleton(whole) == skeleton(found._replace(quotation="")).replace('""', f'"{"a" * length}"', 1)
    ) is is_quoted
    assert (f'sentence = "{found.sentence.verbatim}"' in skeleton(whole)) is not is_quoted


@pytest.mark.parametrize(
    ("name", "rules", "refused", "open_texts"),
    [
        ("PlantRequest.Kind", 1, 0, set()),
        ("PlantRequest.Size", 0, 1, {"PlantRequest.Size"}),
        # An operation, or boto3's method for it, means its request.
        ("Plant.Size", 0, 1, {"PlantRequest.Size"}),
        ("plant.Size", 0, 1, {"PlantRequest.Size"}),
        ("Fruit", 0, 0, {"Fruit", "Label"}),
        ("Fruit.Red", 0, 0, {"Label"}),
        ("Label", 0, 0, {"Label"}),
        ("Vein6", 0, 0, {"Vein6.Sap"}),
    ],
)
def test_a_shape_or_member_is_asked_about(
    name: str, rules: int, refused: int, open_texts: set[str], analysis: Analysis
) -> None:
    selection = Selection(analysis, name)
    assert (len(selection.rules()), len(selection.refused())) == (rules, refused)
    assert {each.at for each in selection.open()} == open_texts


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("PlantReqest", 'orchard has no shape "PlantReqest"; did you mean "PlantRequest"'),
        ("Plnt", 'orchard has no shape "Plnt"; did you mean "Plant"'),
        ("PlantRequest.Fruits", 'orchard has no member "PlantRequest.Fruits"; did you mean "PlantRequest.Fruit"'),
        ("Label.Red", 'orchard has no member "Label.Red"'),
    ],
)
def test_a_name_that_is_not_there_gets_the_near_ones(name: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ORCHARD)
    printed, code = run("rules", "orchard", name)
    assert code == 1
    assert f"#/shapes: error: {message}" in printed
