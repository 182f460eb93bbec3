"""From calls of boto3 clients in source to the generated classes: edits of the text, which is never run."""
