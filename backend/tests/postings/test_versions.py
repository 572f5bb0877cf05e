"""What a version keeps gives the very fields again."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jobhunt.boards.protocol import Fields, Pay
from jobhunt.postings.versions import content, fields_of, says_the_same

WORDS = st.none() | st.text(min_size=1, max_size=20)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))
AMOUNTS = st.none() | st.floats(1, 1e9)
PAY = st.builds(Pay, AMOUNTS, AMOUNTS, WORDS, st.sampled_from([None, "year", "hour"]), st.text())
FIELDS = st.builds(
    Fields,
    title=st.text(min_size=1),
    description=st.text(),
    company=WORDS,
    places=st.lists(st.text(min_size=1), max_size=3).map(tuple),
    employment_type=WORDS,
    work_mode=st.sampled_from([None, "remote", "hybrid", "onsite"]),
    department=WORDS,
    pay=st.none() | PAY,
    posted_at=DAYS,
    updated_at=DAYS,
    valid_through=DAYS,
    requisition_id=WORDS,
    apply_url=WORDS,
    language=WORDS,
    sources=st.just({"title": "json_ld", "description": "text"}),
)


@given(FIELDS)
def test_stored_fields_come_back_as_they_were(fields: Fields) -> None:
    again = fields_of(content(fields))
    assert again == fields
    assert says_the_same(content(again), content(fields))
