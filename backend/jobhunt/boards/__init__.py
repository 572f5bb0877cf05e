"""Careers platforms, one file each, pure: pages in, openings and fields out."""
