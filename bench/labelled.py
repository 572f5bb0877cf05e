"""Change detection on labelled edits and labelled noise: the shares behind tests/postings/test_fingerprint.py."""

from itertools import combinations
from random import Random

from bench.figures import Figure
from jobhunt.boards import generic
from jobhunt.boards.protocol import Board, Fields, Response
from jobhunt.postings.fingerprint import Fingerprint, compare, fingerprint
from tests.postings.edits import EDITS, job
from tests.postings.pages import STYLES, Style, page

JOBS = 8
FETCHES = 10
BOARD = Board("generic", "larkfield.example/careers", "https://larkfield.example/careers")


async def labelled_edits() -> list[Figure]:
    """320 real edits, 320 fetches that differ in noise only, 112 pairs of different jobs."""
    cases = [(seed, style) for seed in range(JOBS) for style in STYLES]
    first = {case: _print(page(job(case[0]), case[1], 0), job(case[0]).number) for case in cases}
    skipped = sum(_edit_skipped(kind, case, first[case]) for kind in EDITS for case in cases if case[0] % 2 == 0)
    quiet = [
        compare(first[seed, style], _print(page(job(seed), style, fetch), job(seed).number)).kind == "unchanged"
        for seed, style in cases
        for fetch in range(1, FETCHES + 1)
    ]
    pairs = [pair for style in STYLES for pair in combinations([first[seed, style] for seed in range(JOBS)], 2)]
    equal = sum(compare(one, other).kind == "unchanged" for one, other in pairs)
    return [
        Figure("labelled_edits_skipped", f"of {len(EDITS) * len(cases) // 2} real edits", skipped, 0.0),
        Figure(
            "labelled_noise_skipped",
            f"share of {len(quiet)} noisy fetches",
            sum(quiet) / len(quiet),
            0.95,
            better="more",
        ),
        Figure("labelled_jobs_equal", f"of {len(pairs)} pairs of different jobs", equal, 0.0),
    ]


def _edit_skipped(kind: str, case: tuple[int, Style], first: Fingerprint) -> bool:
    seed, style = case
    edited = EDITS[kind](job(seed), Random(seed))
    if edited == job(seed):
        raise RuntimeError(f"{kind} changed nothing in posting {seed}")
    return compare(first, _print(page(edited, style, 1), edited.number)).kind == "unchanged"


def _print(text: str, number: str) -> Fingerprint:
    url = f"https://larkfield.example/jobs/{number}"
    outcome = generic.fields(BOARD, Response(url, 200, {"content-type": "text/html"}, text.encode()))
    if not isinstance(outcome, Fields):
        raise RuntimeError(f"{url} gave no fields: {outcome}")
    return fingerprint(outcome)
