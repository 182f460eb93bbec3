"""Pydantic models of a service, which datamodel-code-generator makes of its JSON Schema, and black formats.

They lose what the two cannot say; the comment at the head of the module lists it. The generated classes lose nothing,
and pydantic takes them as they are.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

from shapesmith.diagnostics import SpecError, error
from shapesmith.provenance import Provenance
from shapesmith.targets.json_schema.values import Schema
from shapesmith.targets.pydantic_models.safe_source import safe
from shapesmith.text.printable import printable

# A field of this name would configure the model.
ALIASES = {"Config": "Config_"}

# pydantic matches with Rust's regex, or with Python's re where datamodel-code-generator finds a lookaround.
_LOOKAROUND = re.compile(r"\(\?<?[=!]")
_PROPERTY = re.compile(r"\\[pP]\{")
_COUNT = re.compile(r"\{(\d+)(?:,(\d+))?\}")
_LARGEST_COUNT_OF_PROPERTIES = 100


def no_engine_for(pattern: str) -> str | None:
    """Return why neither engine of pydantic compiles `pattern`, or None."""
    if not _PROPERTY.search(pattern):
        return None
    if _LOOKAROUND.search(pattern):
        return r"Rust's regex has no lookaround, and Python's re no \p{...}"
    if any(int(count[2] or count[1]) > _LARGEST_COUNT_OF_PROPERTIES for count in _COUNT.finditer(pattern)):
        return r"a counted \p{...} is beyond the size limit of Rust's regex"
    return None


def pydantic_models(schema: Schema, asked: str) -> bytes:
    """Return the source of a module with a model for each definition of `schema`; `asked` is what was asked for.

    Raises SpecError if datamodel-code-generator or black is not installed, or makes something else than models.
    """
    try:
        import black
        from black.mode import TargetVersion
        from datamodel_code_generator import InputFileType, PythonVersion, generate
        from datamodel_code_generator.enums import DataModelType
        from datamodel_code_generator.format import Formatter
    except ImportError as missing:
        raise SpecError(
            [
                error(
                    "extra-absent",
                    Provenance(asked),
                    f"the format pydantic needs datamodel-code-generator and black (got: {missing}); "
                    'install them with: pip install "shapesmith[pydantic]"',
                )
            ]
        ) from None
    lost = list(_lost(schema))
    definitions = {name: _kept(definition) for name, definition in schema["$defs"].items()}
    # Only definitions: a schema at the root would make a model of the document as a whole, too.
    document = {"$schema": schema["$schema"], "$defs": definitions}
    try:
        source = generate(
            json.dumps(document),
            input_file_type=InputFileType.JsonSchema,
            output_model_type=DataModelType.PydanticV2BaseModel,
            target_python_version=PythonVersion.PY_311,
            aliases=ALIASES,
            use_schema_description=True,
            skip_root_model=True,
            custom_file_header="#",
            formatters=[Formatter.BUILTIN],
        )
        mode = black.Mode(target_versions={TargetVersion.PY311})
        body = black.format_str(safe(str(source).removeprefix("#")), mode=mode)
        return f"{_header(schema, lost)}\n{body}".encode()
    except Exception as failure:  # whatever another generator makes of foreign text
        message = f"datamodel-code-generator makes no models of it: {failure}"
        raise SpecError([error("models-impossible", Provenance(asked), message)]) from None


def _header(schema: Schema, lost: list[str]) -> str:
    """Return the comment at the head of the module: what it is made of, and what it has lost."""
    lines = [
        f"Models of {schema['title']}, made by datamodel-code-generator from the JSON Schema of shapesmith.",
        "",
        "The generated classes check all that these models do not, and pydantic takes them as they are:",
    ]
    parts = [*lines, *(f"- {each}" for each in lost)]
    return "".join(f"# {line}".rstrip() + "\n" for part in parts for line in _wrapped(printable(part)))


def _wrapped(text: str) -> list[str]:
    indent = "  " if text.startswith("- ") else ""
    lines = textwrap.wrap(text, 86, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return lines or [""]


def _lost(schema: Schema) -> Iterator[str]:
    """Describe what the models do not check, in the order in which it matters."""
    definitions: dict[str, Schema] = schema["$defs"]
    for name, definition in definitions.items():
        for rule in definition.get("x-rules", ()):
            if rule["severity"] == "error":
                yield f"rule {rule['id']}: {rule['message']}"
        if definition.get("maxProperties") == 1 and "properties" in definition:
            yield f"union {name}: exactly one member is set"
        for pattern in _patterns(definition):
            reason = no_engine_for(pattern)
            if reason is not None:
                yield f"pattern {pattern} in {name}: {reason}"
    yield "an optional member takes null, as if it were left out; boto3 refuses it"
    yield "patterns have the syntax and the classes of Rust's regex, or of Python's re, not those of ECMA-262"
    yield "enums of requests are closed: a value that the service has added since is refused"
    yield "sensitive values are shown by repr and in the errors of pydantic"
    yield "boto3's own edits: other forms that it takes, and values that it fills in, rewrites or refuses"


def _patterns(node: Any) -> Iterator[str]:
    """Yield every pattern of the values of a definition, those of rules left out."""
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        for keyword, value in node.items():
            if keyword not in ("allOf", "x-rules", "enum"):
                yield from _patterns(value)
    elif isinstance(node, list):
        for value in node:
            yield from _patterns(value)


def _kept(node: Any, is_named: bool = False) -> Any:
    """Return a schema without what pydantic cannot check. `is_named`: its keys are the names of members."""
    if isinstance(node, list):
        return [_kept(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        keyword: value if keyword in ("enum", "required") else _kept(value, keyword == "properties" and not is_named)
        for keyword, value in node.items()
        if is_named or not _is_left_out(keyword, value)
    }


def _is_left_out(keyword: str, value: Any) -> bool:
    if keyword == "pattern":
        return isinstance(value, str) and no_engine_for(value) is not None
    return keyword == "allOf"
