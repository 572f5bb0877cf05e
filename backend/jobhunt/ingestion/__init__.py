"""Ingestion: from a company's board to readable postings, step by step."""
