"""A pattern in ECMA-262 matches what the generated package matches."""

from __future__ import annotations

import json
import subprocess

import pytest
from shapesmith.regex import Refusal, translate
from shapesmith.regex.translate import tree
from shapesmith.runtime.ecma_patterns import to_ecma
from shapesmith.runtime.patterns import Pattern

from tests.regex.ecma import needs_node
from tests.regex.patterns_of_botocore import SAMPLE, Case, cases
from tests.regex.texts import texts

# With the flag `u`, as JSON Schema asks for it. What this node's version of Unicode does not know is left out.
_PROGRAM = r"""
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(input.map(({pattern, texts}) => {
  const regex = new RegExp(pattern, "u");
  return texts.map((text) => /\p{Cn}/u.test(text) ? null : regex.test(text));
})));
"""


def in_ecma(pattern: str) -> str | None:
    translation = translate(pattern, minimum=None, maximum=None)
    assert not isinstance(translation, Refusal)
    return to_ecma(translation.source)


@pytest.mark.parametrize(
    ("pattern", "ecma"),
    [
        (r"^[\w+=,.@-]*$", r"^[\w+=,.@\-]*$"),
        (r"ab|c", r"^(?:ab|c)$"),
        (r"(?s).*", r"^[\s\S]*$"),
        (r"\p{L}\P{C}", r"^\p{L}\P{C}$"),
        (r"\p{Alpha}[\p{Digit}_]", r"^[A-Za-z][0-9_]$"),
        (r"(a|b)\1", r"^([ab])(?:\1)$"),
        (r"(?<!a)b(?!c)", r"^(?<!a)b(?!c)$"),
        (r"\x{1F600}\u00e9", "^\U0001f600\\xe9$"),
        (r"[^\]/-]", r"^[^\]/\-]$"),
        (r"(?i)ab", r"^[aA][bB]$"),
        (r"\Aa\z", r"^a$"),
        ("a{2,}?b{3}c{0,1}", "^a{2,}?b{3}c?$"),
        ("(?:ab)*(?:cd)+e{0,2}f{1,2}?", "^(?:ab)*(?:cd)+e{0,2}f{1,2}?$"),
        ("x(ab|c)y", "^x(?:ab|c)y$"),
        (r"(?:a|bc)\b\Bd", r"^(?:a|bc)\b\Bd$"),
        (r"(?=ab)(?<=c).", "^(?=ab)(?<=c).$"),
        ("(?!a$)a.", "^(?!a$)a.$"),
        ("(?<!^)a", "^(?<!^)a$"),
        ("(a$|b)?(?=c)c", "^(?:a$|b)?(?=c)c$"),
        ("a(?!)b", r"^a[^\s\S]b$"),
        (r"(?s).[^\s\S]?", r"^[\s\S][^\s\S]?$"),
        (r"\t\n\v\f\r\x08\x0e\x1f", r"^\t\n\v\f\r\x08\x0e\x1f$"),
        (r"\x20\x7e\x7f\xff\u0100\uffff\x{10000}", "^ ~\\x7f\\xff\\u0100\\uffff\U00010000$"),
        (r"\^\$\\\.\*\+\?\(\)\[\]\{\}\|\/\-", r"^\^\$\\\.\*\+\?\(\)\[\]\{\}\|/-$"),
        (r"[\^\\\[\]\-$.*+?(){}|/]", r"^[\^\\\[\]$.*+?(){}|/\-]$"),
        (r"[+--]", r"^[+-\-]$"),
        (r"\D\W\S[\D\W\S]", r"^\D\W\S[\s\S]$"),
        (r"[^\d][^\D]", r"^\D\d$"),
        (r"\p{Lu}\p{Alphabetic}\p{White_Space}[^\p{N}]", r"^\p{Lu}\p{Alphabetic}\p{White_Space}\P{N}$"),
        (r"\p{ASCII}\P{ASCII}[^\p{ASCII}]", r"^\p{ASCII}\P{ASCII}\P{ASCII}$"),
        ("[^a-c]", "^[^a-c]$"),
        (r"(a)(b)\2", r"^a(b)(?:\1)$"),
    ],
)
def test_spelling(pattern: str, ecma: str) -> None:
    assert in_ecma(pattern) == ecma


@pytest.mark.parametrize("pattern", ["a*+", "(?>a|ab)c"])
def test_what_ecma_has_no_words_for(pattern: str) -> None:
    assert in_ecma(pattern) is None


def differences(patterns: tuple[Case, ...]) -> list[tuple[str, str, bool]]:
    """Return what node and the generated package do not agree on: pattern, text, and the package's verdict."""
    questions = []
    for pattern, minimum, maximum in patterns:
        translation = translate(pattern, minimum=minimum, maximum=maximum)
        if isinstance(translation, Refusal):
            continue
        ecma = to_ecma(translation.source)
        if ecma is None:
            continue
        # Two adjacent surrogates of a pair are one character in JavaScript: such a text cannot be tested.
        comparable = [text for text in texts(tree(pattern), pattern, 40) if json.loads(json.dumps(text)) == text]
        questions.append(({"pattern": ecma, "texts": comparable}, Pattern(translation.source, translation.engine)))
    asked = json.dumps([question for question, _ in questions])
    done = subprocess.run(["node", "-e", _PROGRAM], input=asked, capture_output=True, text=True, check=True)
    return [
        (question["pattern"], text, bool(pattern.fullmatch(text)))
        for (question, pattern), answers in zip(questions, json.loads(done.stdout), strict=True)
        for text, answer in zip(question["texts"], answers, strict=True)
        if answer is not None and answer is not bool(pattern.fullmatch(text))
    ]


@needs_node
def test_patterns_of_some_services_match_alike() -> None:
    assert differences(cases(SAMPLE)) == []


@needs_node
@pytest.mark.slow
def test_all_patterns_match_alike() -> None:
    assert differences(cases()) == []
