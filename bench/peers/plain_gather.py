"""How would one write a Gather/Say phone agent in an afternoon, and write it well? The peer that EchoLink is measured beside.

FastAPI, async, one shared HTTP client without a bound on its connections, Twilio's own SDK for signatures and TwiML, a history
per call, the Gather with its Say nested so that callers can barge in, a Redirect behind it, an apology when the model fails,
and a time limit on the model below Twilio's own. It waits for the whole reply and keeps calls in memory, as such programs do.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from urllib.parse import parse_qsl

import httpx2
from fastapi import Depends, FastAPI, HTTPException, Request, Response
from twilio.request_validator import RequestValidator
from twilio.twiml.voice_response import Gather, VoiceResponse

MODEL_SECONDS: Final = 10.0
PROMPT: Final = (
    "You are the friendly phone assistant of a restaurant. Open 5-10PM. Tables: 2,4,6. Help the caller to book a table. "
    "Your words are spoken: answer in short sentences, without lists and without markdown."
)
GREETING: Final = "Hello, thank you for calling. How can I help you?"
SORRY: Final = "I am sorry, I did not get that. Could you say it again?"

validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
calls: dict[str, list[dict[str, str]]] = {}  # by CallSid, what was said


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=None)
    headers = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}
    async with httpx2.AsyncClient(
        base_url=os.environ["OPENAI_BASE_URL"], headers=headers, limits=limits, timeout=MODEL_SECONDS, trust_env=False
    ) as client:
        app.state.model = client
        yield


app = FastAPI(lifespan=lifespan, openapi_url=None)


async def twilio_form(request: Request) -> dict[str, str]:
    """The fields of a request that Twilio has signed."""
    form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
    if not validator.validate(str(request.url), form, request.headers.get("X-Twilio-Signature", "")):
        raise HTTPException(403)
    return form


@app.get("/readyz")
async def ready() -> Response:
    return Response("ready")


@app.post("/voice")
async def voice(form: dict[str, str] = Depends(twilio_form)) -> Response:
    calls[form["CallSid"]] = [{"role": "system", "content": PROMPT}, {"role": "assistant", "content": GREETING}]
    return listen(GREETING)


@app.post("/respond")
async def respond(request: Request, form: dict[str, str] = Depends(twilio_form)) -> Response:
    said = form.get("SpeechResult")
    if not said:
        return listen(SORRY)
    history = calls.setdefault(form["CallSid"], [{"role": "system", "content": PROMPT}])
    asked = {"role": "user", "content": said}
    try:
        reply = await ask(request.app.state.model, [*history, asked])
    except (httpx2.HTTPError, KeyError, IndexError, ValueError):
        return listen(SORRY)
    history += [asked, {"role": "assistant", "content": reply}]
    return listen(reply)


@app.post("/status")
async def status(form: dict[str, str] = Depends(twilio_form)) -> Response:
    if form.get("CallStatus") == "completed":
        calls.pop(form["CallSid"], None)
    return Response(status_code=204)


async def ask(model: httpx2.AsyncClient, messages: list[dict[str, str]]) -> str:
    answer = await model.post("/chat/completions", json={"model": "fake", "messages": messages})
    reply: str = answer.raise_for_status().json()["choices"][0]["message"]["content"]
    return reply


def listen(text: str) -> Response:
    response = VoiceResponse()
    gather = Gather(
        input="speech", action="/respond", method="POST", speech_timeout="auto", action_on_empty_result=True
    )
    gather.say(text)
    response.append(gather)
    response.redirect("/respond", method="POST")
    return Response(str(response), media_type="text/xml")
