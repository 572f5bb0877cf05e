"""Numbers about one's own search, always counted anew from what happened."""
