"""The names that reach this machine and no other."""

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
