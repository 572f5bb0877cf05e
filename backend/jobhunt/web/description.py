"""The API's description: FastAPI's own, with the errors that any request may meet, described once."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from jobhunt.web.problems import MEDIA_TYPE, Invalid, Problem

EVERYWHERE = {
    400: "The request cannot be understood.",
    401: "Nobody is signed in, or the sign-in has run out.",
    403: "This is not allowed from here.",
    404: "There is no such thing, or it is not yours.",
    409: "This cannot be done in the present state.",
    412: "It was changed meanwhile; the body holds the present state.",
    413: "The request is too long.",
    415: "What was sent is of no kind that is taken.",
    422: "The payload does not have the right form.",
    429: "That was too much at once.",
    503: "Something that this needs does not answer at the moment.",
}
_SCHEMA = "#/components/schemas/{model}"


def describe_problems(app: FastAPI) -> None:
    """Let the description of an app say how its errors look."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _with_problems(
                get_openapi(title=app.title, version=app.version, routes=app.routes)
            )
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way of extending its description


def _with_problems(description: dict[str, Any]) -> dict[str, Any]:
    components = description["components"]
    for model in (Problem, Invalid):
        components["schemas"][model.__name__] = _schema(model)
    for theirs in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(theirs, None)
    components["responses"] = {
        f"Problem{status}": {
            "description": text,
            "content": {MEDIA_TYPE: {"schema": {"$ref": _SCHEMA.format(model=Problem.__name__)}}},
        }
        for status, text in EVERYWHERE.items()
    }
    referred = {str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in EVERYWHERE}
    for operations in description["paths"].values():
        for operation in operations.values():
            operation["responses"].update(referred)
    return description


def _schema(model: type[Problem] | type[Invalid]) -> dict[str, Any]:
    schema = model.model_json_schema(ref_template=_SCHEMA)
    schema.pop("$defs", None)
    return schema
