"""The address that the product listens at: taken, refused when somebody has it, and quick to answer."""

import asyncio
import socket

import pytest

from jobhunt.core.errors import CannotStart
from jobhunt.core.supervise import listening


async def test_what_is_written_in_two_pieces_goes_out_at_once() -> None:
    come: asyncio.Future[asyncio.StreamWriter] = asyncio.get_running_loop().create_future()
    with listening("127.0.0.1", 0) as listener:
        server = await asyncio.start_server(lambda _, writer: come.set_result(writer), sock=listener)
        _, client = await asyncio.open_connection(*listener.getsockname())
        answering = await come
        told = answering.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        for writer in (client, answering):
            writer.close()
            await writer.wait_closed()
        server.close()
        await server.wait_closed()
    assert told != 0


def test_an_address_that_is_taken_says_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with (
            pytest.raises(CannotStart, match=f"127.0.0.1:{port} cannot be used .*JOBHUNT_PORT"),
            listening("127.0.0.1", port),
        ):
            pass
