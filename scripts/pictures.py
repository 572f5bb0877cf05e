"""The README's pictures, taken of a real run over the fake careers sites."""

import os
import subprocess
import sys

import browser
import demo
import servers


def main() -> int:
    """The exit code of the script that takes them."""
    with demo.filled("jobhunt-pictures-") as (address, upstream):
        env = {**os.environ, **browser.find_or_install(), "E2E_BASE_URL": address, "E2E_UPSTREAM": upstream}
        command = ["npm", "run", "--silent", "pictures"]
        return subprocess.run(command, cwd=servers.ROOT / "frontend", env=env, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (browser.NoBrowser, servers.NotStarted) as error:
        sys.exit(f"pictures: {error}")
