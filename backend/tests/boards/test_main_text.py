"""Menus, banners and lists of other jobs go; whatever belongs to the posting stays."""

import pytest

from jobhunt.boards import markup
from jobhunt.boards.main_text import html_of, main_part, opening_of, pieces_of

PROSE = "".join(
    f"<p>You will weld part {n} of the hull together with the whole night crew of the yard.</p>" for n in range(12)
)


def text_of(body: str) -> str:
    part = main_part(markup.parse(f"<html><body>{body}</body></html>"))
    return markup.text_of(html_of(part)) if part else ""


@pytest.mark.parametrize(
    "noise",
    [
        "<nav>NOISE</nav>",
        "<footer>NOISE</footer>",
        "<script>NOISE</script><style>NOISE</style><noscript>NOISE</noscript><template>NOISE</template>",
        "<button>NOISE</button><select><option>NOISE</option></select>",
        '<div class="cookie-banner">NOISE</div>',
        '<div id="onetrust-consent">NOISE</div>',
        '<ol class="breadcrumb"><li>NOISE</li></ol>',
        '<div role="dialog">NOISE</div>',
        "<div hidden>NOISE</div>",
        "<form><label>NOISE</label></form>",
        "<ul>" + "<li><a href=/x>NOISE NOISE</a></li>" * 8 + "</ul>",
        "<section><h2>Similar jobs</h2><ul><li><a href=/1>NOISE</a></li></ul></section>",
        "<h3>More jobs at Larkfield</h3><ul><li><a href=/1>NOISE</a></li></ul><p>NOISE</p>",
        "<div><div><h2>You may also like</h2></div><div><a href=/1>NOISE</a></div></div>",
        "<aside><h2>Weitere Stellen</h2><p><a href=/1>NOISE</a></p></aside>",
        '<div class="similar-jobs"><p>NOISE</p></div>',
        '<div class="share-links"><a href=/fb>NOISE</a><a href=/tw>NOISE</a></div>',
        '<code id="smartApplyData">{"NOISE": 1}</code>',
    ],
)
def test_what_is_not_the_posting_goes(noise: str) -> None:
    for body in (f"<main><h1>Welder</h1>{PROSE}{noise}</main>", f"{noise}<div><h1>Welder</h1>{PROSE}</div>"):
        text = text_of(body)
        assert "NOISE" not in text
        assert text.startswith("Welder")
        assert "part 11" in text


@pytest.mark.parametrize(
    "fact",
    [
        "<header><h1>Welder</h1><p>FACT</p></header>",
        "<aside><dl><dt>Salary</dt><dd>FACT</dd></dl></aside>",
        '<div class="sidebar"><p>FACT</p></div>',
        '<ul class="job-locations"><li><a href=/g>FACT</a></li><li><a href=/l>Lyon</a></li></ul>',
        '<div class="related-skills"><p>FACT</p></div>',
        '<div hidden id="S:0"><p>FACT</p></div>',
        "<h3>Other roles and responsibilities</h3><p>FACT <a href=/x>here</a></p>",
        "<h3>More opportunities</h3><p>FACT</p>",
        "<h2>Open positions in this team work as follows, each of them in its own way, FACT</h2>",
        "<form><h1>Welder</h1><p>FACT</p></form>",
        "<table><tr><td>FACT</td></tr></table>",
        "<details><summary>More</summary>FACT</details>",
    ],
)
def test_what_may_be_a_fact_stays(fact: str) -> None:
    assert "FACT" in text_of(f"<main>{fact}{PROSE}</main>")
    assert "FACT" in text_of(f"<div>{fact}</div><div>{PROSE}</div>")


def test_the_main_part_holds_the_heading_and_its_facts() -> None:
    assert "FACT" in text_of(f"<div><h1>Welder</h1><p>FACT</p></div><article>{PROSE}</article>")
    assert "ELSEWHERE" not in text_of(f"<div>ELSEWHERE</div><main><h1>Welder</h1>{PROSE}</main>")


def test_pieces_stay_apart_that_only_a_style_sets_apart() -> None:
    part = main_part(
        markup.parse("<main><h1>Welder</h1><span>Ghent, Belgium</span><span>Works</span><b>ID:</b> 5</main>")
    )
    assert part is not None
    assert pieces_of(part) == ["Welder", "Ghent, Belgium", "Works", "ID:", "5"]


def test_the_opening_of_a_page_is_bounded() -> None:
    tree = markup.parse(f"<body><div>This job is closed</div>{PROSE * 200}</body>")
    assert opening_of(tree).startswith("This job is closed You will weld")
    assert len(opening_of(tree)) <= 8_000


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav>" * 2_000,
        "<ul><li><a>" * 1_000,
        "<h2>Similar jobs</h2>" * 2_000,
        "<nav><nav><script>x</script></nav></nav>",
    ],
)
def test_an_odd_page_has_some_text_or_none(body: str) -> None:
    assert "<" not in text_of(body)
