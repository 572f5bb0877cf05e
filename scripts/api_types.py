"""What the front end takes from the back end, written anew or compared with what is committed.

The API's description, the web app's types from it, and the headers that a static host has to send.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from jobhunt.core.security_headers import security_headers
from jobhunt.core.settings import Settings
from jobhunt.web import create_app

ROOT = Path(__file__).resolve().parents[1]
DESCRIPTION = ROOT / "backend" / "openapi.json"
FRONTEND = ROOT / "frontend"
TYPES = FRONTEND / "src" / "api" / "schema.d.ts"
HEADERS = FRONTEND / "vite" / "security-headers.json"
START_EARLY = FRONTEND / "vite" / "start-early.js"


def write(description: Path, types: Path, headers: Path) -> None:
    """Write the files."""
    sent = security_headers(production=True, scripts=[START_EARLY.read_text()])
    headers.write_text(json.dumps(dict(sent), indent=2) + "\n")
    found = create_app(Settings()).openapi()
    description.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    command = ["npx", "--no-install", "openapi-typescript", str(description), "-o", str(types)]
    subprocess.run(command, cwd=FRONTEND, check=True, stdout=subprocess.DEVNULL)


def check() -> None:
    """Exits 1 naming the files that the API has left behind."""
    with tempfile.TemporaryDirectory(prefix="jobhunt-types-") as folder:
        kept = (DESCRIPTION, TYPES, HEADERS)
        fresh = tuple(Path(folder) / old.name for old in kept)
        write(*fresh)
        stale = [
            str(old.relative_to(ROOT))
            for old, new in zip(kept, fresh, strict=True)
            if not old.is_file() or old.read_bytes() != new.read_bytes()
        ]
    if stale:
        sys.exit(f"the API has changed and {' and '.join(stale)} have not: run `make types` and commit them")


if __name__ == "__main__":
    if "--check" in sys.argv:
        check()
    else:
        write(DESCRIPTION, TYPES, HEADERS)
