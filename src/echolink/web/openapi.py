"""What is the OpenAPI document? `python -m echolink.web.openapi > docs/openapi.json` writes the one in the repository."""

import json
import sys

from echolink.web.rest import rest_app


def openapi_text() -> str:
    """The document as it stands in `docs/openapi.json`."""
    return json.dumps(rest_app().openapi(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(openapi_text())
