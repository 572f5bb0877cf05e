"""Makes the two roles that programs act as, and lets them use the tables: at every start, before anything runs."""

from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from jobhunt.core.errors import CannotStart
from jobhunt.core.row_security import ROLES

_EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
# Two installations in one cluster may start at the same moment: whoever comes second finds the role there.
_CREATE = """
    DO $$ BEGIN CREATE ROLE {role} NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
"""


def ensure_roles(connection: Connection) -> None:
    """Make the roles and let the connected user act as them. Raises CannotStart telling what an administrator does.

    The connected user owns the tables. It does not inherit the roles' rights where Postgres can tell that apart
    (16 on), so that a connection which forgot to become one of them sees no user's rows.
    """
    modern = int(connection.execute(text("SHOW server_version_num")).scalar_one()) >= 160_000
    how = " WITH INHERIT FALSE, SET TRUE" if modern else ""
    there = set(connection.execute(text("SELECT rolname FROM pg_roles WHERE rolname LIKE 'jobhunt_%'")).scalars())
    for role in ROLES:
        if role not in there:
            _attempt(connection, _CREATE.format(role=role))
        if not _can_become(connection, role):
            _attempt(connection, f"GRANT {role} TO CURRENT_USER{how}")
        if not _can_become(connection, role):
            raise _cannot(connection)
    to = ", ".join(ROLES)
    for kind, rights in (("TABLES", _EVERYTHING), ("SEQUENCES", "USAGE")):
        connection.execute(text(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {rights} ON {kind} TO {to}"))


def grant_tables(connection: Connection) -> None:
    """Let the roles use what there is. Asked after every upgrade, so a restored database needs nothing else."""
    to = ", ".join(ROLES)
    for statement in (
        f"GRANT USAGE ON SCHEMA public TO {to}",
        f"GRANT {_EVERYTHING} ON ALL TABLES IN SCHEMA public TO {to}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {to}",
        f"REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {to}",
    ):
        connection.execute(text(statement))


def _attempt(connection: Connection, statement: str) -> None:
    try:
        with connection.begin_nested():
            connection.execute(text(statement))
    except ProgrammingError:
        raise _cannot(connection) from None


def _can_become(connection: Connection, role: str) -> bool:
    try:
        with connection.begin_nested() as attempt:
            connection.execute(text(f"SET LOCAL ROLE {role}"))
            attempt.rollback()
    except ProgrammingError:
        return False
    return True


def _cannot(connection: Connection) -> CannotStart:
    user = connection.execute(text("SELECT quote_ident(current_user)")).scalar_one()
    statements = "; ".join(
        (*(f"CREATE ROLE {role} NOLOGIN" for role in ROLES), f"GRANT {', '.join(ROLES)} TO {user}")
    )
    return CannotStart(
        f"the database user {user} may not make the roles that keep one user's rows from another's. "
        f"Let an administrator of the database execute once: {statements}; then start again. Nothing was changed"
    )
