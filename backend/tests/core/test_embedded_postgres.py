"""The embedded Postgres starts, is adopted, comes back, ends with its last user, and says why it cannot start."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from jobhunt.core import embedded_postgres
from jobhunt.core.embedded_postgres import RunningPostgres
from jobhunt.core.errors import CannotStart
from jobhunt.core.postgres_files import SOCKET_NAME
from jobhunt.core.postgres_process import is_running

TEMP = Path(tempfile.gettempdir())
NOBODY = 65534 if os.geteuid() == 0 else None
PROGRAM = Path(__file__).with_name("running_postgres.py")


def until(holds: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < give_up
        time.sleep(0.02)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home whose data is made already, shared by tests that leave it as it was."""
    folder = Path(tempfile.mkdtemp(prefix="jobhunt-test-"))
    start(folder).stop()
    yield folder
    start(folder).stop()
    shutil.rmtree(folder)


@contextmanager
def changed(path: Path, text: str) -> Iterator[None]:
    """A file with another text in it for a while."""
    before = path.read_text()
    path.write_text(text)
    yield
    path.write_text(before)


@pytest.fixture
def empty_home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="jobhunt-test-") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


def start(home: Path) -> RunningPostgres:
    return embedded_postgres.start(home, TEMP, durable=False)


@contextmanager
def program(home: Path, user: int | None = None) -> Iterator[tuple["subprocess.Popen[str]", int, str]]:
    """Another program that uses the home: its process, its server's process, the server's address."""
    command = [sys.executable, str(PROGRAM), str(home), *([] if user is None else [str(user)])]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    pid, _, url = process.stdout.readline().strip().partition(" ")
    yield process, int(pid), url
    process.communicate(timeout=30)


async def ask(server: RunningPostgres, question: str) -> object:
    connection = await asyncpg.connect(server.url)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def test_a_first_start_makes_the_product_database_and_no_port(empty_home: Path) -> None:
    with start(empty_home) as server:
        assert await ask(server, "select current_database()") == "jobhunt"
        assert await ask(server, "select current_setting('listen_addresses')") == ""
        assert await ask(server, "select datcollate || datlocale from pg_database where datname = 'jobhunt'")
        assert os.getsid(server.pid) == server.pid
        assert (empty_home / "run").stat().st_mode & 0o777 == 0o700
    assert not is_running(server.pid)


async def test_a_killed_server_comes_back_with_its_data(home: Path) -> None:
    with start(home) as server:
        await ask(server, "create table kept (number int)")
        await ask(server, "insert into kept select generate_series(1, 500)")
        first = server.pid
        os.kill(first, signal.SIGKILL)
        until(lambda: server.pid != first)
        assert await ask(server, "select count(*) from kept") == 500


def test_a_second_user_of_a_home_joins_and_the_last_one_out_stops_the_server(home: Path) -> None:
    first, second = start(home), start(home)
    assert first.pid == second.pid
    first.stop()
    assert is_running(second.pid)
    second.stop()
    assert not is_running(second.pid)


def test_stopping_twice_is_harmless(home: Path) -> None:
    server = start(home)
    server.stop()
    server.stop()
    assert not is_running(server.pid)


async def test_the_second_user_brings_the_server_back_when_the_first_has_gone(home: Path) -> None:
    with program(home) as (process, pid, _), start(home) as server:
        assert server.pid == pid
        process.kill()
        process.wait()
        os.kill(pid, signal.SIGKILL)
        until(lambda: server.pid != pid)
        assert await ask(server, "select 1") == 1


def test_a_server_orphaned_by_a_crash_is_adopted_and_stopped_by_the_next_clean_end(home: Path) -> None:
    with program(home) as (process, pid, _):
        process.kill()
        process.wait()
        assert is_running(pid)
        server = start(home)
        assert server.pid == pid
        server.stop()
        assert not is_running(pid)


def test_ctrl_c_does_not_reach_the_server(home: Path) -> None:
    with program(home) as (process, pid, _):
        assert os.getpgid(pid) != os.getpgid(process.pid)


def test_an_interrupted_first_start_is_begun_again(empty_home: Path) -> None:
    half = empty_home / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with start(empty_home):
        assert not half.exists()


@pytest.mark.parametrize("left", ["this process\n", "1\n", "999999999\n", "", "no number\n", "-5\n"])
def test_what_a_dead_server_left_behind_does_no_harm(home: Path, left: str) -> None:
    pid_file = home / "postgres" / "postmaster.pid"
    rest = f"{home}/postgres\n1700000000\n5432\n{home}/run\n\n\nready\n" if left else ""
    pid_file.write_text(left.replace("this process", str(os.getpid())) + rest)
    shutil.chown(pid_file, (home / "postgres").stat().st_uid)
    with start(home) as server:
        assert is_running(server.pid)


def test_data_of_another_major_version_is_left_alone(home: Path) -> None:
    with (
        changed(home / "postgres" / "PG_VERSION", "17\n"),
        pytest.raises(CannotStart, match=r"written by Postgres 17.*DATABASE_URL"),
    ):
        start(home)


def test_a_folder_with_something_else_in_it_is_left_alone(empty_home: Path) -> None:
    (empty_home / "postgres").mkdir()
    (empty_home / "postgres" / "holiday.jpg").write_bytes(b"beach")
    if NOBODY:
        shutil.chown(empty_home / "postgres", NOBODY)
    with pytest.raises(CannotStart, match="holds no Postgres data"):
        start(empty_home)
    assert (empty_home / "postgres" / "holiday.jpg").exists()


def test_data_that_others_could_read_is_closed_again(home: Path) -> None:
    (home / "postgres").chmod(0o755)
    with start(home):
        assert (home / "postgres").stat().st_mode & 0o777 == 0o700


def test_a_setting_that_stops_the_server_is_named(home: Path) -> None:
    with (
        changed(home / "postgres" / "postgresql.auto.conf", "work_mem = 'a lot'\n"),
        pytest.raises(CannotStart, match=r"work_mem|postgresql\.auto\.conf"),
    ):
        start(home)


def test_a_home_that_is_a_file_is_refused_in_one_line(empty_home: Path) -> None:
    (empty_home / "taken").write_text("")
    with pytest.raises(CannotStart, match="JOBHUNT_HOME") as refused:
        start(empty_home / "taken" / "home")
    assert "\n" not in str(refused.value)


def test_a_home_that_the_server_cannot_reach_is_refused(empty_home: Path) -> None:
    closed = empty_home / "closed"
    closed.mkdir(mode=0o700 if NOBODY else 0o000)
    with pytest.raises(CannotStart, match="JOBHUNT_HOME"):
        start(closed / "home")
    closed.chmod(0o700)


async def test_a_home_with_a_long_path_has_its_socket_elsewhere(empty_home: Path) -> None:
    with start(empty_home / ("deep" * 30)) as server:
        assert await ask(server, "select 1") == 1
        assert str(empty_home) not in server.url


def test_a_socket_folder_made_by_someone_else_is_refused(home: Path) -> None:
    (home / "run").rename(home / "elsewhere")
    (home / "run").symlink_to(home / "elsewhere")
    with pytest.raises(CannotStart, match="made by someone else"):
        start(home)
    (home / "run").unlink()
    (home / "elsewhere").rename(home / "run")


def test_a_normal_user_needs_no_other_account(empty_home: Path) -> None:
    if NOBODY:
        shutil.chown(empty_home, NOBODY, NOBODY)
    with program(empty_home, NOBODY) as (process, pid, url):
        assert f"{empty_home}/run" in url
        assert (empty_home / "postgres").stat().st_uid == (NOBODY or os.geteuid())
        assert process.poll() is None
    assert not is_running(pid)


def test_one_who_starts_after_a_normal_user_runs_it_as_that_user(empty_home: Path) -> None:
    if NOBODY:
        shutil.chown(empty_home, NOBODY, NOBODY)
    with program(empty_home, NOBODY):
        pass
    with start(empty_home) as server:
        assert is_running(server.pid)
        assert (empty_home / "run" / SOCKET_NAME).stat().st_uid == (NOBODY or os.geteuid())
