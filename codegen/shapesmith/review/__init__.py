"""What a reviewer asks."""
