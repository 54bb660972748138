"""Which verbs does `echolink` have, and what does the shell get when one of them fails?"""

import sys
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

# verb → what it does. Its module is `echolink.cli.<verb>`, which holds a function of that name, or a Typer `app` when
# the verb has verbs of its own. Modules are imported when they are invoked: `--help` must not wait for a web framework.
VERBS = {
    "serve": "Answer calls: the REST API and Twilio's webhooks.",
    "demo": "Talk to a bot on this desk: no account, no key, no phone.",
    "call": "Phone a bot on a running server.",
    "doctor": "Check what a call needs, from settings to public URL and model.",
    "accounts": "List or remove registered developers.",
    "settings": "Print every setting with its value and source.",
    "migrate": "Bring the database to the schema of this version.",
}
_REFUSED = 2
_INTERRUPTED = 130  # 128 + SIGINT, as shells count


class Verb(TyperCommand):
    """A verb by name and caption, whose module is imported when it is invoked."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        return _loaded(str(self.name)).make_context(info_name, args, parent=parent, **extra)


class Verbs(TyperGroup):
    """The group of all verbs, in the order of the table."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return Verb(name=cmd_name, help=VERBS[cmd_name]) if cmd_name in VERBS else None


def _loaded(verb: str) -> Any:
    module = import_module(f"echolink.cli.{verb}")
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        # Its docstring is its help; what is too long for an option stands below.
        app.command(name=verb, epilog=getattr(module, "EPILOG", None))(getattr(module, verb))
    return typer.main.get_command(app)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"echolink {version('echolink')}")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    """Your own Twilio number as an AI phone agent."""


def main() -> NoReturn:
    """The console script. Exit code 2 is a refusal that says what to put right, 130 is Ctrl-C."""
    app = typer.Typer(cls=Verbs, add_completion=False, no_args_is_help=True, rich_markup_mode=None)
    app.callback()(_root)
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except Exception as error:
        _explain(error)
        raise
    sys.exit(0)


def _explain(error: Exception) -> None:
    """Exit with one message for what the operator can put right; anything else is a defect and keeps its traceback."""
    from echolink.errors import EchoLinkError

    if isinstance(error, EchoLinkError):
        print(f"echolink: {error.detail}", file=sys.stderr)
        sys.exit(_REFUSED)
