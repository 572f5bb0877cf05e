"""The built web app: its files, and its first page for every address that is the app's own."""

import mimetypes
import re
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from jobhunt.web.problems import problem

FOREVER = "public, max-age=31536000, immutable"
PACKED = (("br", ".br"), ("gzip", ".gz"))
"""What the build packs its files with, the smaller one first."""

OF_THE_API = ("/api/", "/auth/")


class _Pages(Route):
    """Every address but the API's, so that there an unknown one is 404 and a wrong method 405."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] == "http" and scope["path"].startswith(OF_THE_API):
            return Match.NONE, {}
        return super().matches(scope)


def inline_scripts(root: Path) -> list[str]:
    """The scripts that the first page holds itself, for the policy that lets them run."""
    index = root / "index.html"
    return re.findall(r"<script>(.*?)</script>", index.read_text(), re.DOTALL) if index.is_file() else []


def serve_pages(app: FastAPI, root: Path) -> None:
    """Answer whatever no route of the API does."""
    index = root / "index.html"

    async def read_file(request: Request) -> Response:
        """A file of the built web app; any other path is the app's own address."""
        path = request.path_params["path"]
        accepted = request.headers.get("accept-encoding", "")
        file = (root / path).resolve()
        if file.is_file() and file.is_relative_to(root):
            return _file(file, accepted, FOREVER if path.startswith("assets/") else "no-cache")
        if not index.is_file():
            return problem(
                404, "NotFound", "The web app is not built. Run `make setup`; the API answers under /api."
            )
        return _file(index, accepted, "no-cache")

    app.router.routes.append(_Pages("/{path:path}", read_file, methods=["GET"], include_in_schema=False))


def _file(file: Path, accepted: str, cache: str) -> Response:
    """The file, packed as the build has packed it when the client can unpack that."""
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    for encoding, ending in PACKED:
        packed = file.with_name(file.name + ending)
        if _accepts(accepted, encoding) and packed.is_file():
            return FileResponse(packed, headers={**headers, "Content-Encoding": encoding}, media_type=kind)
    return FileResponse(file, headers=headers, media_type=kind)


def _accepts(accepted: str, encoding: str) -> bool:
    """Whether an Accept-Encoding header names the encoding and does not rule it out."""
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == encoding:
            return re.fullmatch(r"\s*q=0(\.0*)?\s*", weight) is None
    return False
