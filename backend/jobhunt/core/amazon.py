"""Asks AWS, or what speaks like it: one client per service, its calls on threads of their own."""

import asyncio
import importlib
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from typing import Any

THREADS = 16
CONNECT_SECONDS = 3
READ_SECONDS = 8
TRIES = 5
"""With growing pauses between, so that a service which answers 503 for some seconds is waited out.

All tries together end before the shortest life of a function that does tasks: 60 seconds.
"""


class Refused(Exception):
    """The service answered, and said no."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.passing = status >= 500 or status == 429
        """Whether the same may be granted in a while."""


class Amazon:
    """One service. Where it is and who asks stand in the environment, under the names that AWS gave them."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix=service)

    @cached_property
    def _client(self) -> Any:
        # AWS's library costs 0.2 s and 20 MB: loaded by the first call, for most programs never make one.
        session = importlib.import_module("botocore.session").get_session()
        config = importlib.import_module("botocore.config").Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            max_pool_connections=THREADS,
            retries={"mode": "standard", "total_max_attempts": TRIES},
            # Only the newest signature covers an upload's headers, and S3 has to be told to use it.
            signature_version="s3v4" if self._service == "s3" else None,
            # The one form of address that every store like S3 knows, and that bucket names with dots allow.
            # In the oldest region too, the address that a content security policy can name.
            s3={"addressing_style": "path", "us_east_1_regional_endpoint": "regional"},
            # Stores like S3 need not know AWS's newer checksums; what we keep carries one of its own.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        return session.create_client(self._service, config=config)

    async def ask(self, operation: str, **given: Any) -> dict[str, Any]:
        """The answer to one operation, a streamed body read whole. Raises Refused, or OSError out of reach."""
        work = partial(self.ask_now, operation, **given)
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def presigned(self, operation: str, seconds: int, **given: Any) -> str:
        """An address with which whoever has it may do this one operation for so long."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, lambda: str(self._client.generate_presigned_url(operation, given, seconds))
        )

    def ask_now(self, operation: str, **given: Any) -> dict[str, Any]:
        """The same, for who has no event loop yet."""
        client = self._client
        errors = importlib.import_module("botocore.exceptions")
        try:
            answer: dict[str, Any] = getattr(client, operation)(**given)
            if "Body" in answer:
                answer["Body"] = answer["Body"].read()
        except errors.ClientError as error:
            told = error.response.get("Error", {})
            status = int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 400))
            raise Refused(str(told.get("Code", "")), str(told.get("Message", error)), status) from None
        except errors.BotoCoreError as error:
            raise OSError(f"{self._service} cannot be reached: {error}") from error
        return answer
