"""A browser for tests: it keeps the cookies that it is given, and says where its requests come from."""

from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

import aiohttp

from jobhunt.core.settings import Settings, read_settings
from jobhunt.universe.google_accounts import GoogleAccounts

CLIENT_ID = "client.apps.example"
SECRET = "a secret for tests, long enough for every algorithm that anybody may try on it"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: Any
    headers: Any
    set_cookies: list[str]

    @property
    def code(self) -> str:
        """The stable code of a problem."""
        return str(self.body["code"])


class Browser:
    """One person's browser. `page` is the origin of the page that sends; None makes it a program."""

    def __init__(self, client: aiohttp.ClientSession, page: str | None = "self") -> None:
        self._client = client
        self.base = str(client._base_url).rstrip("/")
        self._page = self.base if page == "self" else page
        self.cookies: dict[str, str] = {}

    async def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Send a request as a page would, with the cookies of its path."""
        sent = {"User-Agent": FIREFOX, **{name.replace("_", "-"): value for name, value in headers.items()}}
        cookies = {n: v for n, v in self.cookies.items() if n != "rt" or path.startswith("/api/auth")}
        if cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if self._page is not None:
            sent.setdefault("Origin", self._page)
        async with self._client.request(method, path, json=body, headers=sent, allow_redirects=False) as answer:
            set_cookies = answer.headers.getall("Set-Cookie", [])
            self._keep(set_cookies)
            text = (await answer.read()).decode(errors="replace")
            content = await answer.json() if text and "json" in answer.content_type else text
            return Answer(answer.status, content, answer.headers, set_cookies)

    async def get(self, path: str, **headers: str) -> Answer:
        return await self.ask("GET", path, **headers)

    async def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        return await self.ask("POST", path, body, **headers)

    async def sign_in(self, google: GoogleAccounts, person: str = "ada") -> Answer:
        """Come in as this person, with a nonce as our own page does."""
        nonce = (await self.get("/api/auth/nonce")).body["nonce"]
        answer = await self.post(
            "/api/auth/google", {"token": google.sign(google.claims(person, CLIENT_ID, nonce))}
        )
        assert answer.status == 200, answer.body
        return answer

    def _keep(self, set_cookies: list[str]) -> None:
        for line in set_cookies:
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value


def settings_with_sign_in(database_url: str, google_url: str, home: Any, **more: Any) -> Settings:
    """Settings of a server that people sign in to by the stand-in for Google."""
    values = {
        "DATABASE_URL": database_url,
        "GOOGLE_CLIENT_ID": CLIENT_ID,
        "SECRET_KEY": SECRET,
        "JOBHUNT_STAGE": "test",
        "JOBHUNT_HOME": str(home),
        "JOBHUNT_GOOGLE_CERTS_URL": f"{google_url}/_google/certs",
        **more,
    }
    return read_settings(values)
