"""The screens measured in a real browser over a filled account: Lighthouse, reactions to input, and large data."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

import browser
import demo
import servers
from bench import figures
from bench.figures import Figure

RESULTS = servers.ROOT / "bench" / "results" / "lighthouse.json"


def main() -> int:
    """Measure everything, or what NAME says: lighthouse, inputs, scale, applications. 1 when a target is missed."""
    with (
        demo.filled("jobhunt-screens-") as (address, upstream),
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryDirectory(prefix="jobhunt-screens-", ignore_cleanup_errors=True) as home,
        servers.server(Path(home), upstream, stage="test", port=0, secret_key=secrets.token_urlsafe(48)) as login,
    ):
        handed_in = Path(folder) / "figures"
        handed_in.touch()
        env = {**os.environ, **browser.find_or_install(), "E2E_FIGURES": str(handed_in)}
        env |= {"E2E_BASE_URL": address, "E2E_UPSTREAM": upstream, "E2E_SIGN_IN_URL": login}
        named = [os.environ["NAME"]] if os.environ.get("NAME") else []
        command = ["npm", "run", "--silent", "measures", "--", *named, *sys.argv[1:]]
        done = subprocess.run(command, cwd=servers.ROOT / "frontend", env=env, check=False)
        measured = [Figure(**json.loads(line)) for line in handed_in.read_text().splitlines()]
    figures.keep(measured, RESULTS)
    figures.show([figure.row() for figure in measured])
    missed = [figure.name for figure in measured if not figure.met]
    if missed:
        sys.stderr.write(f"screens: missed {', '.join(missed)}\n")
    return done.returncode or bool(missed)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (browser.NoBrowser, servers.NotStarted) as error:
        sys.exit(f"screens: {error}")
