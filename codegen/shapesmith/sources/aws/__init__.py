"""Botocore's service models and the files beside them, to the IR."""
