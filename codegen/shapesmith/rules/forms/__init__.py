"""The catalogue of forms, one module a family."""
