"""What a reviewer asks: what a shape is held to and why."""
