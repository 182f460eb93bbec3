"""Where things are in the output: the import package, and the folder of each service's package in it."""

from __future__ import annotations

from shapesmith.text import words

# The import package.
ROOT = "aws_shapes"

# What it is called where packages are installed from.
DISTRIBUTION = ROOT.replace("_", "-")


def directory(service: str) -> str:
    """Return the folder of a service's package below the output folder.

    >>> directory("bedrock-agent"), directory("lambda")
    ('aws_shapes/bedrock_agent', 'aws_shapes/lambda_')
    """
    return f"{ROOT}/{words.module(service)}"
