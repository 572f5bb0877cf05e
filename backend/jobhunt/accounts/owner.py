"""The one owner of local mode, who needs no password because nobody else can reach the server."""

from jobhunt.accounts import queries
from jobhunt.core.context import Context

OWNER_EMAIL = "owner@localhost"
OWNER_NAME = "You"


async def owner_id(context: Context) -> int:
    """The owner's user id."""
    async with context.across_users().start_work() as work:
        return await queries.ensure_user(work.connection, OWNER_EMAIL, OWNER_NAME)
