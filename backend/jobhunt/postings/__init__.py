"""Postings: one opening each, its versions, and what changed."""
