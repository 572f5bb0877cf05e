"""Postings that put up again what their company had up before."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Four parts of 16 bits of the SimHash, each as a number of the company's own.
TEXT_BANDS = "(ARRAY[{}])".format(
    ", ".join(f"((company_id << 18) | {n << 16}) | ((simhash >> {16 * n}) & 65535)" for n in range(4))
)

# What is known already gets its mark by its index step, in the background.
ASK_FOR_MARKS = """
    INSERT INTO tasks (priority, step, subject)
    SELECT 3, 'index', id FROM postings WHERE simhash <> 0 AND version_id IS NOT NULL
"""


def upgrade() -> None:
    op.add_column("postings", sa.Column("repost_of", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_postings_text_bands",
        "postings",
        [sa.literal_column(TEXT_BANDS)],
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
        postgresql_where=sa.text("simhash <> 0"),
    )
    op.create_index(
        "ix_postings_repost_of", "postings", ["repost_of"], postgresql_where=sa.text("repost_of IS NOT NULL")
    )
    op.execute(ASK_FOR_MARKS)


def downgrade() -> None:
    op.drop_index("ix_postings_repost_of", table_name="postings")
    op.drop_index("ix_postings_text_bands", table_name="postings")
    op.drop_column("postings", "repost_of")
