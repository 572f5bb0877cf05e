"""Recorded answers of real careers sites, served as an upstream, when a folder of recordings is at hand."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import web


def recordings() -> Path | None:
    """The folder of recordings: JOBHUNT_SHARED, or `shared` beside the checkout; None where there is none."""
    named = os.environ.get("JOBHUNT_SHARED")
    places = [Path(named)] if named else [parent / "shared" for parent in Path(__file__).resolve().parents]
    return next((place / "data" / "boards" for place in places if (place / "data" / "boards").is_dir()), None)


class RecordedSites:
    """Answers what was recorded and 503 to everything else, for what nobody recorded is not known to be gone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []

    def load(self, name: str) -> Any:
        """A recorded JSON payload."""
        return json.loads((self.folder / name).read_text())

    async def answer(self, request: web.Request) -> web.Response:
        """The recorded answer to one request."""
        self.asked.append(f"{request.method} {request.path_qs}")
        path = request.path.removeprefix("/")
        if path.endswith("/robots.txt"):
            return web.Response(text="", content_type="text/plain")
        file = self._file(request.method, path, request.query)
        if file is None:
            return web.Response(status=503, text="not recorded")
        kind = "text/html" if file.suffix == ".html" else "application/json"
        return web.Response(body=file.read_bytes(), content_type=kind, charset="utf-8")

    def _file(self, method: str, path: str, query: Any) -> Path | None:
        google = "www.google.com/about/careers/applications/jobs/results"
        fixed = {
            "boards-api.greenhouse.io/v1/boards/anthropic/jobs": "greenhouse/list_nocontent_anthropic.json",
            "boards-api.greenhouse.io/v1/boards/amplitude/jobs": "greenhouse/list_content_amplitude.json",
            "boards-api.greenhouse.io/v1/boards/stripe/jobs": "greenhouse/list_content_stripe.json",
            "www.amazon.jobs/en/search.json": "amazon/search_interns.json",
            "explore.jobs.netflix.net/api/apply/v2/jobs": "eightfold_netflix/list_mumbai.json",
            "explore.jobs.netflix.net/api/apply/v2/jobs/790317336766": "eightfold_netflix/detail_790317336766.json",
            "api.lifeattiktok.com/api/v1/public/supplier/search/job/posts": "tiktok/search_posts.json",
            google: "google/results_ds1_deepmind_youtube.html",
        }
        later = query.get("offset", query.get("page", "0")) not in ("0", "1")
        name = fixed.get(path.rstrip("/"))
        if name is None or (later and method == "GET"):
            return None
        return self.folder / name


@asynccontextmanager
async def serve_recordings(folder: Path) -> AsyncIterator[tuple[RecordedSites, str]]:
    """The recorded sites on a free port of this machine, and their address."""
    sites = RecordedSites(folder)
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", sites.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    try:
        yield sites, f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
