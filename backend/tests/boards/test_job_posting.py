"""Every trap that real JobPosting data have set, one by one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards import job_posting, markup
from jobhunt.boards.claims import Claims
from jobhunt.boards.json_ld import Item
from jobhunt.boards.protocol import Pay
from tests.boards.test_json_ld import json_values


def read(**item: object) -> Claims:
    return job_posting.read(dict(item), "json_ld")


def place(city: object = None, region: object = None, country: object = None, **more: object) -> Item:
    address = {"addressLocality": city, "addressRegion": region, "addressCountry": country}
    return {"@type": "Place", "address": {key: value for key, value in address.items() if value}, **more}


@pytest.mark.parametrize(
    "title",
    ["Catalog &amp; Pricing", "Catalog &amp;amp; Pricing", " Catalog\n & Pricing ", "<b>Catalog</b> &amp; Pricing"],
)
def test_a_title_is_one_line_without_entities_and_tags(title: str) -> None:
    assert read(title=title).title == "Catalog & Pricing"


@pytest.mark.parametrize(
    "description",
    ["<p>We weld &amp; cut</p>", "&lt;p&gt;We weld &amp;amp; cut&lt;/p&gt;", "We weld & cut", "We weld &amp; cut"],
)
def test_a_description_is_html_whether_it_came_escaped_or_plain(description: str) -> None:
    assert read(description=description).description == "<p>We weld &amp; cut</p>"


def test_a_description_keeps_no_script() -> None:
    claims = read(description="<p>Fine</p><script>alert(1)</script><img src=x onerror=alert(1)>")
    assert claims.description == "<p>Fine</p>"


def test_sections_beside_the_description_are_added_once() -> None:
    claims = read(
        description="<p>We weld.</p><p>You know steel.</p>",
        responsibilities="Weld pipes",
        qualifications=["You know steel."],
    )
    assert markup.text_of(claims.description or "").split("\n") == [
        "We weld.",
        "You know steel.",
        "Responsibilities",
        "Weld pipes",
    ]


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (place("Los Gatos", "CA,US", {"@type": "Country", "name": "US"}), ("Los Gatos, CA, US",)),
        (place("New York", "New York", "US"), ("New York, New York, US",)),
        (place("Paris", None, {"name": ["France", "France"]}), ("Paris, France",)),
        ([place("Berlin", None, "DE"), place("Berlin", None, "DE")], ("Berlin, DE",)),
        ({"@type": "Place", "address": "Berlin, Germany"}, ("Berlin, Germany",)),
        ({"@type": "Place", "name": "Remote, US"}, ("Remote, US",)),
        ({"Address": {"AddressLocality": "Oslo"}}, ("Oslo",)),
        ("Lisbon", ("Lisbon",)),
        (["Lisbon", "Porto"], ("Lisbon", "Porto")),
        ({"address": [{"addressLocality": "Rome"}]}, ("Rome",)),
        ({"address": {"streetAddress": "1 Main St"}}, ("1 Main St",)),
        ([None, 5, {}, {"address": {}}], ("5",)),
    ],
)
def test_a_place_is_read_from_every_shape(location: object, expected: tuple[str, ...]) -> None:
    assert read(jobLocation=location).places == expected


def test_names_are_believed_where_one_address_is_repeated_for_all_places() -> None:
    places = [place("Sunnyvale", "CA", "US", name=name) for name in ("Sunnyvale, CA", "Austin, TX", "Remote, US")]
    assert read(jobLocation=places).places == ("Sunnyvale, CA", "Austin, TX", "Remote, US")


def test_the_company_is_no_place() -> None:
    places = [place("Ghent", None, "BE", name="Larkfield"), place("Ghent", None, "BE", name="Larkfield ")]
    claims = read(jobLocation=places, hiringOrganization={"name": "Larkfield"})
    assert claims.places == ("Ghent, BE",)


def test_telecommute_is_remote_and_its_areas_are_the_places() -> None:
    areas = [{"@type": "Country", "name": "Germany"}, {"@type": "Country", "name": "Austria"}]
    claims = read(jobLocationType="TELECOMMUTE", applicantLocationRequirements=areas)
    assert claims.work_mode == "remote"
    assert claims.places == ("Remote, Germany", "Remote, Austria")


def test_a_work_mode_that_is_not_stated_is_none() -> None:
    assert read(description="We love remote work and hybrid cars").work_mode is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("FULL_TIME", "FULL_TIME"),
        (["FULL_TIME", "INTERN", "FULL_TIME"], "FULL_TIME, INTERN"),
        ("FULL_TIME, INTERN", "FULL_TIME, INTERN"),
        ("Full-time", "Full-time"),
        ([], None),
        ({"a": 1}, None),
        (None, None),
    ],
)
def test_an_employment_type_is_kept_as_stated(value: object, expected: str | None) -> None:
    assert read(employmentType=value).employment_type == expected


MONEY = {"@type": "MonetaryAmount", "currency": "USD"}


@pytest.mark.parametrize(
    ("salary", "minimum", "maximum", "period"),
    [
        (
            {**MONEY, "value": {"minValue": 120000, "maxValue": 185000, "unitText": "YEAR"}},
            120_000,
            185_000,
            "year",
        ),
        ({**MONEY, "unitText": "HOUR", "value": {"minValue": "16.50", "maxValue": "20"}}, 16.5, 20, "hour"),
        ({**MONEY, "minValue": "120,000.00", "maxValue": "150,000", "value": None}, 120_000, 150_000, None),
        ({**MONEY, "value": {"value": 90_000, "unitText": "ANNUAL"}}, 90_000, 90_000, "year"),
        ({**MONEY, "value": 4500, "unitText": "MONTH"}, 4_500, 4_500, "month"),
        ({**MONEY, "value": [{"minValue": 5, "maxValue": 3}]}, 3, 5, None),
        ({**MONEY, "value": {"minValue": 0, "maxValue": 70_000}}, None, 70_000, None),
    ],
)
def test_pay_is_read_from_every_shape(
    salary: Item, minimum: float | None, maximum: float | None, period: str | None
) -> None:
    pay = read(baseSalary=salary).pay
    assert isinstance(pay, Pay)
    assert (pay.minimum, pay.maximum, pay.currency, pay.period) == (minimum, maximum, "USD", period)


def test_pay_in_words_is_read_as_words() -> None:
    pay = read(baseSalary="$120,000 - $150,000 per year").pay
    assert pay is not None
    assert (pay.minimum, pay.maximum, pay.currency, pay.period) == (120_000, 150_000, "USD", "year")


@pytest.mark.parametrize(
    "salary", [None, 0, "", "competitive", {}, {"value": {"minValue": 0}}, [[]], {"value": "negotiable"}]
)
def test_no_pay_is_invented(salary: object) -> None:
    assert read(baseSalary=salary, estimatedSalary={**MONEY, "value": 5}).pay is None


def test_dates_are_days_and_a_past_end_is_kept_as_stated() -> None:
    claims = read(datePosted="2026-06-22T17:56:03-05:00", validThrough="2020-01-01", dateModified="June 30, 2026")
    assert claims.posted_at == date(2026, 6, 22)
    assert claims.valid_through == date(2020, 1, 1)
    assert claims.updated_at == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ({"@type": "PropertyValue", "value": 7167985}, "7167985"),
        ("R-12", "R-12"),
        ([{"value": "A1"}], "A1"),
        ("https://x/y", None),
        ({}, None),
    ],
)
def test_an_identifier_is_a_value_or_words(identifier: object, expected: str | None) -> None:
    assert read(identifier=identifier).requisition_id == expected


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "title",
                "description",
                "jobLocation",
                "baseSalary",
                "identifier",
                "datePosted",
                "inLanguage",
                "skills",
                "hiringOrganization",
                "jobLocationType",
            ]
        ),
        json_values,
    )
)
def test_any_item_is_read_without_an_error(item: Item) -> None:
    assert job_posting.read(item, "json_ld").source == "json_ld"
