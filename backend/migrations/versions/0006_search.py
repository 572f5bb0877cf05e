"""Postings in searchable form, the user's list of them, hidden companies and saved views."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from jobhunt.core.row_security import SYSTEM, protection

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OF_USERS = ("user_postings", "hidden_companies", "saved_views")

# English stems, but no stop words: in a title "IT" and "C" are what people look for.
TITLES = (
    "CREATE TEXT SEARCH DICTIONARY jobhunt_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION jobhunt_titles (COPY = english)",
    "ALTER TEXT SEARCH CONFIGURATION jobhunt_titles ALTER MAPPING FOR"
    " asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH jobhunt_stem",
)

FOLLOW_STATUS = (
    """
    CREATE FUNCTION follow_posting_status() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE posting_facts SET is_open = (new.status = 'open') WHERE posting_id = new.id;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER posting_status AFTER UPDATE OF status ON postings FOR EACH ROW
        WHEN (old.status IS DISTINCT FROM new.status) EXECUTE FUNCTION follow_posting_status()
    """,
)

FOLLOW_FACTS = (
    """
    CREATE FUNCTION follow_posting_facts() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE user_postings SET newest_on = new.newest_on, changed_at = new.changed_at, is_open = new.is_open,
            years = new.years, pay_scale = new.pay_scale, tags = new.tags, title_tsv = new.title_tsv
        WHERE posting_id = new.posting_id;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER facts_listed AFTER INSERT OR UPDATE ON posting_facts FOR EACH ROW
        EXECUTE FUNCTION follow_posting_facts()
    """,
)

LIST_JOBS = (
    """
    CREATE FUNCTION list_new_jobs() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO user_postings (user_id, posting_id, job_id, newest_on, changed_at, is_open, years, pay_scale,
                                   tags, title_tsv)
        SELECT job.user_id, job.posting_id, job.id, coalesce(f.newest_on, CAST(job.created_at AS date)),
               f.changed_at, coalesce(f.is_open, true), f.years, coalesce(f.pay_scale, 0), coalesce(f.tags, '{}'),
               coalesce(f.title_tsv, '')
        FROM new_jobs job LEFT JOIN posting_facts f ON f.posting_id = job.posting_id
        ON CONFLICT (user_id, posting_id) DO UPDATE SET job_id = excluded.job_id;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER jobs_listed AFTER INSERT ON jobs REFERENCING NEW TABLE AS new_jobs
        FOR EACH STATEMENT EXECUTE FUNCTION list_new_jobs()
    """,
)


def plain(text: str) -> str:
    """The text without accents, as what is typed is looked for."""
    spelt = f"replace(replace(replace(translate(lower({text}), 'łøı', 'loi'), 'ß', 'ss'), 'æ', 'ae'), '’', '''')"
    return f"regexp_replace(normalize({spelt}, NFKD), '[\u0300-\u036f]', '', 'g')"


DESCRIPTION = "left(regexp_replace(coalesce(v.description, ''), '<[^>]*>', ' ', 'g'), 100000)"
AROUND = plain("c.display_name || ' ' || array_to_string(p.places, ' ')")

# Enough to be found by title, company and text; the rest comes with the re-extraction asked for below.
FILL_FACTS = f"""
    INSERT INTO posting_facts (posting_id, newest_on, is_open, tags, digest, title_tsv)
    SELECT p.id, coalesce(p.posted_at, CAST(p.first_seen_at AS date)), p.status = 'open',
           ARRAY['company:' || c.name, 'platform:' || c.platform], '',
           setweight(to_tsvector('jobhunt_titles', {plain("p.title")}), 'A')
           || setweight(to_tsvector('jobhunt_titles', {AROUND}), 'B')
    FROM postings p JOIN companies c ON c.id = p.company_id
"""

FILL_TEXTS = f"""
    INSERT INTO posting_texts (posting_id, tsv)
    SELECT p.id, setweight(to_tsvector('english', {plain("p.title")}), 'A')
           || setweight(to_tsvector('english', {AROUND}), 'B')
           || setweight(to_tsvector('english', {plain(DESCRIPTION)}), 'D')
    FROM postings p JOIN companies c ON c.id = p.company_id LEFT JOIN posting_versions v ON v.id = p.version_id
"""

FILL_LISTS = """
    INSERT INTO user_postings (user_id, posting_id, job_id, newest_on, is_open, tags, title_tsv)
    SELECT j.user_id, j.posting_id, j.id, f.newest_on, f.is_open, f.tags, f.title_tsv
    FROM jobs j JOIN posting_facts f ON f.posting_id = j.posting_id
"""

ASK_AGAIN = """
    INSERT INTO tasks (priority, step, subject)
    SELECT 3, 're_extract', id FROM postings WHERE raw_key IS NOT NULL
"""


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS fuzzystrmatch")
    for statement in TITLES:
        op.execute(statement)
    op.create_table(
        "search_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_words")),
    )
    op.create_table(
        "posting_facts",
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("newest_on", sa.Date(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_open", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("years", sa.SmallInteger(), nullable=True),
        sa.Column("pay_scale", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("stated", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("title_tsv", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["postings.id"], name=op.f("fk_posting_facts_posting_id_postings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("posting_id", name=op.f("pk_posting_facts")),
    )
    for column in ("title_tsv", "tags"):
        op.create_index(f"ix_posting_facts_{column}", "posting_facts", [column], postgresql_using="gin")
    op.create_table(
        "posting_texts",
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("tsv", postgresql.TSVECTOR(), nullable=False),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["postings.id"], name=op.f("fk_posting_texts_posting_id_postings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("posting_id", name=op.f("pk_posting_texts")),
    )
    op.create_index("ix_posting_texts_tsv", "posting_texts", ["tsv"], postgresql_using="gin")
    _users_tables()
    for statement in (*FOLLOW_STATUS, *FOLLOW_FACTS, *LIST_JOBS):
        op.execute(statement)
    for table in OF_USERS:
        for statement in protection(table):
            op.execute(statement)
    _fill()


def _fill() -> None:
    """What is there already becomes findable. Users' rows can be seen and written by the system's role only."""
    op.execute(f"GRANT SELECT, INSERT ON posting_facts, posting_texts, user_postings, tasks TO {SYSTEM}")
    op.execute(f"GRANT SELECT ON postings, posting_versions, companies, jobs TO {SYSTEM}")
    op.execute(f"SET LOCAL ROLE {SYSTEM}")
    for statement in (FILL_FACTS, FILL_TEXTS, FILL_LISTS, ASK_AGAIN):
        op.execute(statement)
    op.execute("RESET ROLE")
    # A search asks the planner what to expect, and it takes for empty what has been filled but never looked at.
    for table in ("posting_facts", "posting_texts", "user_postings"):
        op.execute(f"ANALYZE {table}")


def _users_tables() -> None:
    op.create_table(
        "user_postings",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("posting_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("newest_on", sa.Date(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_open", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("years", sa.SmallInteger(), nullable=True),
        sa.Column("pay_scale", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("tags", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("title_tsv", postgresql.TSVECTOR(), server_default="", nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["posting_id"], ["postings.id"], name=op.f("fk_user_postings_posting_id_postings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_user_postings_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "posting_id", name=op.f("pk_user_postings")),
        postgresql_with={"fillfactor": "90"},
    )
    for name, column in (("newest", "newest_on"), ("pay", "pay_scale")):
        op.create_index(
            f"ix_user_postings_{name}",
            "user_postings",
            ["user_id", sa.literal_column(f"{column} DESC"), sa.literal_column("posting_id DESC")],
        )
    op.create_index(op.f("ix_user_postings_posting_id"), "user_postings", ["posting_id"])
    op.create_table(
        "hidden_companies",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("company_id", sa.BigInteger(), nullable=False),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_hidden_companies_company_id_companies")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_hidden_companies_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "company_id", name=op.f("pk_hidden_companies")),
    )
    op.create_table(
        "saved_views",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("feed_hash", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_saved_views_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
        sa.UniqueConstraint("user_id", "name", name=op.f("uq_saved_views_user_id_name")),
    )
    op.create_index(op.f("ix_saved_views_feed_hash"), "saved_views", ["feed_hash"])


def downgrade() -> None:
    op.execute("DELETE FROM tasks WHERE step = 're_extract'")
    for table, trigger, function in (
        ("jobs", "jobs_listed", "list_new_jobs"),
        ("posting_facts", "facts_listed", "follow_posting_facts"),
        ("postings", "posting_status", "follow_posting_status"),
    ):
        op.execute(f"DROP TRIGGER {trigger} ON {table}")
        op.execute(f"DROP FUNCTION {function}()")
    for table in (
        "saved_views",
        "hidden_companies",
        "user_postings",
        "posting_texts",
        "posting_facts",
        "search_words",
    ):
        op.drop_table(table)
    op.execute("DROP TEXT SEARCH CONFIGURATION jobhunt_titles")
    op.execute("DROP TEXT SEARCH DICTIONARY jobhunt_stem")
