"""What is left of hostile and of ordinary HTML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobhunt.boards import markup


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<p onclick=alert(1)>hi</p>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        "<svg><script>alert(1)</script></svg>",
        "<math><style><img src=x onerror=alert(1)></style></math>",
        '<img src=x onerror="alert(1)">',
        "<style>p{}</style><iframe src=//evil></iframe>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<p style='background:url(x)'>x</p>",
    ],
)
def test_nothing_that_runs_survives(hostile: str) -> None:
    clean = markup.sanitise(hostile).lower()
    for sign in (
        "script",
        "onclick",
        "onerror",
        "javascript",
        "data:",
        "<style",
        "style=",
        "<iframe",
        "<img",
        "<svg",
    ):
        assert sign not in clean


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div>", "<script>", "</script>", "<b a='>'", "x<y", "&lt;", '"', "<!--"])
    )
)
def test_any_crossing_of_tags_stays_harmless(pieces: list[str]) -> None:
    source = "".join(pieces)
    assert "<script" not in markup.sanitise(source)
    assert "<div" not in markup.sanitise(source)
    markup.text_of(source)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text())
def test_any_text_comes_through_without_an_error(source: str) -> None:
    for read in (markup.sanitise, markup.text_of, markup.plain, markup.unescape_until_tags):
        assert "\x00" not in read(source)
        read(source).encode()


def test_lone_surrogates_and_nul_are_left_out() -> None:
    assert markup.sanitise("<p>a\x00b\ud800c</p>") == "<p>abc</p>"
    assert markup.plain("a\ud800&#0;b") == "a�b"


def test_a_description_is_written_forwards_however_the_sign_is_spelt() -> None:
    assert markup.sanitise("<p>\u202eone \u202dtwo &#x202E;three &#8237;four</p>") == "<p>one two three four</p>"


def test_structure_of_a_description_is_kept() -> None:
    source = "<h2>Role</h2><ul><li><strong>a</strong></li></ul><table><tr><td colspan=2>x</td></tr></table><hr>"
    clean = markup.sanitise(source)
    for kept in ("<h2>Role</h2>", "<li><strong>a</strong></li>", '<td colspan="2">x</td>', "<hr>"):
        assert kept in clean


def test_links_keep_their_address_and_get_a_rel() -> None:
    clean = markup.sanitise(
        '<a href="https://a.example/x" class="y" target="_blank">x</a><a href="mailto:j@a.example">m</a>'
    )
    assert clean == (
        '<a href="https://a.example/x" rel="noopener noreferrer nofollow">x</a>'
        '<a href="mailto:j@a.example" rel="noopener noreferrer nofollow">m</a>'
    )


def test_divs_become_paragraphs_so_that_blocks_stay_apart() -> None:
    assert markup.sanitise("<div><div>one</div><div>two</div><div>&nbsp;</div></div>") == "<p>one</p><p>two</p>"


def test_text_has_one_line_per_block_and_no_hidden_words() -> None:
    source = """<html><head><title>T</title><style>x{}</style></head><body><h1>Engineer</h1>
    <p>Sen<b>ior</b>&nbsp;&amp; more<br>next</p>
    <script>var a = "<p>no</p>";</script><ul><li>one</li><li>two</li></ul>
    <a title="a > b">link</a><!-- <p>gone</p> --><noscript>off</noscript></body></html>"""
    assert markup.text_of(source).split("\n") == ["Engineer", "Senior & more", "next", "one", "two", "link"]


def test_the_text_of_nothing_is_empty() -> None:
    assert markup.text_of("") == "" == markup.sanitise("")
    assert markup.text_of("<!doctype html>") == ""


def test_shown_tags_stay_words_in_the_text() -> None:
    assert markup.text_of("<p>use &lt;b&gt; for bold</p>") == "use <b> for bold"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("&lt;p&gt;a&amp;nbsp;b&lt;/p&gt;", "<p>a&nbsp;b</p>"),
        ("&amp;lt;p&amp;gt;x", "<p>x"),
        ("&amp;amp;amp;", "&amp;"),
        ("<p>&lt;b&gt;</p>", "<p>&lt;b&gt;</p>"),
        ("pay < 5 &amp; > 3", "pay < 5 & > 3"),
    ],
)
def test_unescaping_stops_at_tags_and_after_two_rounds(value: str, expected: str) -> None:
    assert markup.unescape_until_tags(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("  Research &amp; Development\n Lead ", "Research & Development Lead"),
        ("<b>Lead</b>&nbsp;Engineer", "Lead Engineer"),
        ("&lt;b&gt;Lead&lt;/b&gt;", "Lead"),
        ("C++ < Rust", "C++ < Rust"),
        ("R&amp;amp;D", "R&D"),
        ("zero\u200bwidth", "zerowidth"),
        ("\u202eEngineer\u202c of \u2067data", "Engineer of data"),
    ],
)
def test_titles_become_one_plain_line(value: str, expected: str) -> None:
    assert markup.plain(value) == expected


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 200_000 + "word",
        "".join(f"<b id={number}>" for number in range(1_000)) + "<p>word" * 50_000,
        "</x>" * 100_000 + "<div>" * 100_000 + "word",
        "<" * 500_000 + " word",
        "<table>" * 100_000 + "word",
    ],
)
def test_pages_built_to_exhaust_a_parser_are_read_as_bare_words(bomb: str) -> None:
    assert "word" in markup.text_of(bomb)
    assert len(markup.sanitise(bomb)) < 5 * len(bomb)


def test_an_ordinary_long_page_keeps_its_structure() -> None:
    source = "<ul>" + "<li>point<br>" * 2_500 + "</ul>"
    assert markup.text_of(source).count("\n") == 2_499


_PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<li>",
    "</li>",
    "<div hidden>",
    "</div>",
    "<br>",
    "one ",
    "two&amp;",
    " \n",
    "<hr>",
    "<h3>",
    "</h3>",
    "<a href='/x'>",
    "</a>",
    "<code>",
    "</code>",
    "<code style='display:none'>x</code>",
    "<script>no()</script>",
    "<title>t</title>",
    "<style>p{}</style>",
    "<!-- c -->",
    "&lt;b&gt;",
]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_a_part_of_a_tree_reads_as_when_it_is_parsed_again(source: str) -> None:
    body = markup.parse(source).body
    assert body is not None
    assert markup.text_in(body) == markup.text_of(body.html or "")
