"""A universe as a process of its own, with options that only tests and measurements want."""

import asyncio
import json
import signal
import sys

from jobhunt.universe import make_universe, own_site, serve


async def main() -> None:
    """Serve until SIGINT or SIGTERM. The options come as JSON: size, noise, filling, per_list."""
    options = json.loads(sys.argv[1])
    if options["filling"]:
        own_site.WEIGHTS = dict.fromkeys(own_site.WEIGHTS, options["filling"])
    own_site.PAGE = options["per_list"] or own_site.PAGE
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
