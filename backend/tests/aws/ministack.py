"""S3 and SQS on this machine: a server that speaks their real protocols, one per test process, and its client."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from jobhunt.core.amazon import Amazon

BACKEND = Path(__file__).resolve().parents[2]
TOOL = BACKEND / ".aws-tools" / "ministack" / "bin" / "python"
START_LIMIT = 30.0

# Its stdin ends with the test process, however that ends; then the server goes too.
LEASH = '"$@" & read -r _; kill $!; wait'


def nobody(address: str) -> dict[str, str]:
    """The environment in which AWS's library asks this address, as nobody in particular."""
    return {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


class Ministack:
    """A running server. Buckets and queues are made by whoever needs them, each with a name of its own."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.s3 = Amazon("s3")
        self.sqs = Amazon("sqs")

    async def bucket(self) -> str:
        """A new empty bucket."""
        name = f"pages-{uuid.uuid4().hex}"
        await self.s3.ask("create_bucket", Bucket=name)
        return name

    async def queue(self, **attributes: str) -> str:
        """A new empty queue's address."""
        made = await self.sqs.ask("create_queue", QueueName=uuid.uuid4().hex, Attributes=attributes)
        return str(made["QueueUrl"])

    async def arn(self, queue: str) -> str:
        """The name by which one queue tells of another."""
        told = await self.sqs.ask("get_queue_attributes", QueueUrl=queue, AttributeNames=["QueueArn"])
        return str(told["Attributes"]["QueueArn"])


@contextmanager
def running(settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """A server of one's own for as long as the block lasts; its address."""
    subprocess.run([sys.executable, str(BACKEND.parent / "scripts" / "aws_tools.py"), "ministack"], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="jobhunt-ministack-") as folder:
        where = {
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(port),
            "MINISTACK_HOST": "127.0.0.1",
            "TMPDIR": folder,
        }
        server = subprocess.Popen(
            ["sh", "-c", LEASH, "leash", str(TOOL), "-m", "ministack"],
            env={**os.environ, **where, "LOG_LEVEL": "ERROR", **(settings or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _await_health(address)
            yield address
        finally:
            server.communicate(timeout=30)


def _await_health(address: str) -> None:
    limit = time.monotonic() + START_LIMIT
    while True:
        try:
            with urllib.request.urlopen(f"{address}/_ministack/health", timeout=5):
                return
        except OSError:
            if time.monotonic() > limit:
                raise RuntimeError(f"ministack did not start at {address}") from None
            time.sleep(0.05)


@pytest.fixture(scope="session")
def ministack() -> Iterator[Ministack]:
    """S3 and SQS of this test process alone."""
    with running() as address, pytest.MonkeyPatch.context() as patch:
        for name, value in nobody(address).items():
            patch.setenv(name, value)
        yield Ministack(address)
