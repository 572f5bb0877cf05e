"""Tests of the fake careers sites, over real HTTP on loopback."""
