"""Everything that can stand in a log can stand in an export."""

from typing import get_args

from jobhunt.applications.portable import format_events
from jobhunt.applications.replay import ITEMS
from jobhunt.applications.timeline.schemas import Kind


def test_every_kind_of_event_has_a_form_in_an_export() -> None:
    union = get_args(format_events.Event)[0]
    told = [kind for model in get_args(union) for kind in get_args(model.model_fields["kind"].annotation)]
    assert len(told) == len(set(told))
    assert {*told, "run"} == set(get_args(Kind))
    assert {f"{item}_{what}" for item in ITEMS for what in ("saved", "removed")} < set(told)
