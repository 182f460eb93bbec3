"""Where things are in the output: the import package, and the folder of each service's package in it."""

from __future__ import annotations

from shapesmith.text import words

# The import package.
ROOT = "aws_shapes"

# The name of the distribution on a package index.
DISTRIBUTION = ROOT.replace("_", "-")


def directory(service: str) -> str:
    """Return the folder of a service's package below the output folder.

    >>> directory("bedrock-agent"), directory("lambda")
    ('aws_shapes/bedrock_agent', 'aws_shapes/lambda_')
    """
    return f"{ROOT}/{words.module(service)}"
