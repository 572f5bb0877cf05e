"""Where each value of a posting came from, noted beside the values."""

from dataclasses import fields, replace

from jobhunt.boards.protocol import Fields


def with_sources(found: Fields, source: str, **exceptions: str) -> Fields:
    """The same fields with a source for every value that is there; `exceptions` name other sources by field."""
    values = {field.name: getattr(found, field.name) for field in fields(found) if field.name != "sources"}
    sources = {name: exceptions.get(name, source) for name, value in values.items() if value not in (None, "", ())}
    return replace(found, sources=sources)
