"""The peers' own Python environment: made on first use from the hashed lock, made again when the lock changes."""

import hashlib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LOCK = HERE / "requirements-peers.txt"
ENVIRONMENT = HERE / ".peers-venv"
PYTHON = ENVIRONMENT / "bin" / "python"


def install() -> Path:
    """The peers' interpreter, with exactly what the lock names."""
    stamp = ENVIRONMENT / "lock.sha256"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return PYTHON
    uv = str(Path(sys.executable).with_name("uv"))
    subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(ENVIRONMENT)], check=True)
    sync = [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON), str(LOCK)]
    subprocess.run(sync, check=True)
    stamp.write_text(wanted)
    return PYTHON
