"""Tests of the product, laid out as the package is."""
