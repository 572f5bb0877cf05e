"""Fake careers sites, faithful to the real platforms, for the demo, the tests and the benchmarks."""
