"""What needs its user today, what can be put off, and after how many days something counts as quiet."""
