"""Tokens: read back as they were made, refused when anything is another's, and each use with its own key."""

from datetime import timedelta

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.accounts.tokens import NONCE_LIFE, Access, AccessExpired, AccessRefused, Tokens, digest
from tests.accounts.browser import SECRET
from tests.conftest import NOON

TOKENS = Tokens(SECRET)
ADA = Access(user_id=7, session_id=9)
MINUTE = timedelta(minutes=1)


def test_an_access_token_is_read_back_until_its_last_second() -> None:
    token = TOKENS.access(ADA, NOON, MINUTE)
    assert TOKENS.read_access(token, NOON + MINUTE - timedelta(seconds=1)) == ADA
    with pytest.raises(AccessExpired):
        TOKENS.read_access(token, NOON + MINUTE)
    assert TOKENS.whose(token) == ADA
    assert ADA.of(3) == Access(7, 3)


def test_no_two_access_tokens_are_the_same() -> None:
    assert TOKENS.access(ADA, NOON, MINUTE) != TOKENS.access(ADA, NOON, MINUTE)


CLAIMS = {"sub": "7", "sid": "9", "jti": "a", "iat": 1, "exp": 2_000_000_000}


@pytest.mark.parametrize(
    "token",
    [
        jwt.encode(CLAIMS, "another secret of more than 32 bytes", algorithm="HS256"),
        jwt.encode(CLAIMS, SECRET, algorithm="HS512"),
        jwt.encode(CLAIMS, "", algorithm="none"),
        jwt.encode(CLAIMS, SECRET, algorithm="HS256", headers={"crit": ["b64"]}),
        jwt.encode({**CLAIMS, "sub": "seven"}, SECRET, algorithm="HS256"),
        jwt.encode({**CLAIMS, "exp": "never"}, SECRET, algorithm="HS256"),
        *(
            jwt.encode({k: v for k, v in CLAIMS.items() if k != missing}, SECRET, algorithm="HS256")
            for missing in CLAIMS
        ),
        Tokens("another secret of more than 32 bytes").access(ADA, NOON, MINUTE),
        "x" * 5_000,
    ],
)
def test_a_token_that_is_not_ours_is_refused(token: str) -> None:
    with pytest.raises(AccessRefused):
        TOKENS.read_access(token, NOON)
    assert TOKENS.whose(token) is None


@given(st.text(max_size=200))
def test_any_text_is_refused_and_nothing_worse(text: str) -> None:
    assert TOKENS.whose(text) is None
    assert TOKENS.nonce_expiry(text) is None


def test_a_refresh_token_has_one_successor_and_nobody_else_can_tell_it() -> None:
    first = TOKENS.refresh()
    assert len(first) == 43
    assert first != TOKENS.refresh()
    assert TOKENS.successor(first) == TOKENS.successor(first) != first
    assert Tokens(SECRET + "!").successor(first) != TOKENS.successor(first)
    assert digest(first) != digest(TOKENS.successor(first))
    assert len(digest("\ud800")) == 32


def test_a_nonce_is_known_again_with_its_end_and_a_changed_one_is_not() -> None:
    nonce = TOKENS.nonce(NOON)
    assert nonce != TOKENS.nonce(NOON)
    assert TOKENS.nonce_expiry(nonce) == NOON + NONCE_LIFE
    later = Tokens(SECRET + "!").nonce(NOON)
    assert TOKENS.nonce_expiry(later) is None
    for place in range(0, len(nonce) - 1, 3):
        changed = nonce[:place] + ("A" if nonce[place] != "A" else "B") + nonce[place + 1 :]
        assert TOKENS.nonce_expiry(changed) is None
