"""From Python source to the calls of boto3 clients in it: it reads the source, never runs it, and knows no model."""
