"""How does a person read the API? One page, rendered here from the OpenAPI document: no script, nothing from elsewhere."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

_STYLE = """
:root{color-scheme:light dark;--line:#8885;--soft:#8882;--get:#1a7f5a;--post:#1f5fbf;--patch:#9a6700;--delete:#b42318}
*{box-sizing:border-box}
body{margin:0 auto;max-width:56rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:.5rem 0 0}h2{margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}h4{margin:1rem 0 .25rem}
p{margin:.4rem 0}code,pre{font:.875rem/1.45 ui-monospace,monospace}
pre{background:var(--soft);padding:.75rem;border-radius:.4rem;overflow-x:auto;white-space:pre}
details{border:1px solid var(--line);border-radius:.4rem;margin:.5rem 0;padding:0 .75rem}
summary{padding:.6rem 0;cursor:pointer}summary b{display:inline-block;min-width:4.2rem;font-size:.8rem}
b.get{color:var(--get)}b.post{color:var(--post)}b.patch{color:var(--patch)}b.delete{color:var(--delete)}
summary span{display:block;opacity:.8}
dl{margin:.25rem 0 .75rem}dt{margin-top:.4rem}dd{margin:0 0 0 1rem;opacity:.9}
em{font-style:normal;font-size:.8rem;opacity:.75}
@media(prefers-color-scheme:dark){:root{--get:#4cc38a;--post:#7aa7f0;--patch:#e0a83c;--delete:#ff8a80}}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_METHODS = ("get", "post", "patch", "delete")
_DEEPEST = 4  # levels of objects that are shown


def docs_route(path: str, openapi: Callable[[], Mapping[str, Any]]) -> Route:
    """The page at `path`; `openapi` gives the document."""

    async def docs(request: Request) -> Response:
        return HTMLResponse(docs_page(openapi()), headers=_HEADERS)

    return Route(path, docs, methods=["GET"])


def docs_page(document: Mapping[str, Any]) -> str:
    """The whole page; every text of the document is escaped."""
    info = document["info"]
    operations = [
        (method, path, paths[method])
        for path, paths in document["paths"].items()
        for method in _METHODS
        if method in paths
    ]
    tags = list(dict.fromkeys(operation["tags"][0] for _, _, operation in operations))
    parts = [
        "<!doctype html><html lang=en><head><meta charset=utf-8>",
        '<meta name=viewport content="width=device-width,initial-scale=1">',
        f"<title>{escape(info['title'])} API</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(info['title'])} API <em>{escape(info['version'])}</em></h1>",
        *(f"<p>{_inline(paragraph)}</p>" for paragraph in info["description"].strip().split("\n\n")),
        '<p><a href="openapi.json">openapi.json</a></p>',
    ]
    schemas = document["components"]["schemas"]
    for tag in tags:
        parts.append(f"<h2>{escape(tag)}</h2>")
        parts += [
            _operation(method, path, operation, schemas)
            for method, path, operation in operations
            if operation["tags"][0] == tag
        ]
    return "".join([*parts, "</body></html>"])


def _operation(method: str, path: str, operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    summary = escape(operation["summary"])
    parts = [f"<details><summary><b class={method}>{method.upper()}</b><code>{escape(path)}</code>"]
    parts.append(f"<span>{summary}</span></summary><p>{_inline(operation.get('description', ''))}</p>")
    parts.append(f"<pre>{escape(_curl(method, path, operation, schemas))}</pre>")
    if operation.get("parameters"):
        parts.append("<h4>Parameters</h4><dl>")
        parts += [_parameter(parameter) for parameter in operation["parameters"]]
        parts.append("</dl>")
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        parts.append(f"<h4>Body <em>{escape(media)}</em></h4>{_object(content['schema'], schemas)}")
    parts.append("<h4>Answers</h4><dl>")
    parts += [_answer(status, answer, schemas) for status, answer in operation["responses"].items()]
    return "".join([*parts, "</dl></details>"])


def _parameter(parameter: Mapping[str, Any]) -> str:
    needed = " required" if parameter.get("required") else ""
    name, place = escape(parameter["name"]), escape(parameter["in"])
    kind = escape(_kind(parameter["schema"]))
    meaning = _inline(parameter.get("description") or parameter["schema"].get("description", ""))
    return f"<dt><code>{name}</code> <em>{place}, {kind}{needed}</em></dt><dd>{meaning}</dd>"


def _answer(status: str, answer: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    shown = f"<dt><code>{escape(status)}</code> {_inline(answer['description'])}</dt>"
    content = answer.get("content", {}).get("application/json")
    return shown + (f"<dd>{_object(content['schema'], schemas)}</dd>" if content and content.get("schema") else "")


def _object(schema: Mapping[str, Any], schemas: Mapping[str, Any], depth: int = 1) -> str:
    """The properties of an object (or of a list's items), each with its kind and meaning."""
    schema = _followed(schema, schemas)
    if "items" in schema:
        return _object(schema["items"], schemas, depth)
    properties = schema.get("properties")
    if not properties or depth > _DEEPEST:
        return ""
    required = schema.get("required", [])
    rows = [
        f"<dt><code>{escape(name)}</code> <em>{escape(_kind(its))}{' required' if name in required else ''}</em></dt>"
        f"<dd>{_inline(its.get('description', ''))}{_object(its, schemas, depth + 1)}</dd>"
        for name, its in properties.items()
    ]
    return f"<dl>{''.join(rows)}</dl>"


def _followed(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return schemas[name] if name else schema


def _kind(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"])
    if "const" in schema:
        return json.dumps(schema["const"])
    limits = "".join(_limits(schema))
    return f"{schema.get('type', 'any')}{limits}"


def _limits(schema: Mapping[str, Any]) -> Iterator[str]:
    if "maxLength" in schema:
        yield f", at most {schema['maxLength']} characters"
    if "default" in schema:
        yield f", default {json.dumps(schema['default'])}"


def _curl(method: str, path: str, operation: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """A command to begin with; required fields only."""
    parts = [f"curl -X {method.upper()} $ORIGIN{path}"]
    if operation.get("security"):
        parts.append('-H "Authorization: Bearer $TOKEN"')
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        schema = _followed(content["application/json"]["schema"], schemas)
        body = {name: _example(schema["properties"][name]) for name in schema.get("required", [])}
        parts += ['-H "Content-Type: application/json"', f"-d '{json.dumps(body, ensure_ascii=False)}'"]
    return " \\\n  ".join(parts)


def _example(schema: Mapping[str, Any]) -> Any:
    return schema.get("examples", ["…"])[0]


def _inline(text: str) -> str:
    """Escaped; what stands in backticks is code."""
    pieces = escape(" ".join(text.split())).split("`")
    return "".join(f"<code>{piece}</code>" if index % 2 else piece for index, piece in enumerate(pieces))
