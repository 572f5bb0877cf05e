"""The browser tests against the real thing: servers with their databases, and a universe of fake careers sites."""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

import browser
import servers


def main() -> int:
    """The exit code of the browser tests; arguments go on to Playwright."""
    env = {**os.environ, **browser.find_or_install()}
    secret_key = secrets.token_urlsafe(48)
    with (
        tempfile.TemporaryDirectory(prefix="jobhunt-e2e-") as home,
        tempfile.TemporaryDirectory(prefix="jobhunt-e2e-sign-in-") as other_home,
        servers.universe("small") as upstream,
        servers.server(Path(home), upstream, stage="test", port=0) as address,
        servers.server(Path(other_home), upstream, stage="test", port=0, secret_key=secret_key) as sign_in_address,
    ):
        command = ["npm", "run", "--silent", "e2e", "--", *sys.argv[1:]]
        env |= {"E2E_BASE_URL": address, "E2E_UPSTREAM": upstream, "E2E_JOBHUNT": str(servers.JOBHUNT)}
        env |= {"E2E_SIGN_IN_URL": sign_in_address, "E2E_SECRET_KEY": secret_key}
        return subprocess.run(command, cwd=servers.ROOT / "frontend", env=env, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (browser.NoBrowser, servers.NotStarted) as error:
        sys.exit(f"e2e: {error}")
    except KeyboardInterrupt:
        sys.exit("e2e: stopped")
