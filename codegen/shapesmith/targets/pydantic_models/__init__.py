"""A service as pydantic models that another generator makes of its JSON Schema."""
