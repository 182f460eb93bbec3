"""The constraints on a shape or member, and where each comes from."""
