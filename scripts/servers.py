"""A universe of fake careers sites and a server that reads it, both started as children and ended with us."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue

ROOT = Path(__file__).resolve().parents[1]
JOBHUNT = Path(sys.executable).parent / "jobhunt"
CLIENT_ID = "client.apps.example"
START_LIMIT = 180.0
STOP_LIMIT = 20.0


class NotStarted(Exception):
    """A server did not come up; its own last lines say why."""


@contextmanager
def universe(size: str, *, port: int = 0) -> Iterator[str]:
    """The address of a running universe."""
    command = [str(JOBHUNT), "universe", "--port", str(port), "--size", size]
    with _running(command, r"universe (http://\S+)", {}) as address:
        yield address


@contextmanager
def server(home: Path, upstream: str, *, stage: str, port: int, secret_key: str | None = None) -> Iterator[str]:
    """The address of a running `jobhunt serve` that asks the upstream, at full speed, and nobody else.

    With a secret key people sign in, by the upstream's stand-in for Google.
    """
    env = {
        **({} if secret_key is None else _sign_in(upstream, secret_key)),
        "JOBHUNT_HOME": str(home),
        "JOBHUNT_STAGE": stage,
        "JOBHUNT_UPSTREAM": upstream,
        "JOBHUNT_PACE": "off",
        "JOBHUNT_PORT": str(port),
    }
    with _running([str(JOBHUNT), "serve"], r"ready (http://\S+)", env) as address:
        yield address


def _sign_in(upstream: str, secret_key: str) -> Mapping[str, str]:
    return {
        "GOOGLE_CLIENT_ID": CLIENT_ID,
        "SECRET_KEY": secret_key,
        "JOBHUNT_GOOGLE_CERTS_URL": f"{upstream}/_google/certs",
    }


@contextmanager
def _running(command: Sequence[str], sign: str, env: Mapping[str, str]) -> Iterator[str]:
    """The first group of the line that the command announces itself with on stderr; it is ended at the end."""
    # A session of its own: Ctrl-C in the terminal reaches us alone, and we end the two in order.
    child = subprocess.Popen(
        command, env={**os.environ, **env}, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield _announced(child, sign)
    finally:
        child.terminate()
        try:
            child.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _announced(child: "subprocess.Popen[str]", sign: str) -> str:
    found: Queue[str | None] = Queue()
    threading.Thread(target=_listen, args=(child, sign, found), daemon=True).start()
    with suppress(Empty):
        address = found.get(timeout=START_LIMIT)
        if address is not None:
            return address
    raise NotStarted("a server did not start; the lines above say why")


def _listen(child: "subprocess.Popen[str]", sign: str, found: "Queue[str | None]") -> None:
    """Pass on what the child says, for as long as it lives, and tell of the sign."""
    assert child.stderr is not None
    for line in child.stderr:
        match = re.match(sign, line)
        if match is None:
            sys.stderr.write(line)
        else:
            found.put(match[1])
    found.put(None)
