"""More workers while much waits, one again when it is quiet."""

import pytest

from jobhunt.core.crew import MANY, QUIET_LOOKS, Need, most_workers


@pytest.mark.parametrize(("cores", "most"), [(None, 1), (1, 1), (2, 2), (4, 4), (64, 4)])
def test_a_machine_has_as_many_workers_as_cores_up_to_a_few(cores: int | None, most: int) -> None:
    assert most_workers(cores) == most


def test_a_little_work_brings_nobody() -> None:
    need = Need(2)
    assert [need.look(waiting) for waiting in (1, MANY - 1, 0, MANY - 1)] == [1, 1, 1, 1]


def test_much_waiting_brings_one_more_up_to_the_most() -> None:
    need = Need(2)
    assert [need.look(MANY) for _ in range(4)] == [2, 2, 2, 2]


def test_a_larger_machine_adds_one_at_a_time() -> None:
    need = Need(4)
    assert [need.look(MANY) for _ in range(5)] == [2, 3, 4, 4, 4]


def test_the_others_leave_only_after_a_long_quiet() -> None:
    need = Need(2)
    need.look(MANY)
    assert [need.look(0) for _ in range(QUIET_LOOKS)] == [*[2] * (QUIET_LOOKS - 1), 1]


def test_a_little_work_keeps_the_crew_together() -> None:
    need = Need(2)
    need.look(MANY)
    assert {need.look(1) for _ in range(3 * QUIET_LOOKS)} == {2}
