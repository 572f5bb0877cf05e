"""Readers of the fields that people filter by, one file each: pure, and silent where nothing is stated."""
