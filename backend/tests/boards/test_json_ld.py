"""JSON-LD is found however it is written, and broken blocks are mended or left out, never an error."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards import json_ld, markup


def titles(block: str, attributes: str = 'type="application/ld+json"') -> list[object]:
    tree = markup.parse(f"<html><body><script {attributes}>{block}</script></body></html>")
    return [item.get("title") for item in json_ld.postings(json_ld.objects(tree))]


GOOD = '{"@context": "https://schema.org", "@type": "JobPosting", "title": "Welder"}'


@pytest.mark.parametrize(
    "attributes",
    [
        'type="application/ld+json"',
        "type='application/ld+json'",
        'id="x" data-n="1" type="application/ld+json; charset=utf-8"',
        "type=application/ld+json",
        'type="APPLICATION/LD+JSON"',
    ],
)
def test_a_block_is_found_however_its_tag_is_written(attributes: str) -> None:
    assert titles(GOOD, attributes) == ["Welder"]


@pytest.mark.parametrize(
    "block",
    [
        f"//<![CDATA[\n{GOOD}\n//]]>",
        f"/*<![CDATA[*/ {GOOD} /*]]>*/",
        f"<!--\n{GOOD}\n-->",
        f"\ufeff{GOOD};",
        GOOD.replace('"Welder"', '"Welder",'),
        GOOD.replace('"JobPosting",', '"JobPosting"\n'),
        GOOD.replace("Welder", 'Welder", "note": "costs \\$5 and it\\\'s'),
        GOOD.replace("Welder", 'Welder", "note": "one\ntwo\tthree'),
        GOOD.replace('"', "&quot;"),
        GOOD.replace('"@type": "JobPosting"', '"@type": ["Thing", "JobPosting"]'),
        GOOD.replace('"JobPosting"', '"http://schema.org/JobPosting"'),
        GOOD.replace('"title"', '"Title"'),
        f"[{GOOD}]",
        f'{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {GOOD}]}}',
        f'{{"@type": "ItemList", "itemListElement": [{{"@type": "ListItem", "item": {GOOD}}}]}}',
    ],
)
def test_a_posting_is_read_from_every_shape_that_was_met(block: str) -> None:
    assert titles(block) == ["Welder"]


@pytest.mark.parametrize(
    "block",
    [
        "",
        "   ",
        "null",
        "{",
        "not json",
        '{"@type": "WebSite", "name": "Example"}',
        '{"@type": 5}',
        '{"@type": [null, {}]}',
        "[" * 100_000,
        '{"a":' * 50_000,
        '{"@type": "JobPosting", "title": ' + "9" * 6_000 + "}",
    ],
)
def test_a_block_without_a_posting_gives_none(block: str) -> None:
    assert [title for title in titles(block) if title] == []


def test_a_broken_block_does_not_hide_the_one_after_it() -> None:
    tag = '<script type="application/ld+json">'
    tree = markup.parse(f"{tag}{{broken</script>{tag}</script>{tag}{GOOD}</script>")
    assert len(json_ld.postings(json_ld.objects(tree))) == 1


def test_a_value_with_more_objects_than_any_page_needs_is_read_in_part() -> None:
    assert sum(1 for _ in json_ld.walk([{}] * 200_000)) <= json_ld.MOST_OBJECTS


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=300) | json_values.map(lambda value: json.dumps(value)))
def test_any_block_is_read_without_an_error(block: str) -> None:
    assert isinstance(list(json_ld.walk(json_ld.parse(block))), list)
