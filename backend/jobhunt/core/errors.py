"""Every error that may reach a person, each with its HTTP status, and the two that a step may raise."""

from collections.abc import Mapping
from datetime import datetime


class JobHuntError(Exception):
    """Something went wrong."""

    status = 500
    headers: tuple[tuple[str, str], ...] = ()
    """What else the HTTP answer carries."""

    def __init__(self, message: str | None = None) -> None:
        """The message tells what is wrong and what to do; without one the class's docstring is it."""
        super().__init__(message or (self.__doc__ or type(self).__name__).strip())
        self.more: Mapping[str, object] = {}
        """What else the body of the HTTP answer carries."""


class BadRequest(JobHuntError):
    """The request cannot be understood."""

    status = 400


class NotSignedIn(JobHuntError):
    """Sign in first."""

    status = 401
    headers = (("WWW-Authenticate", "Bearer"),)


class Forbidden(JobHuntError):
    """This is not allowed from here."""

    status = 403


class NotFound(JobHuntError):
    """There is no such thing, or it is not yours."""

    status = 404


class NotAllowed(JobHuntError):
    """This cannot be done in the present state."""

    status = 409


class TooMany(JobHuntError):
    """That was too much at once. Wait a moment, then try again."""

    status = 429


class Unavailable(JobHuntError):
    """Something that this needs does not answer at the moment. Try again in a minute."""

    status = 503


class CannotStart(JobHuntError):
    """The program cannot start; the message is the one line that it prints."""


class TryLater(Exception):
    """A step could not be done now and comes back at `at`. Never counted as a failure."""

    def __init__(self, at: datetime, why: str = "") -> None:
        super().__init__(why)
        self.at = at


class GiveUp(Exception):
    """A step cannot be done at all; the text says why and is shown to the user."""
