"""The names of the environment variables that settings are read from."""

from pydantic import AliasChoices
from pydantic_settings import BaseSettings


def variables(kind: type[BaseSettings]) -> set[str]:
    """Every variable that one class of settings reads."""
    prefix = kind.model_config["env_prefix"]
    return {
        str(field.validation_alias.choices[0])
        if isinstance(field.validation_alias, AliasChoices)
        else f"{prefix}{name.upper()}"
        for name, field in kind.model_fields.items()
    }
