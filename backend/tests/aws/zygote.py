"""A process that has loaded what functions load, and forks each environment of a function: so starts cost little.

It reads one order a line (a handler, the environment) and tells of every child when it began and when it ended.
"""

import importlib
import json
import os
import select
import signal
from typing import Any

# Not the runtime client, which looks up where the Runtime API is when it is loaded.
LOADED = ("tests.aws.lab_api", "botocore.session", "botocore.config", "botocore.exceptions")


def main() -> None:
    """Fork to order until the orders end; then all end with it."""
    for name in LOADED:
        importlib.import_module(name)
    news, ring = os.pipe()
    os.set_blocking(ring, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
    unread = b""
    while True:
        ready, _, _ = select.select([0, news], [], [])
        if news in ready:
            os.read(news, 1024)
            _tell_of_the_ended()
        if 0 in ready:
            told = os.read(0, 65536)
            if not told:
                os.killpg(0, signal.SIGKILL)
            *orders, unread = (unread + told).split(b"\n")
            for order in orders:
                _fork(json.loads(order))


def _tell_of_the_ended() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        _tell({"ended": pid, "code": os.waitstatus_to_exitcode(status)})


def _fork(order: dict[str, Any]) -> None:
    pid = os.fork()
    if pid:
        _tell({"began": pid, "order": order["number"]})
        return
    try:
        _become(order)
    finally:
        os._exit(1)


def _become(order: dict[str, Any]) -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    os.environ.clear()
    os.environ.update(order["environment"])
    importlib.import_module("awslambdaric.__main__").main(["awslambdaric", order["handler"]])


def _tell(news: dict[str, int]) -> None:
    os.write(1, json.dumps(news).encode() + b"\n")


if __name__ == "__main__":
    main()
