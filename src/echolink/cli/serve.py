"""`echolink serve`: answer calls, and say what is still missing for Twilio to reach us."""

import asyncio
import socket
import sys
from collections.abc import Callable
from typing import Annotated

import typer
import uvloop

from echolink.cli.logs import Level, set_up_logs
from echolink.settings import Settings, lend_env_file, load_settings, origin_bound_to


def serve(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", help="Port to listen on; 0 takes a free one.", min=0, max=65535)
    ] = 8000,
    workers: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Answer with N processes under a parent that starts one anew when it dies; SIGHUP replaces them one and all "
            "without losing a call. Several need PostgreSQL. Without it this process answers by itself.",
            min=1,
            max=256,
        ),
    ] = None,
    log_level: Annotated[Level, typer.Option(help="Of EchoLink's own lines.")] = "info",
    log_personal: Annotated[
        bool, typer.Option("--log-personal", help="Write callers' words and numbers into the log as they are.")
    ] = False,
) -> None:
    """Answer calls: the REST API and Twilio's webhooks, until Ctrl-C or SIGTERM."""
    from echolink.cli.listening import allow_many_connections, listen_on

    set_up_logs(log_level, log_personal=log_personal)
    allow_many_connections()
    lend_env_file()
    settings = load_settings()
    with listen_on(host, port) as (listener, bound_host):
        bound_port = int(listener.getsockname()[1])
        origin = origin_bound_to(settings, bound_host, bound_port)

        def announce() -> None:
            print(greeting(settings, _url(bound_host, bound_port), origin), file=sys.stderr, flush=True)

        if workers is None:
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(_serve(settings, origin, listener, announce))
        else:
            from echolink.cli.shared_counts import shared_counts

            with shared_counts():
                from echolink.cli.workers import run_workers

                run_workers(settings, workers, listener, origin, announce)


async def _serve(settings: Settings, origin: str, listener: socket.socket, announce: Callable[[], None]) -> None:
    from echolink.cli.server import answer

    await answer(settings, origin, [listener], keeps_listening=True, ready=announce)


def _url(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def greeting(settings: Settings, local: str, origin: str) -> str:
    """What the operator reads first: where it listens, what is missing, and the two requests that lead to a first call."""
    lines = [f"EchoLink listens on {local} (API reference: {local}/docs) and expects Twilio at {origin}."]
    lines += [f"  ! {warning}" for warning in warnings(settings, origin)]
    lines += ["", "Connect your number, then make a bot:", "", *first_requests(local), ""]
    return "\n".join(lines)


def warnings(settings: Settings, origin: str) -> list[str]:
    """What an operator should know before the first call."""
    found = []
    if settings.public_url is None:
        found.append(
            "Twilio cannot reach this address. Start a tunnel (for example: cloudflared tunnel --url "
            f"{origin}), set ECHOLINK_PUBLIC_URL to the https:// address it shows, and start again."
        )
    if not settings.verify_twilio:
        found.append("ECHOLINK_VERIFY_TWILIO is off: anybody on this machine can pretend to be Twilio.")
    if settings.registration == "open" and settings.model[0] != "scripted":
        found.append(
            "Registration is open and a paid model is set: whoever has a Twilio account can use it. "
            "Set ECHOLINK_REGISTRATION=first, or to your Account SID."
        )
    return found


def first_requests(local: str) -> list[str]:
    """The curl lines, ready to paste once the placeholders are filled in."""
    connect = (
        '{"first_name": "Ada", "last_name": "Lovelace", "email": "you@example.com", "account_sid": "AC…", '
        '"auth_token": "…", "phone_number_sid": "PN…"}'
    )
    bot = '{"goal": "Book table", "webhook": "https://example.com/book", "context": "Open 5-10PM. Tables: 2,4,6"}'
    return [
        f"  curl -X POST {local}/v1/connect-twilio -H 'Content-Type: application/json' \\",
        f"    -d '{connect}'",
        "",
        "  TOKEN=…   # the access_token of the answer",
        f"  curl -X POST {local}/v1/bots -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\",
        f"    -d '{bot}'",
    ]
