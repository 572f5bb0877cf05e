"""Tests of the board readers, on recorded pages and on pages written for them."""
