"""The title and the company are found among headings, the page's own titles, logos and the host's name."""

import pytest

from jobhunt.boards import head, markup
from jobhunt.boards.claims import Claims


def claims(page: str, *lines: str, address: str = "https://x.example/1") -> Claims:
    return head.claims(head.read(markup.parse(f"<html lang='en'>{page}</html>")), lines, address)


@pytest.mark.parametrize(
    ("page", "title", "company"),
    [
        ("<title>Welder | Larkfield</title><h1>Welder</h1>", "Welder", "Larkfield"),
        ("<title>Welder at Larkfield</title>", "Welder", "Larkfield"),
        ("<title>Job Application for Welder at Larkfield</title><h1>Welder</h1>", "Welder", "Larkfield"),
        (
            "<title>Larkfield hiring Welder in Ghent, Belgium | LinkedIn</title><h1>Welder</h1>",
            "Welder",
            "Larkfield",
        ),
        (
            "<meta property=og:site_name content='Careers at Larkfield'><title>Welder | Ghent | Larkfield</title>",
            "Welder",
            "Larkfield",
        ),
        (
            "<meta property=og:site_name content=Larkfield><title>Larkfield: Welder & Fitter -</title>",
            "Welder & Fitter",
            "Larkfield",
        ),
        ("<title>Careers</title><meta property=og:title content='Welder'>", "Welder", None),
        ("<title>Welder | Careers</title><h1>Careers</h1><h1>Our yard</h1>", "Welder", None),
        (
            "<title>Frontend | Vue.js | 50 – Larkfield s.r.o.</title><h1>Frontend | Vue.js | 50</h1>",
            "Frontend | Vue.js | 50",
            "Larkfield s.r.o.",
        ),
        ("<title></title><h1>Welder</h1>", "Welder", None),
    ],
)
def test_title_and_company(page: str, title: str, company: str | None) -> None:
    found = claims(page)
    assert (found.title, found.company, found.language) == (title, company, "en")


def test_the_address_or_a_line_decides_between_two_pieces() -> None:
    page = "<title>Larkfield Works - Ship Welder</title>"
    assert claims(page, address="https://x.example/Larkfield-Works/Ship-Welder").title == "Ship Welder"
    assert (
        claims("<title>Assistant Manager - Sourcing</title>", "Assistant Manager - Sourcing").title
        == "Assistant Manager - Sourcing"
    )


def test_without_any_title_the_first_line_is_one() -> None:
    assert claims("", "Careers", "Estágio em operações").title == "Estágio em operações"
    assert claims("").title is None


def test_the_company_is_a_line_that_names_the_host_or_a_logo() -> None:
    assert (
        claims("<h1>Welder</h1>", "DECATHLON", address="https://decathlon.talentclue.com/1").company == "DECATHLON"
    )
    assert (
        claims("<h1>Welder</h1>", "Ayuda en Acción (x)", address="https://empleoayudaenaccion.ats.com/1").company
        == "Ayuda en Acción"
    )
    assert claims("<h1>W</h1><img alt='Hylio Logo'>", "At Hylio we fly", "Hylio is here").company == "Hylio"
    assert claims("<h1>W</h1><img alt='Some Logo'>", "We fly").company is None
