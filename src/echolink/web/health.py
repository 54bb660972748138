"""Is this server alive, can it work, and what has it counted?"""

import asyncio
from typing import Literal

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel

from echolink.web.openapi_problems import problems_of
from echolink.web.services import services_of

router = APIRouter(tags=["Operation"])


class Alive(BaseModel):
    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    status: Literal["ready"] = "ready"


@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", operation_id="healthz", summary="Is the process alive?")
async def healthz() -> Alive:
    """Asks nobody."""
    return Alive()


@router.head("/readyz", include_in_schema=False)
@router.get("/readyz", operation_id="readyz", summary="Can it take requests?", responses=problems_of(503))
async def readyz(request: Request) -> Ready:
    """Reads the database; a problem says what is wrong."""
    await services_of(request).ready()
    return Ready()


@router.get("/metrics", operation_id="metrics", summary="Counters for Prometheus", response_class=Response)
async def metrics(request: Request) -> Response:
    """In Prometheus' text format."""
    # In a thread: where workers share their counts, it reads a few files for each one that ever was.
    told = await asyncio.to_thread(generate_latest, services_of(request).metrics)
    return Response(told, headers={"Content-Type": CONTENT_TYPE_LATEST})
