"""Typed shapes of AWS services, one package each: `from aws_shapes import connect`."""
