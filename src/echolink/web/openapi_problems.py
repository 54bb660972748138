"""Which problems may an operation answer with? Their entries in the OpenAPI document."""

from typing import Any

from echolink.web.problems import MEDIA_TYPE, TITLES

SCHEMA_NAME = "Problem"
_CONTENT = {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{SCHEMA_NAME}"}}}


def problems_of(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """FastAPI's `responses` for these statuses, and for 500, which any operation may answer with."""
    return {status: {"description": TITLES[status], "content": _CONTENT} for status in (*statuses, 500)}
