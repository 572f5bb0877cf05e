"""A company's postings in an order that is as good as drawn by lot."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index("ix_postings_drawn", "postings", ["company_id", sa.text("hashint8(id)")])


def downgrade() -> None:
    op.drop_index("ix_postings_drawn", table_name="postings")
