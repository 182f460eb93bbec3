"""What is stated, held against the model, the text around it, the examples, and other rules."""
