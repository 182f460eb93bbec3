"""Mutations of a small spec that has every kind of shape: each draws what it changes, and how."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

from shapesmith.specs.found import FoundSpec

Json: TypeAlias = dict[str, Any]
Mutation: TypeAlias = Callable[[Random, "Model"], None]

_BASE = Path(__file__).parent / "mutated"

# The traits of each kind of element, with some values of each; None is its absence.
_OF_ALL: Json = {"documentation": ["<p>Another text.</p>"], "deprecated": [True], "box": [True]}
_OF_SIZE: Json = {"min": [0, 1, 2, 3], "max": [1, 3, 5, 8, 15, 50]}
_OF_NUMBER: Json = {"min": [0, 1, 2, -5], "max": [3, 10, 400, 2000]}
_TRAITS: dict[str, Json] = {
    "string": {**_OF_SIZE, "pattern": ["[a-z]+", "[a-z0-9]*", "x.*", "(ab|x)*", "[^A]+"], "sensitive": [True]},
    "blob": {**_OF_SIZE, "sensitive": [True], "streaming": [True], "requiresLength": [True]},
    "integer": _OF_NUMBER,
    "long": _OF_NUMBER,
    "double": {**_OF_NUMBER, "max": [3, 7.5, 400]},
    "boolean": {},
    "timestamp": {"timestampFormat": ["iso8601", "unixTimestamp"]},
    "list": {**_OF_SIZE, "sparse": [True], "uniqueItems": [True], "flattened": [True], "sensitive": [True]},
    "map": {**_OF_SIZE, "sparse": [True], "flattened": [True], "sensitive": [True]},
    "structure": {
        **{trait: [True] for trait in ("union", "exception", "fault", "event", "document", "wrapper")},
        "eventstream": [],
        "error": [{"code": "Other", "httpStatusCode": 404}, {"httpStatusCode": 500}],
        "retryable": [{"throttling": True}],
        "sensitive": [True],
    },
    "member": {
        **{trait: [True] for trait in ("idempotencyToken", "jsonvalue", "streaming", "hostLabel", "eventpayload")},
        **{trait: [True] for trait in ("flattened", "xmlAttribute")},
        "documentation": [
            "<p>Required if <code>Weight</code> is set.</p>",
            "<p>You must specify either <code>Weight</code> or <code>Heat</code>.</p>",
            "<p>Valid values are between 1 and 10.</p>",
            "<p>The maximum length is 5 characters.</p>",
        ],
        "enum": [["RYE"], ["RYE", "OAT"], ["RYE", "SPELT", "WHEAT"], ["x"]],
        "location": ["header", "querystring"],
        "locationName": ["other"],
    },
    "operation": {
        **{trait: [True] for trait in ("idempotent", "readonly", "httpChecksumRequired")},
        "authtype": ["none", "v4"],
        "auth": [["aws.auth#sigv4"], ["smithy.api#noAuth"]],
        "endpoint": [{"hostPrefix": "data."}],
        "documentationUrl": ["https://example.com/"],
    },
}
_SCALARS = ("integer", "long", "double", "float", "boolean", "string", "timestamp", "blob")


class Model:
    """The files of a spec, as JSON."""

    def __init__(self, files: dict[str, Json]) -> None:
        self.files = files

    @classmethod
    def base(cls) -> Model:
        return cls({path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(_BASE.iterdir())})

    @property
    def shapes(self) -> dict[str, Json]:
        return self.files["service-2.json"]["shapes"]

    @property
    def operations(self) -> dict[str, Json]:
        return self.files["service-2.json"]["operations"]

    @property
    def paginators(self) -> dict[str, Json]:
        return self.files["paginators-1.json"]["pagination"]

    @property
    def waiters(self) -> dict[str, Json]:
        return self.files["waiters-2.json"]["waiters"]

    def copy(self) -> Model:
        return Model(deepcopy(self.files))

    def reordered(self, random: Random) -> Model:
        """Return a copy whose objects have their keys in another order; that of members is part of a spec."""

        def shuffled(value: Any, of_members: bool = False) -> Any:
            if isinstance(value, list):
                return [shuffled(each) for each in value]
            if not isinstance(value, dict):
                return value
            keys = list(value) if of_members else random.sample(list(value), len(value))
            return {key: shuffled(value[key], key == "members") for key in keys}

        return Model(shuffled(self.files))

    def of_type(self, *types: str) -> list[str]:
        return [name for name, shape in self.shapes.items() if shape["type"] in types]

    def references(self) -> list[Json]:
        """Return every reference from a shape to another one."""
        found: list[Json] = []
        for shape in self.shapes.values():
            found += shape.get("members", {}).values()
            found += [shape[part] for part in ("member", "key", "value") if part in shape]
        return found

    def of_operations(self) -> list[Json]:
        """Return every reference from an operation to a shape."""
        found: list[Json] = []
        for operation in self.operations.values():
            found += [operation[part] for part in ("input", "output") if part in operation]
            found += operation.get("errors", ())
        return found

    def written(self, folder: Path, service: str) -> FoundSpec:
        """Write the files into a folder, and return the spec of the service that they are."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = {name: str(folder / name) for name in self.files}
        for name, path in paths.items():
            Path(path).write_text(json.dumps(self.files[name]), encoding="utf-8")
        return FoundSpec(service, "2020-01-01", "path", "botocore 1.0.0", paths)

    def structure(self, random: Random) -> Json:
        """Return a structure that has members."""
        names = [name for name in self.of_type("structure") if self.shapes[name].get("members")]
        return self.shapes[random.choice(names)]


def _trait(random: Random, model: Model) -> None:
    """Give an element a trait, another value of it, or take it away."""
    elements = [(shape["type"], shape) for shape in model.shapes.values()]
    elements += [("member", member) for shape in model.shapes.values() for member in shape.get("members", {}).values()]
    elements += [("operation", operation) for operation in model.operations.values()]
    kind = random.choice(list(_TRAITS))
    kind, element = random.choice([each for each in elements if each[0] == kind])
    traits = {**_OF_ALL, **_TRAITS[kind]}
    trait = random.choice([*traits, *(each for each in traits if each in element)])
    if trait == "document" and not {"exception", "fault", "error", "eventstream"}.isdisjoint(element):
        return
    if element.get("document") and trait in ("exception", "fault", "error"):
        return  # any JSON is no error
    if trait in element and random.random() < 0.5:
        del element[trait]
    else:
        element[trait] = random.choice(traits[trait])


def _tightened_or_loosened(random: Random, model: Model) -> None:
    """Move a bound that is there by one."""
    bounded = [(shape, bound) for shape in model.shapes.values() for bound in ("min", "max") if bound in shape]
    shape, bound = random.choice(bounded)
    shape[bound] += random.choice((-1, 1))


def _member_added(random: Random, model: Model) -> None:
    structure, name = model.structure(random), random.choice(("New", "Extra", "Weights", "weight"))
    structure["members"][name] = {"shape": random.choice(list(model.shapes))}
    if random.random() < 0.3:
        structure.setdefault("required", []).append(name)
    if random.random() < 0.2:
        structure["members"][name]["idempotencyToken"] = True


def _member_removed(random: Random, model: Model) -> None:
    structure = model.structure(random)
    _replace_member(structure, random.choice(list(structure["members"])), None)


def _member_renamed(random: Random, model: Model) -> None:
    structure = model.structure(random)
    name = random.choice(list(structure["members"]))
    after = random.choice((f"{name}s", name.lower(), name.upper(), f"{name}Value", "Unlike"))
    if after not in structure["members"]:
        _replace_member(structure, name, after)


def _replace_member(structure: Json, before: str, after: str | None) -> None:
    def names(old: list[str]) -> list[str]:
        return [name if name != before else after for name in old if name != before or after is not None]  # type: ignore[misc]

    new = names(list(structure["members"]))
    values = [member for name, member in structure["members"].items() if name != before or after is not None]
    structure["members"] = dict(zip(new, values, strict=True))
    if "required" in structure:
        structure["required"] = names(structure["required"])
    if structure.get("payload") == before:
        del structure["payload"]


def _member_reordered(random: Random, model: Model) -> None:
    structure = model.structure(random)
    members = list(structure["members"].items())
    random.shuffle(members)
    structure["members"] = dict(members)


def _requirement(random: Random, model: Model) -> None:
    structure = model.structure(random)
    name, required = random.choice(list(structure["members"])), structure.setdefault("required", [])
    required.remove(name) if name in required else required.append(name)


def _retargeted(random: Random, model: Model) -> None:
    reference = random.choice(model.references())
    same = model.of_type(model.shapes[reference["shape"]]["type"])
    reference["shape"] = random.choice(same if random.random() < 0.5 else list(model.shapes))


def _copied(random: Random, model: Model) -> None:
    """Let one reference to a shape be to a copy of it, which another mutation may change."""
    reference = random.choice(model.references() + model.of_operations())
    name = random.choice((f"{reference['shape']}Copy", f"{reference['shape']}V2", "Copy"))
    model.shapes[name] = deepcopy(model.shapes[reference["shape"]])
    reference["shape"] = name


def _shape_renamed(random: Random, model: Model) -> None:
    name = random.choice(list(model.shapes))
    after = random.choice((f"{name}V2", name[0].lower() + name[1:], name.upper(), "Unlike"))
    if after not in model.shapes:
        model.files["service-2.json"]["shapes"] = {
            after if each == name else each: shape for each, shape in model.shapes.items()
        }
        for reference in model.references() + model.of_operations():
            if reference["shape"] == name:
                reference["shape"] = after


def _shapes_exchanged(random: Random, model: Model) -> None:
    """Exchange what two names stand for."""
    one, other = random.sample(list(model.shapes), 2)
    model.shapes[one], model.shapes[other] = model.shapes[other], model.shapes[one]


def _type_changed(random: Random, model: Model) -> None:
    name = random.choice(model.of_type(*_SCALARS))
    shape = model.shapes[name]
    shape["type"] = random.choice(_SCALARS)
    if shape["type"] != "string":
        shape.pop("enum", None)
        shape.pop("pattern", None)


def _values(random: Random, model: Model) -> None:
    shape = model.shapes[random.choice(model.of_type("string"))]
    if "enum" not in shape:
        shape["enum"] = random.choice((["RYE", "SPELT", "WHEAT"], ["ab", "x"]))
        return
    values = shape["enum"]
    place = random.randrange(len(values))
    edits: tuple[Callable[[], object], ...] = (
        lambda: values.append("OAT"),
        lambda: values.pop(place),
        lambda: values.__setitem__(place, values[place].lower()),
        lambda: values.__setitem__(place, "OAT"),
        lambda: values.reverse(),
        lambda: shape.pop("enum"),
    )
    random.choice(edits)()


def _operation_removed(random: Random, model: Model) -> None:
    name = random.choice(list(model.operations))
    _replace_operation(model, name, None)


def _operation_renamed(random: Random, model: Model) -> None:
    name = random.choice(list(model.operations))
    _replace_operation(model, name, random.choice((f"{name}s", name[0].lower() + name[1:], "Unlike")))


def _replace_operation(model: Model, before: str, after: str | None) -> None:
    for known in (model.operations, model.paginators):
        if before in known:
            value = known.pop(before)
            if after is not None:
                known[after] = {**value, "name": after} if "name" in value else value
    for name, waiter in list(model.waiters.items()):
        if waiter["operation"] == before:
            if after is None:
                del model.waiters[name]
            else:
                waiter["operation"] = after


def _result(random: Random, model: Model) -> None:
    """Give an operation another input or output, or none."""
    operation, part = random.choice(list(model.operations.values())), random.choice(("input", "output"))
    ending = "Request" if part == "input" else "Response"
    names = [name for name in model.of_type("structure") if name.endswith(ending) or random.random() < 0.1]
    operation[part] = {"shape": random.choice(names)}
    if random.random() < 0.2:
        del operation[part]


def _errors(random: Random, model: Model) -> None:
    errors = [name for name, shape in model.shapes.items() if shape.get("exception")]
    operation = random.choice(list(model.operations.values()))
    operation["errors"] = [{"shape": name} for name in random.choices(errors, k=random.randint(0, len(errors)))]


def _paginator(random: Random, model: Model) -> None:
    name = random.choice(list(model.operations))
    if name in model.paginators and random.random() < 0.5:
        del model.paginators[name]
        return
    changed = {"result_key": "NextToken", "limit_key": "Limit", "more_results": "NextToken"}
    key = random.choice(list(changed))
    model.paginators["ListLoaves"] = {**model.paginators.get("ListLoaves", {}), key: changed[key]}


def _waiter(random: Random, model: Model) -> None:
    name = random.choice(list(model.waiters))
    waiter = model.waiters.pop(name)
    edits = ({"delay": 7}, {"maxAttempts": 3}, {"operation": "ListLoaves"}, {"acceptors": waiter["acceptors"][:1]}, {})
    again = random.choice((name, name, "loafDone", "LoafBaked", ""))
    if again:
        model.waiters[again] = {**waiter, **random.choice(edits)}


MUTATIONS: tuple[Mutation, ...] = (
    *(_trait, _trait, _trait, _trait, _tightened_or_loosened, _tightened_or_loosened),
    *(_member_added, _member_removed, _member_renamed, _member_reordered, _requirement, _requirement),
    *(_retargeted, _retargeted, _copied, _copied, _shape_renamed, _shape_renamed, _shapes_exchanged, _type_changed),
    *(_values, _values, _operation_removed, _operation_renamed, _result, _errors, _paginator, _waiter),
)


def mutated(random: Random, model: Model, most: int) -> Model:
    """Return a copy of a spec with one mutation or more. One that cannot be applied is left out."""
    result = model.copy()
    for mutate in random.choices(MUTATIONS, k=random.randint(1, most)):
        try:
            mutate(random, result)
        except IndexError:  # there is nothing left to choose from
            continue
    return result
