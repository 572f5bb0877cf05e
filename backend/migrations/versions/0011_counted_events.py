"""What is counted, where counting reads it: the path of an application, facts to compare by, complete readings."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TAG_OF = """
    CREATE FUNCTION tag_of(tags text[], name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT substr(tag, length(name) + 2) FROM unnest(tags) AS tag WHERE starts_with(tag, name || ':') LIMIT 1
    )
"""

# As `applications/path.py` has it from now on: a step back takes back every stage from there on.
FILL = """
    WITH moves AS (
        SELECT e.id, e.application_id, e.number, l.at, coalesce(e.data ->> 'stage', 'saved') AS stage,
               e.data ->> 'outcome' AS outcome
        FROM application_events e JOIN timeline_lines l ON l.id = e.id
            JOIN applications a ON a.id = e.application_id
        WHERE e.kind IN ('created', 'moved') AND NOT l.undone AND a.deleted_at IS NULL
    ), ranked AS (
        SELECT *, array_position(
            ARRAY['saved', 'applied', 'screening', 'interview', 'offer', 'closed'], stage) AS rank
        FROM moves
    ), judged AS (
        SELECT *, min(rank) OVER (PARTITION BY application_id ORDER BY number
                                  ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS later
        FROM ranked
    ), path AS (
        SELECT id, coalesce(outcome, stage) AS step, lead(coalesce(outcome, stage)) OVER following AS next_step,
               lead(at) OVER following AS next_at
        FROM judged WHERE later IS NULL OR rank < later
        WINDOW following AS (PARTITION BY application_id ORDER BY number)
    )
    UPDATE timeline_lines l SET
        is_act = NOT l.undone AND l.kind NOT IN ('undone', 'dated') AND e.by = 'user' AND a.deleted_at IS NULL,
        step = path.step, next_step = path.next_step, next_at = path.next_at
    FROM application_events e JOIN applications a ON a.id = e.application_id LEFT JOIN path ON path.id = e.id
    WHERE e.id = l.id
"""


def upgrade() -> None:
    op.add_column("timeline_lines", sa.Column("is_act", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("timeline_lines", sa.Column("step", sa.Text(), nullable=True))
    op.add_column("timeline_lines", sa.Column("next_step", sa.Text(), nullable=True))
    op.add_column("timeline_lines", sa.Column("next_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(FILL)
    op.alter_column("timeline_lines", "is_act", server_default=None)
    op.create_index(
        "ix_timeline_lines_path",
        "timeline_lines",
        ["user_id", "application_id"],
        postgresql_include=["step", "next_step", "at", "next_at"],
        postgresql_where=sa.text("step IS NOT NULL"),
    )
    op.create_index(
        "ix_timeline_lines_acts",
        "timeline_lines",
        ["user_id", "at"],
        postgresql_include=["application_id"],
        postgresql_where=sa.text("is_act"),
    )
    op.execute(TAG_OF)
    for name in ("platform", "level", "mode"):
        column = sa.Column(name, sa.Text(), sa.Computed(f"tag_of(tags, '{name}')", persisted=True), nullable=True)
        op.add_column("posting_facts", column)
    op.create_index(
        "ix_posting_facts_alike", "posting_facts", ["platform", "level", sa.text("hashint8(posting_id)")]
    )
    op.create_index(
        "ix_listings_complete",
        "listings",
        ["company_id", "applied_at"],
        postgresql_where=sa.text("state = 'complete'"),
    )
    op.execute("ANALYZE timeline_lines")
    op.execute("ANALYZE posting_facts")


def downgrade() -> None:
    op.drop_index("ix_listings_complete", table_name="listings")
    op.drop_index("ix_posting_facts_alike", table_name="posting_facts")
    for name in ("mode", "level", "platform"):
        op.drop_column("posting_facts", name)
    op.execute("DROP FUNCTION tag_of(text[], text)")
    op.drop_index("ix_timeline_lines_acts", table_name="timeline_lines")
    op.drop_index("ix_timeline_lines_path", table_name="timeline_lines")
    for name in ("next_at", "next_step", "step", "is_act"):
        op.drop_column("timeline_lines", name)
