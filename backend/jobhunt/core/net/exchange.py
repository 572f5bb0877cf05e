"""One request, one answer: the connection, its time limits, and a sentence for each way to fail."""

from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from jobhunt.boards.protocol import Request, Response
from jobhunt.core.net.body import read_body
from jobhunt.core.net.guard import AddressRefused, guarded_sockets, host_of
from jobhunt.core.net.protocol import Blocked, FetchFailed
from jobhunt.core.net.resolver import CheckedResolver

ROBOTS_NAME = "JobHuntTracker"
USER_AGENT = f"Mozilla/5.0 (compatible; {ROBOTS_NAME}/0.1; +https://example.org/job-hunt-tracker)"
"""Names the project and where to complain; the first words are those without which several boards refuse."""

OWN_HEADERS = {
    "user-agent": USER_AGENT,
    "accept-language": "en-US,en;q=0.9",
    "accept-encoding": "gzip, deflate",
}
NOT_A_BOARDS_TO_SET = frozenset({"user-agent", "accept-encoding", "host", "content-length", "transfer-encoding"})

HEADER_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that an exchange may take. `listing` is the total for a JSON API, whose answers can be long.

    `pause` lies at least between two starts at one host, where hosts have their pace.
    """

    connect: float = 5.0
    read: float = 10.0
    total: float = 25.0
    listing: float = 60.0
    pause: float = 0.0

    def of(self, request: Request) -> aiohttp.ClientTimeout:
        total = self.listing if request.kind == "api" else self.total
        return aiohttp.ClientTimeout(total=total, sock_connect=self.connect, sock_read=self.read)


def open_session(upstream: URL | None, resolver: AbstractResolver | None) -> aiohttp.ClientSession:
    """A session that connects to public addresses alone, or to the upstream alone, and remembers no cookies."""
    at = (upstream.host or "", upstream.port or 80) if upstream is not None else None
    inner = resolver or aiohttp.ThreadedResolver()
    connector = aiohttp.TCPConnector(
        limit=100,
        limit_per_host=0 if upstream is not None else 4,
        socket_factory=guarded_sockets(at),
        resolver=inner if upstream is not None else CheckedResolver(inner),
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        max_line_size=HEADER_LIMIT,
        max_field_size=HEADER_LIMIT,
    )


class Exchange:
    """Sends single requests. Knows nothing of turns, robots or redirects."""

    def __init__(self, session: aiohttp.ClientSession, upstream: URL | None, limits: Limits) -> None:
        self._session = session
        self._origin = str(upstream.origin()) if upstream is not None else None
        self._limits = limits

    async def send(self, url: URL, request: Request, headers: Mapping[str, str], cut: bool = False) -> Response:
        """The answer to this request at this checked address. With `cut` any type will do, and its first bytes.

        A connection that the host closed while it lay idle is replaced once, as aiohttp itself does for a GET only;
        every POST of ours reads.
        Raises FetchFailed; the text names the host that was asked, never the upstream.
        """
        host, timeout = host_of(url), self._limits.of(request)
        try:
            try:
                return await self._send(url, request, headers, cut)
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
                if request.method == "GET" or isinstance(error, aiohttp.ClientConnectorError):
                    raise
                return await self._send(url, request, headers, cut)
        except TimeoutError as error:
            raise FetchFailed(_too_slow(host, error, timeout)) from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _failure(host, error) from error

    async def _send(self, url: URL, request: Request, headers: Mapping[str, str], cut: bool) -> Response:
        host = host_of(url)
        async with self._session.request(
            request.method,
            self._target(url, host),
            headers=_headers(request, headers),
            data=request.body,
            allow_redirects=False,
            timeout=self._limits.of(request),
        ) as answer:
            body = await read_body(answer, host, request.limit, cut)
            return Response(request.url, answer.status, _received(answer), body)

    def _target(self, url: URL, host: str) -> URL:
        if self._origin is None:
            return url
        return URL(f"{self._origin}/{host}{url.raw_path_qs}", encoded=True)


def _headers(request: Request, more: Mapping[str, str]) -> dict[str, str]:
    wanted = {name.lower(): value for name, value in request.headers.items()}
    kept = {name: value for name, value in wanted.items() if name not in NOT_A_BOARDS_TO_SET}
    return OWN_HEADERS | kept | dict(more)


def _received(answer: aiohttp.ClientResponse) -> dict[str, str]:
    received: dict[str, str] = {}
    for name, value in answer.headers.items():
        name = name.lower()
        received[name] = f"{received[name]}, {value}" if name in received else value
    return received


def _too_slow(host: str, error: TimeoutError, limits: aiohttp.ClientTimeout) -> str:
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return f"{host} could not be reached within {limits.sock_connect:g} s"
    if isinstance(error, aiohttp.SocketTimeoutError):
        return f"{host} fell silent for {limits.sock_read:g} s"
    return f"{host} did not answer within {limits.total:g} s"


SENTENCES: tuple[tuple[type[BaseException], str], ...] = (
    (aiohttp.ClientConnectorDNSError, "does not exist, or its name could not be looked up"),
    (aiohttp.ClientSSLError, "has no valid certificate, so it cannot be read safely"),
    (aiohttp.ClientConnectorError, "refused the connection"),
    (aiohttp.ClientPayloadError, "cut its answer off in the middle"),
    (aiohttp.ServerDisconnectedError, "closed the connection without an answer"),
    (aiohttp.ClientOSError, "broke the connection"),
    (aiohttp.ClientResponseError, "answered in a way that cannot be understood"),
)


def _failure(host: str, error: BaseException) -> FetchFailed:
    cause = getattr(error, "os_error", error)
    if isinstance(cause, AddressRefused):
        return Blocked(f"{host} leads to an address that is not fetched: {cause}")
    text = next((text for kind, text in SENTENCES if isinstance(error, kind)), "could not be read")
    return FetchFailed(f"{host} {text}")
