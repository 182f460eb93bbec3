"""A service as JSON Schema."""
