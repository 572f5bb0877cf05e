"""A value just worked out is there once, and only the last few are kept."""

from jobhunt.core.recent import Recent


def test_a_value_is_taken_once() -> None:
    recent = Recent()
    recent.put("page", 1)
    assert recent.take("page") == 1
    assert recent.take("page") is None


def test_only_the_last_few_are_kept() -> None:
    recent = Recent(2)
    for number in range(4):
        recent.put(str(number), number)
    assert [recent.take(str(number)) for number in range(4)] == [None, None, 2, 3]


def test_a_value_put_again_replaces_the_old_one() -> None:
    recent = Recent()
    recent.put("", "old")
    recent.put("", "new")
    assert recent.take("") == "new"
