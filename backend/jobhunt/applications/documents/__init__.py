"""A user's documents: what they are, every version of each, and which one was sent to whom."""
