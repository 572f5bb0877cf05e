"""Fake careers sites, faithful to the real platforms, for the demo, the tests and the benchmarks."""

from jobhunt.universe.server import Server, run, serve
from jobhunt.universe.world import Universe, make_universe

__all__ = ["Server", "Universe", "make_universe", "run", "serve"]
