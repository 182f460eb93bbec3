"""What is in the output folder, and the only room that changes it."""
