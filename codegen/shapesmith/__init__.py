"""shapesmith: reads the shape and documentation definitions of an API and emits a Python package of typed classes."""

__version__ = "0.1.0"
