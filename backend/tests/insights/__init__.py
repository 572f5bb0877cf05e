"""Tests of the numbers about one's own search."""
