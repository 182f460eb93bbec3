"""What boto3 does to a call beside its model, as data."""
