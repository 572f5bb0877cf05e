"""The measured comparisons of `make bench`, and the random kills of `make chaos`."""
