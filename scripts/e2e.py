"""The browser tests against the real thing: a server with its own database and a universe of fake careers sites."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import browser
import servers


def main() -> int:
    """The exit code of the browser tests; arguments go on to Playwright."""
    env = {**os.environ, **browser.find_or_install()}
    with (
        tempfile.TemporaryDirectory(prefix="jobhunt-e2e-") as home,
        servers.universe("small") as upstream,
        servers.server(Path(home), upstream, stage="test", port=0) as address,
    ):
        command = ["npm", "run", "--silent", "e2e", "--", *sys.argv[1:]]
        env |= {"E2E_BASE_URL": address, "E2E_UPSTREAM": upstream, "E2E_JOBHUNT": str(servers.JOBHUNT)}
        return subprocess.run(command, cwd=servers.ROOT / "frontend", env=env, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (browser.NoBrowser, servers.NotStarted) as error:
        sys.exit(f"e2e: {error}")
    except KeyboardInterrupt:
        sys.exit("e2e: stopped")
