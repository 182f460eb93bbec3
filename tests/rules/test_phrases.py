"""Phrases that forms look for beside the sentence itself: each way to say one, and what only looks like it."""

from __future__ import annotations

import re

import pytest
from shapesmith.rules.forms import (
    absence,
    characters,
    closed,
    ends,
    exclusive,
    expressions,
    format,
    held,
    items,
    length,
    members,
    presence,
)

PHRASES: list[tuple[re.Pattern[str], list[str], list[str]]] = [
    (
        absence._EITHER_IS,
        [
            "either the `A` or the `B` is set",
            "`A` or `B` are set",
            "MaxAge or MinAge is set",
            "the `A` or MinAge is set",
        ],
        [
            "`` or `B` is set",
            "`A` or `` is set",
            "MaxA or `B` is set",
            "`A` or MinA is set",
            "`A` or Min is set",
            "maxA or 1MinA is set",
            "`A` or `B` is s",
        ],
    ),
    (
        absence._ONE_OF,
        ["you set one of the following: a, b", "you set any of the following: a, b"],
        [
            "you set two of the following: a, b",
            "you set one of the following: ;ab",
            "you set one of the following: :ab",
        ],
    ),
    (
        absence._OR_NOT_GIVEN,
        [
            "`A` is on, or is not specified",
            "the `A` is on or isn't set",
            "`A` type is on or not provided",
            "`Ab` field is on or is not set",
        ],
        ["`` is on or not set", "`A`  is on or not set", "`A` is o;n or not set", "`A` is o,n or not set"],
    ),
    (
        absence._FIRST_OF_TWO,
        [f"`A` is on and {word} " for word in ("you", "the", "it", "this", "your")]
        + ["is on, and it ", "a are on and it "],
        ["`A` island and it ", "`A` is on and item "],
    ),
    (
        characters._END,
        [
            *(f"{verb} begin with `a`" for verb in ("must", "can", "may", "has to", "have to", "need to", "needs to")),
            *(f"must {verb} with `a`" for verb in ("begin", "start", "end")),
            *(f"it {verb} with `a`" for verb in ("begins", "starts", "ends")),
            *(f"must end with the {noun} `a`" for noun in ("suffix", "prefix", "string", "extension")),
            "must also end with a `a`",
            "must optionally end with an `a`",
            "must end with hyphen (-)",
            "must end with hyphen (`-`)",
        ],
        [
            "toucan begin with `a`",
            "it not begins with `a`",
            "rebegins with `a`",
            "must end with `a b`",
            "must end with ` a`",
            "must end with ``",
            "must end with  (-)",
            "must end with  (`-`)",
            "must end with 1 (-)",
            "must end with 1 (`-`)",
            "must end with a (b)",
            "must end with a ( )",
            "must end with a (`b`)",
            "must end with a (` `)",
            "must end with a (```)",
            f"must end with `{'a' * 41}`",
        ],
    ),
    (
        characters._OF_THESE,
        [
            "any of these",
            "any letter",
            *(f"the following {kind}characters: " for kind in ("", "special ", "invalid ", "reserved ")),
            "any of the following symbols ",
            "of the following characters ",
        ],
        ["any (a)", "the following letters ", "often any a"],
    ),
    (
        closed.GROWING,
        [
            *("Engine", "InstanceType", "instance_type", "InstanceClass", "InstanceSize", "Version", "Region", "Class"),
            *("Family", "Runtime", "Platform", "Language", "LanguageCode", "language_code", "Locale", "Currency"),
            *(
                "CurrencyCode",
                "Model",
                "ModelId",
                "model_id",
                "ModelIdName",
                "model_id_name",
                "Zone",
                "LicenseModel",
                "Edition",
                "NodeType",
                "License",
            ),
            *("Engines", "EngineName", "engine_names", "RegionIds", "ZoneId"),
        ],
        ["AddressFamily", "EngineKind", "Regional"],
    ),
    (
        closed._SEPARATED,
        [
            "a comma-separated list",
            "comma delimited",
            "separated by commas",
            "separated by a comma",
            "semicolon-separated",
        ],
        ["commas-separated", "separated by spaces", "semicomma-separated"],
    ),
    (
        closed._OTHER_CASE,
        [
            *(f"{word} it is on, valid values " for word in ("when", "if", "for")),
            *(
                f"when it is on, {word} values "
                for word in ("allowed", "accepted", "acceptable", "possible", "supported")
            ),
        ],
        [
            "before it is on, valid values ",
            "when it. valid values ",
            "when it: valid values ",
            "elif it is on, valid values ",
            "when it is on, invalid values ",
            "when it is on, valid valuesets ",
        ],
    ),
    (
        closed._PLACEHOLDER,
        [
            *(f":{word} " for word in ("relative", "path", "name", "id", "key", "value", "region", "account")),
            "/account-id ",
            "/name",
        ],
        [":named ", " name ", ":other "],
    ),
    (
        closed._SIZE,
        [f"m5.{size} " for size in ("nano", "micro", "small", "medium", "large", "xlarge", "12xlarge", "metal")],
        ["m5.huge ", ".nano ", "m5.metallic "],
    ),
    (
        closed._ANY_CASE,
        [
            *("case-insensitive", "is case insensitive", "is not case-sensitive", "isn't case sensitive"),
            *("isn\u2019t case sensitive", "regardless of case", "ignores case", "ignoring case", "in any case."),
        ],
        [
            "showcase-insensitive",
            "knot case-sensitive",
            "is case-sensitive",
            "signore case",
            "ignor case",
            "in any cases",
        ],
    ),
    (
        closed._BUILT_IN,
        ["a builtin name", "a built-in name", "predefined", "prebuilt", "pre-built", "preconfigured"],
        ["rebuilt-in", "a built-ins name", "defined"],
    ),
    (
        closed._UNKNOWN_TOO,
        [
            *(
                f"{word} values are ignored"
                for word in ("unrecognized", "unknown", "invalid", "unsupported", "other", "absent")
            ),
            *(f"other values are {done}" for done in ("treated", "accepted", "replaced", "used")),
            *("other value default", "other value defaults", "other value is used", "other value falls back"),
            "other values fall back",
        ],
        ["another values are used", "other values are listed", "other values fall backward"],
    ),
    (
        ends._ANY_CASE,
        [
            *("any upper or lowercase", "any uppercase or lowercase", "any case", "any combination of upper"),
            *("any combination of lower", "case-insensitive", "regardless of case"),
        ],
        ["many case", "any letter", "regardless of the case"],
    ),
    (
        exclusive._OF_ALTERNATIVES,
        ["`A` or `B`", "they are mutually exclusive.", "Alternatively, use it"],
        ["for it", "mutually exclusively", "Alternativelyish", "It may alternatively be used"],
    ),
    (
        expressions._GOES_ON,
        ["is followed by", "Is then followed by"],
        ["this followed by", "his followed by", "is followed bytes", "is now followed by"],
    ),
    (
        format._ENCODED_FOR_YOU,
        [
            *(f"encoding {verb} be done" for verb in ("might", "may", "can", "will")),
            *("encoding may be performed", "encoding is performed", "encoding is done"),
            *("encodes it for you", "will encode it for you", "Encode for it: for you "),
            *("automatically base64-encode", "automatically base-64 encodes", "automatically encoded"),
        ],
        [
            *(
                "encod may be done",
                "encod is done",
                "reencoding may be done",
                "reencoding is done",
                "reencodes it for you",
            ),
            *("encodes it. All for you", "encodes it; all for you", "encodes it for yours", "encoding must be done"),
            *("unautomatically encoded", "automatically base64_encode", "automatically decode"),
        ],
    ),
    (format._TEMPLATE, ["arn:aws:s3:", "an arn:::"], ["arn:a b:s3:", "arn:aws:s 3:", "barn:aws:s3:", "arn:aws"]),
    (
        items._MAKES,
        [
            f"{verb}it"
            for verb in ("create", "update", "put", "start", "register", "modify", "run", "submit", "publish")
        ],
        ["create it", "delete", "submit"],
    ),
    (
        items._OF_A_FILTER,
        ["for the filter", "for this filter.", "per filter"],
        ["therefor the filter", "for the filters", "super filter", "per filters", "for a filter"],
    ),
    (
        held._SUFFIX,
        [
            f"Thing{end}"
            for end in (
                *(
                    "ARN",
                    "Arn",
                    "ID",
                    "Id",
                    "Name",
                    "Identifier",
                    "Alias",
                    "Uri",
                    "Url",
                    "Email",
                    "List",
                    "Set",
                    "Input",
                ),
                *("Config", "Configuration", "Info", "Order", "Mapping", "Arns", "Aliases"),
            )
        ],
        ["Thing", "NameThing", "Namer", "id"],
    ),
    (
        members._WITH_NAME,
        ["name (A)", "a or the name (`A`)", "a and the name (`A`)", "a, the name (`A`)", "name (`A`, `B`, or `C`)"],
        [
            *(
                "a; name (`A`)",
                "a( name (`A`)",
                "a) name (`A`)",
                "a` name (`A`)",
                "name (``)",
                "name ()",
                "name (`A`, `B`)",
            ),
            *("name (`A`, ``, or `C`)", "name (`A` or ``)", "a (A)"),
        ],
    ),
    (
        length._OF_A_FILE,
        [*("the file", "files", "an image", "images", "the object", "objects", "a video", "videos")],
        ["profile", "filename", "objective"],
    ),
    (
        length._ENCODED,
        ["a base64-encoded", "base-64 encoded"],
        ["abase64-encoded", "base64_encoded", "base64-encodeds"],
    ),
    (
        members.NOUN,
        [
            f"A {noun}"
            for noun in (
                *("parameter", "field", "property", "properties", "member", "attribute", "option", "element", "value"),
                *("argument", "filter", "setting", "object", "array", "information", "parameters", "arrays"),
            )
        ],
        ["A thing", "parameter", "A parameter of"],
    ),
    (
        members._PAGING,
        [
            *("NextToken", "next_token", "NextPageToken", "next_page_token", "Marker", "MaxResults", "max_items"),
            *("MaxRecords", "Limit", "PageSize", "page_size", "PageLimit", "StartingToken", "starting_token"),
        ],
        ["Tokens", "MaxSize2", "StartToken"],
    ),
    (
        members._OTHER_WAY,
        [
            *(f"you {may} also use a file" for may in ("may", "can")),
            *(f"you can {also} use a file" for also in ("instead", "alternatively")),
            *(f"you can also {verb} a file" for verb in ("have", "specify", "provide", "include", "set")),
        ],
        ["thank-you can use a file", "bayou can also use a file", "you can also use ;file", "you must also use a file"],
    ),
    (
        members._MAY_LACK,
        ["optional", "Optionally", "if set", "when set", "a or b"],
        ["optionals", "gift", "whenever", "more"],
    ),
    (
        members._OF_A_CASE,
        ["if a", "when a", "for a", "unless a", "only a"],
        ["gift", "whenever", "before", "lonely"],
    ),
    (
        members._FILTER,
        ["Filter by a", "Filters by a", "Filter results by a"],
        ["A Filter by a", "Filter  by a", "Filter bya"],
    ),
    (members._LAST_WORDS, ["DataStreamName", "S3Bucket", "Ab1Cd"], ["Name", "dataA", "1Name", "DataName1"]),
    (presence._ALSO, ["if you also set", "When you also set"], ["if you alsoset", "if you set"]),
    (
        presence._NOT_OTHERWISE,
        [
            *(
                "set it if and only if",
                "do not set it otherwise",
                "don't set it otherwise",
                "you cannot set it otherwise",
            ),
            *("omit it otherwise", "not used for any other type"),
        ],
        [
            *("and if and only iffy", "knot set otherwise", "nots set otherwise", "not set, or otherwise"),
            *(
                "not set; or otherwise",
                "vomit it otherwise",
                "not used for any other type; or",
                "mcannot set otherwise",
            ),
            *("not set otherwise or", "not used for any other a,bc"),
        ],
    ),
    (
        presence._GOES_WITH,
        [
            *(f"if you {verb} Ab, you can set it" for verb in ("include", "specify", "use", "provide", "set")),
            *(f"if you set A, you can {verb} it" for verb in ("include", "specify", "use", "provide")),
            *(
                "If you set A, you can also set it",
                "if you set A, you can optionally set it",
                "if you set A, you can set ",
            ),
        ],
        ["elif you set A, you can set it", "if you set , you can set it", "if you set A, you can get it"],
    ),
    (presence._YOU_ALSO, ["you must also set", "You must also "], ["you must alsoset"]),
    (
        presence._ALTERNATIVE,
        [
            *(f"you {must} set `A` or B" for must in ("must", "need to", "have to")),
            *(f"you must also {verb} `A` or B" for verb in ("specify", "provide", "include", "use", "supply", "give")),
        ],
        ["bayou must set `A` or B", "you must set A; C or B", "you must set A. C or B", "you must set A: C or B"],
    ),
    (
        presence._IN_A_CASE,
        ["Required if", "it must be set when", "you need it for", "required  if"],
        ["unrequired if", "requires it if", "required iffy"],
    ),
]


@pytest.mark.parametrize(
    ("pattern", "text"), [pytest.param(each, text, id=text) for each, texts, _ in PHRASES for text in texts]
)
def test_each_way_to_say_it_is_found(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"), [pytest.param(each, text, id=text) for each, _, texts in PHRASES for text in texts]
)
def test_what_only_looks_like_it_is_not(pattern: re.Pattern[str], text: str) -> None:
    assert not pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (absence._EITHER_IS, "`A` or `B` is on, or off", {"first": "`A`", "second": "`B`", "rest": "is on"}),
        (absence._EITHER_IS, "`A` or `B` is on; or off", {"first": "`A`", "second": "`B`", "rest": "is on"}),
        (absence._ONE_OF, "you set one of the following: a, b; c", {"given": "you set", "parts": "a, b"}),
        (absence._OR_NOT_GIVEN, "`A` is on or not set or not set", {"ref": "`A`", "rest": "is on"}),
        (absence._FIRST_OF_TWO, "it is, and it is b", {"first": "it is"}),
        (absence._FIRST_OF_TWO, "it is on, and it is b and it is", {"first": "it is on"}),
        (members._OTHER_WAY, "you can also use a file; or not", {"rest": "a file"}),
        (presence._GOES_WITH, "if you set A, you can set it; or not.", {"other": "A", "rest": "it"}),
        (presence._GOES_WITH, "if you set A, you can set it. Or not", {"other": "A", "rest": "it"}),
        (members._OWNER, "name of your stack", {"owner": "stack"}),
        (members._OWNER, "name of an old stack that is on", {"owner": "old stack"}),
        *((members._OWNER, f"name of the a {word} use", {"owner": "a"}) for word in ("that", "to", "you", "for")),
        (members._OWNER, "name of a stack for ", {"owner": "stack"}),
        (members._WITH_NAME, "a name (`A` or `B`)", {"names": "`A` or `B`"}),
        (members._WITH_NAME, "a name (`A`, `B`, or `C`)", {"names": "`A`, `B`, or `C`"}),
        (members._WITH_NAME, "a, the name (A)", {"names": "A"}),
    ],
)
def test_what_is_taken_out_of_it(pattern: re.Pattern[str], text: str, expected: dict[str, str]) -> None:
    found = pattern.search(text)
    assert found is not None
    assert found.groupdict() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((f"the `A` of {owner}", "the `A`") for owner in ("the a", "your a", "a b", "an old stack")),
        *((f"the `A` of the a{end}", f"the `A`{end}") for end in (", `B`", " or `B`", " and `B`")),
        ("the `` of the a", "the `` of the a"),
        ("the `A` of the stack to use", "the `A` of the stack to use"),
        ("the `A` of the 1", "the `A` of the 1"),
    ],
)
def test_of_what_a_member_is_is_left_out(text: str, expected: str) -> None:
    assert members._OF_WHAT.sub(r"\1", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("values for this", "this"),
        ("a value for this", "this"),
        ("values for thistle", "values for thistle"),
        ("the parameter `A`", "`A`"),
        ("setting `A`", "`A`"),
        *((f"the {word} `A`", f"the {word[0]}`A`") for word in ("name", "arn", "id", "of", "in", "for", "with")),
        ("the parameter ``", "the parameter ``"),
    ],
)
def test_what_is_said_before_a_name_is_left_out(text: str, expected: str) -> None:
    assert members._VALUE_FOR.sub("", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            (f"a{between}b", ["a", "b"])
            for between in (" and ", " or ", " and/or ", " and or ", ", ", " OR ", " AND ", " | ")
        ),
        *((f"a{between}b", ["a", "b"]) for between in (", and the ", " or an ", " or a ", " or either ", " and one ")),
        *((f"a, {article} b", ["a", "b"]) for article in ("the", "an", "a")),
        ("`a`/`b`", ["`a`", "`b`"]),
        ("a/b", ["a/b"]),
    ],
)
def test_what_stands_between_names(text: str, expected: list[str]) -> None:
    assert members.SEPARATOR.split(text) == expected
