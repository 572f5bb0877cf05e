"""Title filters: whole words, phrases, any case, and the word that decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobhunt.companies.title_filters import Decision, TitleFilters, cleaned, decide, explain


@pytest.mark.parametrize(
    ("title", "include", "exclude", "expected"),
    [
        ("Software Engineer", (), (), Decision(True)),
        ("Software Engineer", ("engineer",), (), Decision(True, "include", "engineer")),
        ("Engineering Manager", ("engineer",), (), Decision(False, "include", None)),
        ("SOFTWARE ENGINEER", ("Engineer",), (), Decision(True, "include", "Engineer")),
        ("Software Engineer Intern", ("engineer",), ("intern",), Decision(False, "exclude", "intern")),
        ("International Tax Lead", (), ("intern",), Decision(True)),
        ("Data  Platform Engineer", ("data platform",), (), Decision(True, "include", "data platform")),
        ("Platform Data Engineer", ("data platform",), (), Decision(False, "include", None)),
        ("C++ Developer", ("c++",), (), Decision(True, "include", "c++")),
        ("C Developer", ("c++",), (), Decision(False, "include", None)),
        (".NET Developer", (".net",), (), Decision(True, "include", ".net")),
        ("Front-end Engineer", ("front-end",), (), Decision(True, "include", "front-end")),
        ("Entwickler für Straßenbau", ("STRASSENBAU",), (), Decision(True, "include", "STRASSENBAU")),
        ("ｅｎｇｉｎｅｅｒ", ("engineer",), (), Decision(True, "include", "engineer")),
        ("Sr. Engineer (Remote)", ("remote",), (), Decision(True, "include", "remote")),
        ("Engineer a.b", ("a.b",), (), Decision(True, "include", "a.b")),
        ("Engineer aXb", ("a.b",), (), Decision(False, "include", None)),
    ],
)
def test_a_title_is_kept_or_left_out_by_a_named_word(
    title: str, include: tuple[str, ...], exclude: tuple[str, ...], expected: Decision
) -> None:
    assert decide(title, TitleFilters(include, exclude)) == expected


def test_the_reason_names_the_word_or_all_words_that_were_missing() -> None:
    filters = TitleFilters(("engineer", "data platform"), ("intern",))
    assert "“intern”" in explain(decide("Intern, Engineer", filters), filters)
    missing = explain(decide("Chef", filters), filters)
    assert "“engineer”" in missing
    assert "“data platform”" in missing


def test_words_are_tidied_and_kept_once() -> None:
    assert cleaned(["  Data   Platform ", "data platform", "", "  ", "SRE"]) == ("Data Platform", "SRE")


@given(st.text(), st.lists(st.text(max_size=20), max_size=4), st.lists(st.text(max_size=20), max_size=4))
def test_any_title_and_words_get_a_decision(title: str, include: list[str], exclude: list[str]) -> None:
    filters = TitleFilters(cleaned(include), cleaned(exclude))
    decision = decide(title, filters)
    assert decision.kept or decision.rule is not None
