"""Sessions over real HTTP: cookies, renewal, a stolen token, signing out here and everywhere, leaving."""

import asyncio
from datetime import datetime, timedelta

import aiohttp
import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncEngine

from jobhunt.accounts.sign_in import GRACE, IDLE, LONGEST
from jobhunt.core import clock
from jobhunt.universe.google_accounts import GoogleAccounts
from tests.accounts.browser import CLIENT_ID, Answer, Browser
from tests.accounts.conftest import Serve


class Time:
    """The server's clock, ahead of ours by as much as a test wants."""

    def __init__(self) -> None:
        self._real = clock.now
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return self._real() + self.ahead

    def passes(self, much: timedelta) -> None:
        self.ahead += much


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(clock, "now", time.now)
    return time


@pytest.fixture
async def ada(time: Time, browser: Browser, google: GoogleAccounts) -> Browser:
    """Signed in."""
    await browser.sign_in(google)
    return browser


def copy(browser: Browser) -> Browser:
    """The same cookies in somebody else's hands."""
    other = Browser(browser._client)
    other.cookies = dict(browser.cookies)
    return other


async def value(engine: AsyncEngine, sql: str) -> object:
    async with engine.connect() as connection:
        return (await connection.execute(text(sql))).scalar_one()


def refused(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.code


async def test_signing_in_sets_two_cookies_that_scripts_never_see(browser: Browser, google: GoogleAccounts) -> None:
    answer = await browser.sign_in(google)
    at, rt = sorted(answer.set_cookies)
    assert "HttpOnly; Max-Age=900; Path=/; SameSite=lax" in at
    assert "HttpOnly; Max-Age=1209600; Path=/api/auth; SameSite=strict" in rt
    assert (await browser.get("/api/user")).body == {
        "email": "ada@example.org",
        "name": "Ada Marlowe",
        "picture": None,
        "local": False,
        "deletes_at": None,
    }


async def test_behind_tls_the_cookies_are_bound_to_the_host_and_to_tls(
    browser: Browser, google: GoogleAccounts
) -> None:
    token = google.sign(google.claims("ada", CLIENT_ID))
    told = {"X-Forwarded-Proto": "https", "Host": "jobs.example.org", "Origin": "https://jobs.example.org"}
    answer = await browser.post("/api/auth/google", {"token": token}, **told)
    at, rt = sorted(answer.set_cookies)
    assert at.startswith("__Host-at=")
    assert "; Path=/;" in at
    assert rt.startswith("__Secure-rt=")
    assert all("; Secure" in cookie and "HttpOnly" in cookie and "Domain" not in cookie for cookie in (at, rt))


@pytest.mark.parametrize("path", ["/api/user", "/api/jobs", "/api/ingestion/runs", "/api/auth/sessions"])
async def test_without_a_session_nothing_is_answered(browser: Browser, path: str) -> None:
    answer = await browser.get(path)
    assert refused(answer) == (401, "NotSignedIn")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    for token in ("", "x", "a.b.c", "é", "x" * 5_000):
        answer = await browser.get(path, Authorization=f"Bearer {token}")
        assert answer.status == 401
    assert (await browser.get(path, Authorization="Basic YTpi")).status == 401


async def test_one_secret_does_not_open_another_server(with_sign_in: Serve, google: GoogleAccounts) -> None:
    async with with_sign_in(SECRET_KEY="another secret of more than 32 bytes") as other:
        token = (await Browser(other).sign_in(google)).body["access_token"]
    async with with_sign_in() as client:
        answer = await Browser(client).get("/api/user", Authorization=f"Bearer {token}")
    assert refused(answer) == (401, "AccessRefused")


async def test_an_access_token_runs_out_and_is_renewed_unseen(ada: Browser, time: Time) -> None:
    before = dict(ada.cookies)
    time.passes(timedelta(minutes=15))
    assert refused(await ada.get("/api/user")) == (401, "AccessExpired")
    renewed = await ada.post("/api/auth/refresh")
    assert (renewed.status, renewed.body) == (200, {"expires_in": 900})
    assert ada.cookies["rt"] != before["rt"]
    assert (await ada.get("/api/user")).status == 200


async def test_fifty_who_renew_at_once_get_one_successor(ada: Browser, engine: AsyncEngine) -> None:
    tabs = [copy(ada) for _ in range(50)]
    answers = await asyncio.gather(*(tab.post("/api/auth/refresh") for tab in tabs))
    assert {answer.status for answer in answers} == {200}
    assert len({tab.cookies["rt"] for tab in tabs}) == 1
    assert await value(engine, "SELECT count(*) FROM refresh_tokens") == 2
    assert (await tabs[7].post("/api/auth/refresh")).status == 200


async def test_a_lost_answer_is_given_again_for_ten_seconds(ada: Browser, time: Time) -> None:
    lost = copy(ada)
    await ada.post("/api/auth/refresh")
    time.passes(GRACE - timedelta(seconds=2))
    assert (await lost.post("/api/auth/refresh")).status == 200
    assert lost.cookies["rt"] == ada.cookies["rt"]


async def test_a_stolen_token_that_is_used_later_ends_the_session_for_both(ada: Browser, time: Time) -> None:
    thief = copy(ada)
    await ada.post("/api/auth/refresh")
    time.passes(GRACE + timedelta(seconds=1))
    answer = await thief.post("/api/auth/refresh")
    assert refused(answer) == (401, "SessionReused")
    assert "stolen" in answer.body["detail"]
    assert thief.cookies == {}
    assert refused(await ada.get("/api/user")) == (401, "SessionReused")
    assert refused(await ada.post("/api/auth/refresh")) == (401, "SessionReused")
    assert ada.cookies == {}


async def test_a_grandparent_is_stolen_however_soon_it_comes(ada: Browser) -> None:
    thief = copy(ada)
    await ada.post("/api/auth/refresh")
    await ada.post("/api/auth/refresh")
    assert refused(await thief.post("/api/auth/refresh")) == (401, "SessionReused")
    assert refused(await ada.get("/api/user")) == (401, "SessionReused")


async def test_a_token_that_was_never_given_ends_nothing(ada: Browser) -> None:
    stranger = copy(ada)
    stranger.cookies["rt"] = "x" * 43
    assert refused(await stranger.post("/api/auth/refresh")) == (401, "SessionUnknown")
    assert refused(await Browser(ada._client).post("/api/auth/refresh")) == (401, "NotSignedIn")
    assert (await ada.get("/api/user")).status == 200


async def test_who_stays_away_for_two_weeks_signs_in_again(ada: Browser, time: Time) -> None:
    time.passes(IDLE + timedelta(seconds=1))
    assert refused(await ada.post("/api/auth/refresh")) == (401, "SessionExpired")


async def test_no_session_outlives_its_sixty_days(ada: Browser, time: Time) -> None:
    for _ in range(LONGEST // (IDLE - timedelta(days=1))):
        time.passes(IDLE - timedelta(days=1))
        assert (await ada.post("/api/auth/refresh")).status == 200
    time.passes(IDLE - timedelta(days=1))
    assert refused(await ada.post("/api/auth/refresh")) == (401, "SessionExpired")


async def test_signing_out_ends_the_session_on_this_device_alone(
    ada: Browser, client: aiohttp.ClientSession, google: GoogleAccounts
) -> None:
    phone, stolen = Browser(client), copy(ada)
    await phone.sign_in(google)
    assert (await ada.post("/api/auth/logout")).body == {"ended": 1}
    assert ada.cookies == {}
    assert refused(await stolen.get("/api/user")) == (401, "SessionEnded")
    assert refused(await stolen.post("/api/auth/refresh")) == (401, "SessionEnded")
    assert (await phone.get("/api/user")).status == 200
    assert (await ada.post("/api/auth/logout")).body == {"ended": 0}


async def test_signing_in_again_in_one_browser_leaves_one_session(ada: Browser, google: GoogleAccounts) -> None:
    earlier = copy(ada)
    await ada.sign_in(google)
    assert len((await ada.get("/api/auth/sessions")).body) == 1
    assert refused(await earlier.get("/api/user")) == (401, "SessionEnded")
    await ada.sign_in(google, "noor")
    assert [event["kind"] for event in (await ada.get("/api/auth/history")).body] == ["signed_in"]
    refusing = await ada.post("/api/auth/google", {"token": "x"})
    assert refusing.status == 401
    assert (await ada.get("/api/user")).body["email"] == "noor@example.org"


async def test_a_bearer_token_dies_with_its_session(browser: Browser, google: GoogleAccounts, time: Time) -> None:
    bearer = {"Authorization": f"Bearer {(await browser.sign_in(google)).body['access_token']}"}
    program = Browser(browser._client, page=None)
    time.passes(timedelta(hours=23))
    assert (await program.get("/api/user", **bearer)).status == 200
    assert (await program.post("/api/auth/logout", **bearer)).body == {"ended": 1}
    assert refused(await program.get("/api/user", **bearer)) == (401, "SessionEnded")


async def test_sessions_are_listed_and_ended_one_by_one_or_all_at_once(
    ada: Browser, client: aiohttp.ClientSession, google: GoogleAccounts
) -> None:
    phone, laptop = Browser(client), Browser(client)
    await phone.sign_in(google)
    await laptop.sign_in(google)
    listed = (await ada.get("/api/auth/sessions")).body
    assert [session["device"] for session in listed] == ["Firefox on Linux"] * 3
    assert [session["current"] for session in listed].count(True) == 1
    phones = next(s["id"] for s in (await phone.get("/api/auth/sessions")).body if s["current"])
    assert (await ada.post(f"/api/auth/sessions/{phones}/end")).body == {"ended": 1}
    assert refused(await phone.get("/api/user")) == (401, "SessionEnded")
    assert refused(await ada.post(f"/api/auth/sessions/{phones}/end")) == (404, "NotFound")
    assert (await ada.post("/api/auth/logout-everywhere")).body == {"ended": 2}
    assert refused(await laptop.get("/api/user")) == (401, "SessionEnded")


async def test_what_happened_to_the_account_can_be_read(
    ada: Browser, client: aiohttp.ClientSession, google: GoogleAccounts
) -> None:
    thief = copy(ada)
    await ada.post("/api/auth/refresh")
    await ada.post("/api/auth/refresh")
    await thief.post("/api/auth/refresh")
    again = Browser(client)
    await again.sign_in(google)
    history = (await again.get("/api/auth/history")).body
    assert [event["kind"] for event in history] == ["signed_in", "reused", "signed_in"]
    assert {(event["device"], event["address"]) for event in history} == {("Firefox on Linux", "127.0.0.1")}


async def test_the_person_is_known_by_the_subject_not_by_the_address(
    client: aiohttp.ClientSession, google: GoogleAccounts, engine: AsyncEngine
) -> None:
    for email, subject in (("old@example.org", "one"), ("new@example.org", "one"), ("new@example.org", "two")):
        claims = {**google.claims("ada", CLIENT_ID), "email": email, "sub": subject}
        browser = Browser(client)
        await browser.post("/api/auth/google", {"token": google.sign(claims)})
        assert (await browser.get("/api/user")).body["email"] == email
    assert await value(engine, "SELECT count(*) FROM users") == 2


async def test_a_session_known_to_be_good_costs_no_statement_of_its_own(ada: Browser, engine: AsyncEngine) -> None:
    await ada.get("/api/user")
    seen: list[str] = []

    def see(*args: object) -> None:
        seen.append(str(args[2]))

    # The server runs in this process, with an engine of its own; the class stands for every engine there is.
    event.listen(type(engine.sync_engine), "before_cursor_execute", see)
    try:
        await ada.get("/api/user")
    finally:
        event.remove(type(engine.sync_engine), "before_cursor_execute", see)
    assert len(seen) == 2
    assert "set_config('app.user_id'" in seen[0]
    assert "FROM users WHERE id" in seen[1]


async def test_who_is_taken_off_the_list_is_out(with_sign_in: Serve, google: GoogleAccounts) -> None:
    async with with_sign_in(ALLOWED_EMAILS="ada@example.org") as client:
        ada = Browser(client)
        await ada.sign_in(google)
    async with with_sign_in(ALLOWED_EMAILS="noor@example.org") as client:
        left = Browser(client)
        left.cookies = dict(ada.cookies)
        assert refused(await left.get("/api/user")) == (403, "NotOnTheList")
        assert refused(await left.post("/api/auth/refresh")) == (403, "NotOnTheList")


async def test_a_deletion_can_be_undone_for_thirty_days(
    ada: Browser, client: aiohttp.ClientSession, google: GoogleAccounts
) -> None:
    assert (await ada.post("/api/user/delete", {"confirm": "yes"})).status == 422
    assert (await ada.get("/api/user")).body["deletes_at"] is None
    asked = await ada.post("/api/user/delete", {"confirm": "delete"})
    assert asked.status == 200
    assert ada.cookies == {}
    back = Browser(client)
    await back.sign_in(google)
    assert (await back.get("/api/user")).body["deletes_at"] == asked.body["deletes_at"]
    assert refused(await back.post("/api/user/delete", {"confirm": "delete"})) == (409, "DeletionIsAsked")
    assert (await back.post("/api/user/restore")).body["deletes_at"] is None
    assert refused(await back.post("/api/user/restore")) == (409, "DeletionIsNotAsked")
