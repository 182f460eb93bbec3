"""The table of rules.toml in which a verdict on an open sentence goes back."""

from __future__ import annotations

from shapesmith.rules.unsettled import OpenSentence

_LONGEST_QUOTATION = 1_200


def skeleton(found: OpenSentence) -> str:
    """Return a `[[rule]]` on a sentence, to be filled in; `[[dismissed]]` has the same two lines above its reason."""
    quoted = found.quotation if len(found.quotation) <= _LONGEST_QUOTATION else found.sentence.verbatim
    return f'[[rule]]\nat = {toml_string(found.at)}\nsentence = {toml_string(quoted)}\nkind = ""\nmust = {{ }}\n'


def toml_string(text: str) -> str:
    """Return a TOML string: on several lines where the text has several."""
    escaped = "".join(_escaped(character) for character in text)
    if "\n" in text:
        return f'"""\n{escaped}"""'
    return f'"{escaped}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n" or character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:  # a lone surrogate, which TOML cannot represent
        return "\ufffd"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
