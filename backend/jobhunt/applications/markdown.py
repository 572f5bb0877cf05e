"""Notes in Markdown as HTML that is safe to show. Pure."""

from markdown_it import MarkdownIt

from jobhunt.boards.markup import sanitise

# HTML in a note is shown as the text that it is; what becomes of the Markdown is sanitised all the same.
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table")


def to_html(text: str) -> str:
    """A note as it is shown."""
    return sanitise(_MARKDOWN.render(text))
