"""Users' rows stand behind row-level security, and every key of theirs starts with the user."""

from collections.abc import Sequence

from alembic import op

from jobhunt.core.row_security import protection

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OF_USERS = ("company_settings", "ingestion_runs", "run_companies", "jobs", "run_events")


def upgrade() -> None:
    op.drop_constraint("pk_run_companies", "run_companies", type_="primary")
    op.create_primary_key("pk_run_companies", "run_companies", ["user_id", "run_id", "company_id"])
    op.drop_index("ix_run_companies_user_id", table_name="run_companies")
    op.create_index("ix_run_companies_run_id", "run_companies", ["run_id"])
    for table in OF_USERS:
        for statement in protection(table):
            op.execute(statement)
    for statement in protection("users", "id"):
        op.execute(statement)


def downgrade() -> None:
    for table in (*OF_USERS, "users"):
        op.execute(f"DROP POLICY across_users ON {table}")
        op.execute(f"DROP POLICY of_the_user ON {table}")
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    op.drop_index("ix_run_companies_run_id", table_name="run_companies")
    op.create_index("ix_run_companies_user_id", "run_companies", ["user_id"])
    op.drop_constraint("pk_run_companies", "run_companies", type_="primary")
    op.create_primary_key("pk_run_companies", "run_companies", ["run_id", "company_id"])
