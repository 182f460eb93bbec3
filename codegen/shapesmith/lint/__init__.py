"""Checks the calls of boto3 clients in Python source against the models and the documentation of their services."""
