"""What the words around a sentence take back of it: a rule asks no more than all of the text does."""

from __future__ import annotations

import pytest
from msgspec import structs
from shapesmith.ir.rules import Rule
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import IntegerShape, Member, StringShape, StructureShape
from shapesmith.rules.evaluate import breaks
from shapesmith.rules.extract import extract

from tests.rules.sample import read, rules, service, told


def nested(text: str, member: str) -> Service:
    """Return the service whose request holds the sample structure as its one member."""
    sample = service(member, text)
    request = StructureShape(name="Request", members=(Member(name="Entry", shape="Sample"),))
    operation = sample.operations[0]
    assert operation.input is not None
    taken = structs.replace(operation, input=structs.replace(operation.input, shape="Request"))
    return structs.replace(sample, operations=(taken,), shapes={**sample.shapes, "Request": request})


def update(text: str, *members: str) -> list[tuple[str, str | None]]:
    """Return the severity of each rule, with its reason, of an operation that updates what these members hold."""
    sample = service("Name", text)
    shape = sample.shapes["Sample"]
    assert isinstance(shape, StructureShape)
    kept = structs.replace(shape, members=tuple(each for each in shape.members if each.name in members))
    operation = structs.replace(sample.operations[0], name="UpdateSample")
    changed = structs.replace(sample, operations=(operation,), shapes={**sample.shapes, "Sample": kept})
    return [(rule.severity, rule.reason) for rule in extract(changed).rules]


def must(service: Service) -> list[str]:
    return [rule.kind for rule in extract(service).rules if rule.shape == "Sample"]


@pytest.mark.parametrize(
    "text",
    [
        "Required. The ARN of the owner. You must specify the `Name` or the `Key`, and you can specify both.",
        "Required. You must provide either this parameter or the name of the owner.",
    ],
)
def test_what_is_required_is_not_where_the_text_goes_on_to_name_an_alternative(text: str) -> None:
    assert "required" not in {rule.kind for rule in rules(text)}


def test_what_is_required_is_where_the_text_names_no_alternative_to_it() -> None:
    assert told("Required. You must specify at least one name.") == ["required: set(Name)"]


@pytest.mark.parametrize(
    "text",
    [
        "To remove the alias, specify an empty string.",
        "If you omit this parameter or specify an empty string, there is no alias.",
        "Leave this field blank to keep the alias.",
        "The alias can be empty.",
        'To remove the alias, set this parameter to `""`.',
    ],
)
def test_a_text_that_may_be_empty_has_no_minimum_length(text: str) -> None:
    assert told(f"{text} The name must be 1 to 256 characters long.") == ["length: length(Name, characters, 256)"]
    assert told(f"{text} The name must be at least 2 characters long.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Can't be null, empty, or blank.",
        "The name can't be null or an empty string.",
        "Do not specify an empty string.",
        'Can contain any printable ASCII character except "/", """, or "@".',
    ],
)
def test_a_text_that_may_not_be_empty_keeps_its_minimum_length(text: str) -> None:
    assert "length: length(Name, characters, 1, 256)" in told(f"{text} The name must be 1 to 256 characters long.")


def test_what_the_text_of_a_member_asks_of_others_holds_where_that_member_is_set() -> None:
    text = "At least one of the following must be specified: `Name` | `Key`"
    assert told(text, "Mode") == ["at_least_one: set(Mode), count-set(['Name', 'Key'], 1)"]
    assert [rule.when for rule in rules(text, "Name")] == [()]
    assert [len(rule.when) for rule in rules(text, "Mode")] == [1]
    assert [len(rule.when) for rule in rules("You must specify `Key`, or `Name`, `Type`, and `Mode`.", "Count")] == [1]


def test_either_but_not_both_at_a_member_of_a_nested_structure_with_other_members_says_only_not_both() -> None:
    text = "Either `Name` or `Key` must be specified in the request, but not both."
    assert must(nested(text, "Name")) == ["at_most_one"]
    assert must(service("Name", text)) == ["exactly_one"]


def test_of_two_rules_on_how_many_of_the_same_members_are_set_only_the_one_that_asks_more_stands() -> None:
    both = "Specify exactly one of `Name` or `Key`. You can't specify both `Name` and `Key`."
    assert told(both) == ["exactly_one: count-set(['Name', 'Key'], 1, 1)"]
    assert [refusal.reason for refusal in read(both).refused] == ["another sentence says the same"]
    at_mode = extract(service(("Name", "Mode"), "You must specify at least one of `Name` or `Key`."))
    assert [rule.when for rule in at_mode.rules] == [()]
    twice = "You can't specify both `Name` and `Key`. `Key` and `Name` are mutually exclusive."
    assert len(told(twice)) == 1
    of_three = "Specify exactly one of `Name` or `Key`. You can't specify more than one of `Name`, `Key`, and `Mode`."
    assert told(of_three)[0] == "exactly_one: count-set(['Name', 'Key'], 1, 1)"


def test_of_both_or_neither_and_one_where_the_other_is_set_only_the_first_stands() -> None:
    both = "You must specify both `Name` and `Key` or neither."
    half = "If you specify `Name`, you must also specify `Key`."
    assert told(both) == ["all_or_none: all-or-none(['Name', 'Key'])"]
    assert told(f"{half} {both}") == told(f"{both} {half}") == told(both)
    assert [refusal.reason for refusal in read(f"{half} {both}").refused] == ["another sentence says the same"]
    of_another = "If you specify `Name`, you must also specify `Mode`."
    assert len(told(f"{of_another} {both}")) == 2


def test_either_but_not_both_of_a_structure_that_the_sentence_names_says_so_of_the_structure() -> None:
    text = "Within each `Sample` object, you must specify either `Name` or `Key`, but not both."
    assert must(nested(text, "Name")) == ["exactly_one"]


def of_characters(text: str) -> list[Rule]:
    return [each for each in rules(text) if each.origin == "pattern.only"]


ONLY_LETTERS = "The name must contain only letters and hyphens."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"{ONLY_LETTERS} For a queue, the name must end with the `.fifo` suffix.", "name.fifo"),
        (f"{ONLY_LETTERS} It can optionally end with an asterisk (*) so that its start will do.", "name*"),
        (f"{ONLY_LETTERS} A name of an owner begins with `@`.", "@name"),
    ],
)
def test_a_prefix_or_suffix_that_the_text_gives_belongs_to_the_characters(text: str, value: str) -> None:
    (rule,) = of_characters(text)
    assert not breaks(rule, {"Name": value})
    assert not breaks(rule, {"Name": "name"})
    assert breaks(rule, {"Name": "na.me"})
    assert breaks(rule, {"Name": "na*me"})


def test_a_prefix_that_the_text_rules_out_does_not_belong_to_the_characters() -> None:
    (rule,) = of_characters(f"{ONLY_LETTERS} The name must not start with `@`.")
    assert breaks(rule, {"Name": "@name"})


def test_at_least_one_of_what_an_update_changes_is_advice_where_something_else_may_be_changed_alone() -> None:
    text = "You must specify at least one of `Name` or `Mode`."
    assert update(text, "Name", "Mode", "Count") == [("advice", "a request may change Count alone")]
    assert update(text, "Name", "Mode") == [("error", None)]


def test_at_least_one_of_the_names_of_what_is_updated_is_needed_for_any_change() -> None:
    text = "You must specify at least one of `Name` or `ModelId`."
    assert update(text, "Name", "ModelId", "Count") == [("error", None)]


def test_a_structure_for_updates_names_nothing_so_that_any_of_its_members_may_change_alone() -> None:
    def nested_as(name: str) -> list[str]:
        sample = nested("You must specify at least one of `Name` or `ModelId`.", "Name")
        shapes = dict(sample.shapes)
        request = StructureShape(name="Request", members=(Member(name="Entry", shape=name),))
        changed = structs.replace(shapes.pop("Sample"), name=name)
        found = extract(structs.replace(sample, shapes={**shapes, name: changed, "Request": request}))
        return [rule.severity for rule in found.rules]

    assert nested_as("SampleUpdate") == ["advice"]
    assert nested_as("SampleForStart") == ["error"]


def in_update(text: str, *, required: str = "", copied: str) -> list[tuple[str, str | None]]:
    """Return the severity of each rule, with its reason, of an update; the text of its creation is another one."""
    sample = service("Key", text)
    shape, other = sample.shapes["Sample"], service("Key", copied).shapes["Sample"]
    assert isinstance(shape, StructureShape)
    members = tuple(structs.replace(each, required=each.name == required) for each in shape.members)
    operation = structs.replace(sample.operations[0], name="UpdateSample")
    shapes = {"Sample": structs.replace(shape, members=members), "Creation": structs.replace(other, name="Creation")}
    found = extract(structs.replace(sample, operations=(operation,), shapes={**sample.shapes, **shapes}))
    return [(rule.severity, rule.reason) for rule in found.rules]


NEEDED = "Required when `Type` is `CUSTOM`."


def test_what_is_updated_may_have_what_its_creation_requires() -> None:
    assert in_update(NEEDED, copied=NEEDED) == [("advice", "what is updated may have it already")]
    assert in_update(NEEDED, copied=NEEDED, required="ModelId") == [("advice", "what is updated may have it already")]


def test_what_an_update_asks_where_something_has_a_value_it_may_have_already() -> None:
    text = "If this model has `Type` `CUSTOM`, then this key is required."
    assert in_update(text, copied="A key.") == [("advice", "what is updated may have it already")]


def test_an_update_that_replaces_everything_has_all_that_its_creation_requires() -> None:
    assert in_update(NEEDED, copied=NEEDED, required="Mode") == [("error", None)]


def test_what_only_the_update_says_binds_it() -> None:
    assert in_update(NEEDED, copied="A key.") == [("error", None)]


def test_what_an_update_asks_of_two_members_that_it_sets_binds_it() -> None:
    text = "Required when `Name` is provided."
    assert in_update(text, copied=text) == [("error", None)]


def test_at_least_one_is_asked_of_an_operation_that_is_no_update() -> None:
    (rule,) = read("You must specify at least one of `Key` or `Mode`.", "Key").rules
    assert rule.severity == "error"


def of_operation(name: str, documented: str, text: str, *shapes: StringShape) -> list[tuple[str, str | None]]:
    """Return the severity of each rule, with its reason, of a request to a service that has more shapes."""
    sample = service(documented, text)
    operation = structs.replace(sample.operations[0], name=name)
    more = {shape.name: shape for shape in shapes}
    found = extract(structs.replace(sample, operations=(operation,), shapes={**sample.shapes, **more}))
    return [(rule.severity, rule.reason) for rule in found.rules]


VALUES = "Valid values: `db-instance`, `db-cluster`."


def test_a_list_of_values_that_an_enum_of_the_same_name_goes_beyond_is_advice() -> None:
    enum = StringShape(name="Name", enum=("db-instance", "db-cluster", "db-proxy"))
    assert of_operation("DoSample", "Name", VALUES, enum) == [
        ("advice", "an enum of this name in the model has db-proxy, too")
    ]


@pytest.mark.parametrize(
    "enum",
    [
        StringShape(name="Name", enum=("db-instance", "db-cluster")),
        StringShape(name="Name", enum=("db-instance", "db-proxy")),
        StringShape(name="Other", enum=("db-instance", "db-cluster", "db-proxy")),
        StringShape(name="Name"),
    ],
)
def test_a_list_of_values_binds_beside_an_enum_that_is_equal_or_different_or_has_another_name(
    enum: StringShape,
) -> None:
    assert of_operation("DoSample", "Name", VALUES, enum) == [("error", None)]


MADE_UP = "Identifiers must begin with a letter and must contain only ASCII letters, digits, and hyphens."


@pytest.mark.parametrize("operation", ["ModifyModel", "DeleteModel", "CreateTask"])
def test_the_form_of_an_identifier_of_what_exists_is_advice(operation: str) -> None:
    assert of_operation(operation, "ModelId", MADE_UP) == [
        ("advice", "the ARN of what is referred to may be given, too")
    ]


@pytest.mark.parametrize(("operation", "member"), [("CreateModel", "ModelId"), ("ModifyModel", "Name")])
def test_the_form_of_an_identifier_of_what_is_made_binds(operation: str, member: str) -> None:
    assert of_operation(operation, member, MADE_UP) == [("error", None)]


def test_the_kinds_of_an_address_are_no_values_of_it() -> None:
    text = "The destination IP address. This must be either `IPV4` or `IPV6`."
    assert of_operation("DoSample", "Name", text) == [("advice", "they are kinds of the address that the value is")]
    text = "The IP address type. This must be either `IPV4` or `IPV6`."
    assert of_operation("DoSample", "Name", text) == [("error", None)]


def test_what_is_required_without_another_member_is_advice_where_the_text_calls_it_optional() -> None:
    text = "The owner. It must be included in your request if `Key` is not included."
    assert of_operation("DoSample", "Name", text) == [("error", None)]
    assert of_operation("DoSample", "Name", f"(Optional) {text}") == [("advice", "the text calls it optional")]


def test_the_form_of_the_id_of_an_account_binds_as_it_has_no_arn() -> None:
    sample = service("ModelId", "Must be a 12-digit numeric string.")
    shape = sample.shapes["Sample"]
    assert isinstance(shape, StructureShape)
    members = tuple(structs.replace(each, name=each.name.replace("ModelId", "AccountId")) for each in shape.members)
    operation = structs.replace(sample.operations[0], name="GetCredits")
    shapes = {**sample.shapes, "Sample": structs.replace(shape, members=members)}
    found = extract(structs.replace(sample, operations=(operation,), shapes=shapes))
    assert [(rule.member, rule.severity) for rule in found.rules] == [("AccountId", "error")]


def test_a_number_of_which_the_text_says_what_follows_may_be_given() -> None:
    text = "Must be greater than 1000."
    assert [rule.severity for rule in read(text, "Count").rules] == ["error"]
    (rule,) = read(f"If this parameter is set to 0, none are kept. {text}", "Count").rules
    assert (rule.severity, rule.reason) == ("advice", "the documentation itself gives 0")
    (rule,) = read(f"If this parameter is set to 0, the request fails. {text}", "Count").rules
    assert rule.severity == "error"


def test_a_maximum_that_can_be_raised_is_advice() -> None:
    text = "A number between 50 and 29,000."
    assert [rule.severity for rule in read(text, "Count").rules] == ["error"]
    (rule,) = read(f"{text} You can increase the default value to longer than 29 seconds for some.", "Count").rules
    assert (rule.severity, rule.reason) == ("advice", "the maximum can be raised")
    (rule,) = read(f"{text} You can increase the default value later.", "Count").rules
    assert rule.severity == "error"


def test_what_the_service_overrides_is_no_error() -> None:
    text = "You can't set `Count` to 0."
    assert [rule.severity for rule in read(text, "Count").rules] == ["error"]
    (rule,) = read(f"{text} If you do, the service overrides the value with 30.", "Count").rules
    assert (rule.severity, rule.reason) == ("advice", "the text says what the service does with other values")
    (rule,) = read(f"{text} If you do, you get an error.", "Count").rules
    assert rule.severity == "error"


def test_a_maximum_to_which_greater_numbers_are_set_is_no_error() -> None:
    text = "This value must be at least 1 and less than or equal to 100."
    more = "If more than 100 items are requested, the page size will automatically set to 100."
    (rule,) = read(f"{text} {more}", "Limit").rules
    assert (rule.severity, rule.reason) == ("advice", "the text says what the service does with other values")
    (rule,) = read(f"{text} If more than 100 items are requested, the request fails.", "Limit").rules
    assert rule.severity == "error"


@pytest.mark.parametrize(
    "text", ["You must specify either `Name` or `Key`, but not both.", "You can use `Name` or `Key`, but not both."]
)
def test_what_excludes_each_other_may_be_sent_together_where_the_text_says_which_is_used(text: str) -> None:
    reason = "the text says which of them the service uses"
    for both in (
        "If you provide both the service uses the `Name` parameter and ignores the `Key` parameter.",
        "We prefer `Name`. If you provide a value in the same API call for both `Name` and `Key`, the API will only"
        " accept the value for `Name`.",
        "If you specify both `Name` and `Key`, the service ignores `Key`.",
    ):
        assert [(rule.severity, rule.reason) for rule in read(f"{text} {both}").rules] == [("advice", reason)]
    for both in (
        "If you provide both, the request fails.",
        "If you specify both `Name` and `Key`, you get an error.",
        "If you provide a name. The service uses the `Key` of both.",
    ):
        assert [rule.severity for rule in read(f"{text} {both}").rules] == ["error"]


def test_a_number_that_a_text_says_to_use_for_something_is_a_value() -> None:
    text = "Valid values are 20 to 100."
    (rule,) = read(f"{text} Use 0 to unset and disable the delay.", "Count").rules
    assert (rule.severity, rule.reason) == ("advice", "the documentation itself gives 0")
    (rule,) = read(f"{text} Use 30 to halve the delay.", "Count").rules
    assert rule.severity == "error"


def test_a_maximum_that_the_text_calls_a_quota_is_advice() -> None:
    text = "You can specify up to 10 items."
    assert [rule.severity for rule in read(text, "Items").rules] == ["error"]
    (rule,) = read(f"{text} For more information, see Quotas in the User Guide.", "Items").rules
    assert (rule.severity, rule.reason) == ("advice", "the text calls the maximum a quota")
    (rule,) = read(f"{text} For more information, see Working with items in the User Guide.", "Items").rules
    assert rule.severity == "error"


def test_two_lists_of_the_only_characters_are_advice_if_they_differ() -> None:
    letters = "The name can contain only letters and hyphens."
    assert [(rule.severity, rule.reason) for rule in read(f"{letters} {letters}").rules] == [("error", None)]
    either = read(f"{letters} The name can contain only letters, hyphens, and periods.").rules
    assert [(rule.severity, rule.reason) for rule in either] == [
        ("advice", "the documentation states other characters, too"),
        ("advice", "the documentation states other characters, too"),
    ]


@pytest.mark.parametrize(("high", "kinds"), [(4096, []), (1024, ["values"]), (2**31 - 1, ["values"])])
def test_a_list_is_not_all_of_the_numbers_where_the_model_allows_greater_ones(high: int, kinds: list[str]) -> None:
    sample = service("Count", "Valid values are 128, 512, or 1024 KiB.")
    bounded = IntegerShape(name="Number", min=4, max=high)
    assert must(structs.replace(sample, shapes={**sample.shapes, "Number": bounded})) == kinds


def test_an_integer_that_a_value_of_a_map_may_be_is_one_of_some_key() -> None:
    assert rules("The value can be an integer from 0 - 100.", "Map") == []
