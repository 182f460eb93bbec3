"""The changes that boto3 makes to calls beyond the model, as data."""
