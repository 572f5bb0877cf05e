"""A universe as a process of its own, with options that only tests and measurements want."""

import asyncio
import json
import signal
import sys

from jobhunt.universe import make_universe, own_site, serve


async def main() -> None:
    """Serve until SIGINT or SIGTERM. The options come as JSON: size, noise, page_bytes."""
    options = json.loads(sys.argv[1])
    if options["page_bytes"]:
        for style in own_site.WEIGHTS:
            own_site.WEIGHTS[style] = options["page_bytes"]
    universe = make_universe(size=options["size"])
    universe.noise = options["noise"]
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    async with serve(universe) as server:
        sys.stderr.write(f"universe {server.url}\n")
        sys.stderr.flush()
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(main())
