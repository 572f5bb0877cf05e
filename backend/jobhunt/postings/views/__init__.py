"""Searches that a user keeps under a name, and their feeds."""
