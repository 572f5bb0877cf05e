"""The built web app: its files, and its first page for every address that is the app's own."""

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from jobhunt.web.problems import problem

OF_THE_API = ("/api/", "/auth/")


class _Pages(Route):
    """Every address but the API's, so that there an unknown one is 404 and a wrong method 405."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] == "http" and scope["path"].startswith(OF_THE_API):
            return Match.NONE, {}
        return super().matches(scope)


def serve_pages(app: FastAPI, root: Path) -> None:
    """Answer whatever no route of the API does."""
    index = root / "index.html"

    async def read_file(request: Request) -> Response:
        """A file of the built web app; any other path is the app's own address."""
        path = request.path_params["path"]
        file = (root / path).resolve()
        if file.is_file() and file.is_relative_to(root):
            forever = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
            return FileResponse(file, headers={"Cache-Control": forever})
        if not index.is_file():
            return problem(
                404, "NotFound", "The web app is not built. Run `make setup`; the API answers under /api."
            )
        return FileResponse(index, headers={"Cache-Control": "no-cache"})

    app.router.routes.append(_Pages("/{path:path}", read_file, methods=["GET"], include_in_schema=False))
