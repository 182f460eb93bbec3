"""Node.js as the oracle of what an ECMA-262 pattern matches."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is the oracle here, and is not installed")

_PROGRAM = r"""
const compile = (pattern, flags) => {
  try { return new RegExp(`^(?:${pattern})$`, flags); } catch { return null; }
};
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(input.map(({pattern, strict, texts}) => {
  const unicode = compile(strict, "u");
  const lenient = /\\[pPu]/.test(pattern) ? null : compile(pattern, "");
  // Without the flag, a character beyond U+FFFF is two, and not comparable. A character that this node does not know
  // yet may be of any category.
  const regex = (text) => /\p{Cn}/u.test(text) ? null : unicode ?? (/[\ud800-\udfff]/.test(text) ? null : lenient);
  return texts.map((text) => regex(text)?.test(text) ?? null);
})));
"""
# `shapesmith.regex.read_chars` says what it takes the transposed range of surrogates for.
_TRANSPOSED = r"\uDBFF-\uDC00"
# Sets that Java and ECMA-262 name alike and define differently, or that only Java names.
_JAVA_ONLY = re.compile(r"\\[pP]\{(?!(?:[LMNPSZC][a-z]?|ASCII)\})|\\[AzZ]|&&\[|\\x\{|\(\?[is]|[*+?}]\+")
_NEEDLESS_ESCAPE = re.compile(r"\\(?:([^\w^$\\.*+?()\[\]{}|/])|(.))", re.DOTALL)


def is_ecma(pattern: str) -> bool:
    """Tell whether ECMA-262 reads `pattern` as `shapesmith.regex` does: not where it is written for Java."""
    return not _JAVA_ONLY.search(pattern) and _TRANSPOSED not in pattern


def full_matches(questions: list[tuple[str, list[str]]]) -> list[list[bool | None]]:
    """Return for each pattern whether each of its texts matches as a whole; None where ECMA-262 does not say.

    A pattern is read with the flag `u`, in which strings are code points; where that does not allow it, as it is more
    strict, without the flag.
    """
    data = [{"pattern": pattern, "strict": _strict(pattern), "texts": texts} for pattern, texts in questions]
    done = subprocess.run(
        ["node", "-e", _PROGRAM], input=json.dumps(data), capture_output=True, text=True, check=True, timeout=120
    )
    answers: list[list[bool | None]] = json.loads(done.stdout)
    return answers


def _strict(pattern: str) -> str:
    r"""Return `pattern` without the escapes that the flag `u` forbids because they say nothing, such as `\:`."""
    return _NEEDLESS_ESCAPE.sub(lambda found: f"\\x{ord(found[1]):02x}" if found[1] else found[0], pattern)
