"""Where things are in the output: the folder of each service's package below that of the import package."""

from __future__ import annotations

from shapesmith.text import words


def directory(package: str, service: str) -> str:
    """Return the folder of a service's package, in the import package `package`, below the output folder.

    >>> directory("aws_shapes", "bedrock-agent"), directory("aws_shapes", "lambda")
    ('aws_shapes/bedrock_agent', 'aws_shapes/lambda_')
    """
    return f"{package}/{words.module(service)}"
