"""A program for tests to kill: it starts a home's Postgres, as another user if told so, and waits for its end."""

import os
import sys
import tempfile
from pathlib import Path

from jobhunt.core import embedded_postgres
from jobhunt.core.errors import CannotStart

if __name__ == "__main__":
    if len(sys.argv) > 2:
        os.setgroups([])
        os.setgid(int(sys.argv[2]))
        os.setuid(int(sys.argv[2]))
    try:
        server = embedded_postgres.start(Path(sys.argv[1]), Path(tempfile.gettempdir()), durable=False)
    except CannotStart as error:
        sys.exit(f"cannot start: {error}")
    sys.stdout.write(f"{server.pid} {server.url}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.stop()
