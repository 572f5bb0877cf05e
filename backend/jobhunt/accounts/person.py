"""A person as Google tells of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Who signs in, as Google has them. `subject` stays the same for ever, the address may change."""

    subject: str
    email: str
    name: str
    picture: str | None
    nonce: str | None
