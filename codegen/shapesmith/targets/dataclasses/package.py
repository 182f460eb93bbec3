"""The import package that is generated: its name, and where a service's package is in it."""

from __future__ import annotations

from shapesmith.text import words

ROOT = "aws_shapes"


def directory(service: str) -> str:
    """Return the folder of a service's package below the output folder.

    >>> directory("bedrock-agent"), directory("lambda")
    ('aws_shapes/bedrock_agent', 'aws_shapes/lambda_')
    """
    return f"{ROOT}/{words.module(service)}"
