"""The fixtures of tests/sources: small specs, written for one test."""

from tests.sources.conftest import read_spec, spec

__all__ = ["read_spec", "spec"]
