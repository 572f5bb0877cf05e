"""What goes over the wire about saved views."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, StringConstraints

from jobhunt.postings.search_params import from_address


def _is_a_search(query: str) -> str:
    from_address(query)
    return query.removeprefix("?")


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Query = Annotated[str, StringConstraints(max_length=4_000), AfterValidator(_is_a_search)]


class ViewIn(BaseModel):
    """A search to keep: `query` as it stands in the address of the list."""

    name: Name
    query: Query


class ViewOut(BaseModel):
    """A kept search. `new` is how many the last run brought to it, to 1,000; `feed` whether it has a feed."""

    id: int
    name: str
    query: str
    new: int
    feed: bool
    created_at: datetime


class FeedOut(BaseModel):
    """The address of a feed, below this server's. It is shown this once; whoever knows it can read the feed."""

    path: str
