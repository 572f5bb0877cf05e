"""Notes in Markdown as HTML that is safe to show. Pure."""

import importlib
from functools import cache
from typing import Any

from jobhunt.boards.markup import sanitise


def to_html(text: str) -> str:
    """A note as it is shown."""
    return sanitise(_markdown().render(text))


@cache
def _markdown() -> Any:
    # Sixty modules for what is needed once somebody opens an application that has notes.
    library = importlib.import_module("markdown_it")
    # HTML in a note is shown as the text that it is; what becomes of the Markdown is sanitised all the same.
    return library.MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")
