"""The semantic change between two specs of a service."""
