"""Runs, what each asked of every company, the jobs in them, and their log."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from jobhunt.models.run import Xid8

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "ingestion_runs",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Text(), server_default="pending", nullable=False),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("counts", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('pending', 'initializing', 'ingesting', 'finished', 'error', 'cancelled')",
            name=op.f("ck_ingestion_runs_status"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_ingestion_runs_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingestion_runs")),
    )
    op.create_index("ix_ingestion_runs_user_id_id", "ingestion_runs", ["user_id", "id"], unique=False)
    op.create_index(
        "uq_ingestion_runs_open",
        "ingestion_runs",
        ["user_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('pending', 'initializing', 'ingesting')"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("first_run_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default="pending", nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("own_page", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("failures", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "status IN ('pending', 'crawled', 'ready', 'error', 'expired')", name=op.f("ck_jobs_status")
        ),
        sa.ForeignKeyConstraint(["posting_id"], ["postings.id"], name=op.f("fk_jobs_posting_id_postings")),
        sa.ForeignKeyConstraint(
            ["run_id"], ["ingestion_runs.id"], name=op.f("fk_jobs_run_id_ingestion_runs"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_jobs_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("user_id", "company", "external_id", name=op.f("uq_jobs_user_id_company_external_id")),
        postgresql_with={"fillfactor": "80"},
    )
    op.create_index(
        "ix_jobs_open",
        "jobs",
        ["run_id"],
        unique=False,
        postgresql_where=sa.text("status IN ('pending', 'crawled')"),
    )
    op.create_index(op.f("ix_jobs_posting_id"), "jobs", ["posting_id"], unique=False)
    op.create_index(
        "ix_jobs_run_id_company_status_outcome", "jobs", ["run_id", "company", "status", "outcome"], unique=False
    )
    op.create_table(
        "run_companies",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("title_filters", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("stage", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("listing_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("narrowed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("to_the_end", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("advertised", sa.BigInteger(), nullable=True),
        sa.Column("listed", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("left_out", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("missing", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("closed", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("stage IN ('waiting', 'reading', 'read')", name=op.f("ck_run_companies_stage")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_run_companies_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["ingestion_runs.id"],
            name=op.f("fk_run_companies_run_id_ingestion_runs"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_run_companies_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "company_id", name=op.f("pk_run_companies")),
    )
    op.create_index(op.f("ix_run_companies_user_id"), "run_companies", ["user_id"], unique=False)
    op.create_table(
        "run_events",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("xid", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["ingestion_runs.id"], name=op.f("fk_run_events_run_id_ingestion_runs"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_run_events_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run_events")),
    )
    op.create_index("ix_run_events_run_id_xid_id", "run_events", ["run_id", "xid", "id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_run_events_run_id_xid_id", table_name="run_events")
    op.drop_table("run_events")
    op.drop_index(op.f("ix_run_companies_user_id"), table_name="run_companies")
    op.drop_table("run_companies")
    op.drop_index("ix_jobs_run_id_company_status_outcome", table_name="jobs")
    op.drop_index(op.f("ix_jobs_posting_id"), table_name="jobs")
    op.drop_index("ix_jobs_open", table_name="jobs", postgresql_where=sa.text("status IN ('pending', 'crawled')"))
    op.drop_table("jobs")
    op.drop_index(
        "uq_ingestion_runs_open",
        table_name="ingestion_runs",
        postgresql_where=sa.text("status IN ('pending', 'initializing', 'ingesting')"),
    )
    op.drop_index("ix_ingestion_runs_user_id_id", table_name="ingestion_runs")
    op.drop_table("ingestion_runs")
