"""A small spec with every file, every type of shape and nearly every trait: what mutations start from.

It is valid: what is wrong with a mutant comes from its mutation.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Files: TypeAlias = dict[str, Any]
"""The files of a spec by name: a JSON document, or the text of a file of another format."""

_HTTP = {"method": "POST", "requestUri": "/", "responseCode": 200}

MODEL = {
    "version": "2.0",
    "metadata": {
        "apiVersion": "2024-01-01",
        "endpointPrefix": "garden",
        "protocol": "json",
        "serviceFullName": "Garden Service",
        "serviceId": "Garden",
        "uid": "garden-2024-01-01",
    },
    "documentation": "<p>Grows <b>plants</b>.</p>",
    "clientContextParams": {"Climate": {"documentation": "Where it grows.", "type": "string"}},
    "operations": {
        "PlantSeed": {
            "name": "PlantSeed",
            "http": _HTTP,
            "input": {"shape": "PlantSeedRequest", "documentation": "<p>What to plant.</p>"},
            "output": {"shape": "Plant", "resultWrapper": "PlantSeedResult"},
            "errors": [{"shape": "FrostException"}],
            "documentation": "<p>Plants a seed. See <a href='https://example.com/seeds'>seeds</a>.</p>",
            "documentationUrl": "https://example.com/plant",
            "idempotent": True,
            "endpoint": {"hostPrefix": "{Name}."},
            "staticContextParams": {"Fast": {"value": True}},
        },
        "ListPlants": {
            "name": "ListPlants",
            "http": _HTTP,
            "input": {"shape": "ListPlantsRequest"},
            "output": {"shape": "ListPlantsResponse"},
            "deprecated": True,
            "deprecatedMessage": "Use PlantSeed",
            "deprecatedSince": "2024-02-03",
        },
    },
    "shapes": {
        "PlantSeedRequest": {
            "type": "structure",
            "required": ["Name", "Kind"],
            "members": {
                "Name": {"shape": "Name", "documentation": "<p>The name.</p>", "location": "uri", "locationName": "n"},
                "Kind": {"shape": "Kind"},
                "Token": {"shape": "Token", "idempotencyToken": True},
                "Size": {"shape": "Size", "box": True},
                "Old": {"shape": "Text", "deprecated": True, "deprecatedMessage": "Unused", "deprecatedSince": "2023"},
                "Labels": {"shape": "Labels"},
                "Branch": {"shape": "Branch"},
                "Extra": {"shape": "Extra"},
                "Shade": {"shape": "Shade", "contextParam": {"name": "Shade"}},
                "Note": {"shape": "Text", "jsonvalue": True, "xmlNamespace": {"uri": "urn:x", "prefix": "x"}},
            },
            "payload": "Branch",
        },
        "Name": {"type": "string", "min": 1, "max": 20, "pattern": "[a-z]\\w*", "documentation": "A name."},
        "Kind": {
            "type": "string",
            "enum": ["TREE", "FLOWER", "old-grass"],
            "documentation": "<ul><li>TREE: grows</li><li>FLOWER: blooms</li></ul>",
        },
        "Token": {"type": "string", "sensitive": True},
        "Text": {"type": "string"},
        "Size": {"type": "integer", "min": 0, "max": 10},
        "Weight": {"type": "double", "min": 0.5, "max": 1e6},
        "Count": {"type": "long", "min": 1},
        "Ratio": {"type": "float"},
        "Alive": {"type": "boolean"},
        "Planted": {"type": "timestamp", "timestampFormat": "iso8601"},
        "Photo": {"type": "blob", "min": 1, "max": 100, "streaming": True},
        "Labels": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Texts"}, "min": 0, "max": 5},
        "Texts": {"type": "list", "member": {"shape": "Text", "locationName": "item"}, "min": 1, "sparse": True},
        "Branch": {
            "type": "structure",
            "members": {"Inner": {"shape": "Branch"}, "Weight": {"shape": "Weight"}, "Alive": {"shape": "Alive"}},
            "documentation": "<p>Grows in <code>itself</code>.</p>",
        },
        "Extra": {"type": "structure", "members": {}, "document": True},
        "Shade": {
            "type": "structure",
            "members": {"Full": {"shape": "Alive"}, "Hours": {"shape": "Count"}},
            "union": True,
            "deprecated": True,
        },
        "Plant": {
            "type": "structure",
            "members": {
                "Photo": {"shape": "Photo"},
                "Planted": {"shape": "Planted"},
                "Ratio": {"shape": "Ratio"},
                "Growth": {"shape": "Growth"},
            },
        },
        "Growth": {"type": "structure", "members": {"Leaf": {"shape": "Leaf"}}, "eventstream": True},
        "Leaf": {
            "type": "structure",
            "members": {"Text": {"shape": "Text", "eventpayload": True}},
            "event": True,
        },
        "ListPlantsRequest": {"type": "structure", "members": {"Next": {"shape": "Text"}, "Max": {"shape": "Size"}}},
        "ListPlantsResponse": {
            "type": "structure",
            "members": {"Plants": {"shape": "Plants"}, "Next": {"shape": "Text"}},
        },
        "Plants": {"type": "list", "member": {"shape": "Plant"}, "max": 100},
        "FrostException": {
            "type": "structure",
            "members": {"message": {"shape": "Text"}},
            "exception": True,
            "error": {"httpStatusCode": 400, "code": "Frost", "senderFault": True},
            "retryable": {"throttling": False},
        },
    },
}

PAGINATORS = {
    "pagination": {
        "ListPlants": {
            "input_token": "Next",
            "output_token": ["Next"],
            "limit_key": "Max",
            "result_key": "Plants",
            "non_aggregate_keys": ["Next"],
        }
    }
}

WAITERS = {
    "version": 2,
    "waiters": {
        "PlantGrown": {
            "operation": "ListPlants",
            "delay": 5,
            "maxAttempts": 3,
            "description": "Waits.",
            "acceptors": [{"state": "success", "matcher": "path", "argument": "Plants[0]", "expected": True}],
        }
    },
}

EXAMPLES = {
    "version": "1.0",
    "examples": {
        "PlantSeed": [
            {
                "id": "plant",
                "title": "To plant",
                "description": "Plants.",
                "input": {"Name": "oak", "Kind": "TREE", "Labels": {"a": ["b"]}},
                "output": {"Ratio": 0.5},
                "comments": {"input": {}, "output": {}},
            }
        ]
    },
}

EXTRAS = {"merge": {"shapes": {"Plant": {"members": {"Added": {"shape": "Text"}}}}}}

OVERRIDES = {
    "constraint": [
        {"constraint": "PlantSeedRequest.Size.range", "action": "correct", "max": 20, "reason": "grows"},
        {"constraint": "PlantSeedRequest.Name.pattern", "action": "advice", "reason": "capitals grow, too"},
    ]
}

YARD = """\
# A plant.
#
# @note Water it.
#
# @!attribute [rw] name
#   The name of the plant.
#   @return [String]
#
# @!attribute [rw] labels
#   @return [Hash<String,Array<String>>]
#
# @see http://docs.aws.amazon.com/goto/WebAPI/garden-2024-01-01/PlantSeedRequest AWS API Documentation
#
class PlantSeedRequest < Struct.new(
  :name,
  :kind,
  :labels)
  SENSITIVE = [:token]
  include Aws::Structure
end
"""

GARDEN: Files = {
    "service-2.json": MODEL,
    "service-2.sdk-extras.json": EXTRAS,
    "paginators-1.json": PAGINATORS,
    "waiters-2.json": WAITERS,
    "examples-1.json": EXAMPLES,
    "overrides.toml": OVERRIDES,
    "types.yard": YARD,
}


def in_two_files(files: Files) -> Files:
    """Return the spec with its model as api-2.json and docs-2.json."""
    docs = {
        "version": "2.0",
        "service": "<p>Grows.</p>",
        "operations": {"PlantSeed": "<p>Plants.</p>", "ListPlants": None},
        "shapes": {
            "Name": {
                "base": "<p>A name.</p>",
                "refs": {"PlantSeedRequest$Name": "<p>The name.</p>", "Labels$key": None},
            }
        },
    }
    others = {name: document for name, document in files.items() if not name.startswith("service-2")}
    return {"api-2.json": files["service-2.json"], "docs-2.json": docs, **others}
