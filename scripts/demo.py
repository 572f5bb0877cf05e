"""The product to look at without the internet: fake careers sites, and an account that follows them."""

import json
import os
import secrets
import signal
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import demo_history
import servers

from jobhunt.core import clock
from jobhunt.core.settings import default_home

WORDS = {"include": ["engineer", "scientist", "designer", "manager"], "exclude": ["intern"]}
RUN_LIMIT = 300.0
ENDED = frozenset({"finished", "error", "cancelled"})


def main() -> None:
    """Serve until Ctrl-C. A demo's home is its own, beside the normal one, and is kept for the next time.

    With SIGN_IN people sign in, by a stand-in for Google, and have another home.
    """
    signs_in = bool(os.environ.get("SIGN_IN"))
    name = "jobhunt-demo-sign-in" if signs_in else "jobhunt-demo"
    home = Path(os.environ.get("JOBHUNT_HOME") or default_home().with_name(name))
    port = int(os.environ.get("JOBHUNT_PORT") or 8000)
    key = secrets.token_urlsafe(48) if signs_in else None
    with (
        servers.universe("demo") as upstream,
        servers.server(home, upstream, stage="demo", port=port, secret_key=key) as address,
    ):
        fill(address, upstream, sign_in(address, upstream) if signs_in else None)
        print(
            f"The demo is at {address} and reads the fake careers sites at {upstream}. Ctrl-C ends it.", flush=True
        )
        _until_told_to_end()


@contextmanager
def filled(prefix: str) -> Iterator[tuple[str, str]]:
    """Addresses of a filled demo of its own and of its fake careers sites, gone afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as home,
        servers.universe("demo") as upstream,
        servers.server(Path(home), upstream, stage="demo", port=0) as address,
    ):
        fill(address, upstream)
        yield address, upstream


def sign_in(address: str, upstream: str) -> str:
    """A Bearer token of Ada, the first of those whom the stand-in for Google knows."""
    credential = ask(upstream, f"/_google/token?client_id={servers.CLIENT_ID}&person=ada")["credential"]
    return str(ask(address, "/api/auth/google", {"token": credential})["access_token"])


def fill(address: str, upstream: str, token: str | None = None) -> None:
    """Follow every company, run once and have a search of some weeks, unless that is so; as the token's user."""
    mine = partial(ask, token=token)
    if not mine(address, "/api/ingestion/runs"):
        follow(address, upstream, token)
        run(address, token)
    demo_history.tell(partial(mine, address), clock.now())


def run(address: str, token: str | None = None) -> None:
    """Run once, and wait until that has ended."""
    mine = partial(ask, token=token)
    print("Filling the account: the first run over the fake careers sites", flush=True)
    run_id = mine(address, "/api/ingestion/start", {})["run_id"]
    end = time.monotonic() + RUN_LIMIT
    while time.monotonic() < end:
        status = mine(address, f"/api/ingestion/status/{run_id}")
        if status["status"] in ENDED:
            print(
                f"Run {run_id} {status['status']}: {status['ready']} of {status['total']} postings are ready",
                flush=True,
            )
            return
        time.sleep(0.5)
    print(f"Run {run_id} still goes on; its page shows how far it is", flush=True)


def follow(address: str, upstream: str, token: str | None = None) -> None:
    """Follow every company there is, those with a site of their own included, with some title words."""
    mine = partial(ask, token=token)
    for company in ask(upstream, "/_control/state")["companies"]:
        if company["platform"] == "own_site":
            mine(address, "/api/ingestion/companies", {"address": f"https://{company['host']}/careers"})
    names = [company["name"] for company in mine(address, "/api/ingestion/companies")]
    changes = [{"op": "upsert", "company_name": name, "title_filters": WORDS, "is_enabled": True} for name in names]
    mine(address, "/api/ingestion/settings", changes)


def ask(base: str, path: str, body: Any = None, *, token: str | None = None, method: str | None = None) -> Any:
    """The answer's JSON; a body makes it a POST unless a method is named. An answer that is an error raises."""
    data = None if body is None else json.dumps(body).encode()
    bearer = {} if token is None else {"Authorization": f"Bearer {token}"}
    headers = {"Content-Type": "application/json", **bearer}
    request = urllib.request.Request(base + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def _until_told_to_end() -> None:
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    told.wait()


if __name__ == "__main__":
    # Asked to end while it fills, it ends as on Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        main()
    except servers.NotStarted as error:
        sys.exit(f"demo: {error}")
    except KeyboardInterrupt:
        sys.exit(0)
