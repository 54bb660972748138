"""Who is registered here, and how does the operator remove somebody?"""

import asyncio
from datetime import UTC
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from echolink.accounts.account import Account
    from echolink.accounts.removal import Removed
    from echolink.assembly.stores import Stores
    from echolink.settings import Settings

app = typer.Typer(
    add_completion=False, no_args_is_help=True, rich_markup_mode=None, help="List or remove registered developers."
)


@app.command("list")
def list_accounts() -> None:
    """Every account with its Twilio account and number, oldest first."""
    from echolink.cli.logs import set_up_logs
    from echolink.cli.tables import print_table
    from echolink.settings import lend_env_file, load_settings

    set_up_logs("error")
    lend_env_file()
    rows = asyncio.run(_rows(load_settings()))
    print_table(("account", "e-mail", "Twilio account", "number", "bots", "since"), rows)


@app.command("remove")
def remove_account(
    who: Annotated[str, typer.Argument(metavar="EMAIL_OR_ID", help="As `echolink accounts list` shows it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Also while deliveries are pending, or Twilio cannot be reached.")
    ] = False,
) -> None:
    """Give the number back and delete the account with its bots, calls and transcripts. This cannot be undone."""
    from echolink.cli.logs import set_up_logs
    from echolink.settings import lend_env_file, load_settings

    set_up_logs("error")
    lend_env_file()
    if not yes:
        typer.confirm(f"Delete {who} with all bots, calls and transcripts?", abort=True)
    print(asyncio.run(_remove(load_settings(), who, force=force)))


async def _rows(settings: "Settings") -> list[tuple[str, ...]]:
    from echolink.assembly.stores import open_stores

    async with open_stores(settings, exclusive=False) as stores:
        return [await _row(stores, account) for account in await stores.accounts.all()]


async def _row(stores: "Stores", account: "Account") -> tuple[str, ...]:
    number = await stores.accounts.number_of(account.id) if account.connected else None
    return (
        account.id,
        account.email,
        account.twilio_account_sid,
        number.phone_number if number else "released",
        str(await stores.bots.count(account.id)),
        account.created_at.astimezone(UTC).strftime("%Y-%m-%d"),
    )


async def _remove(settings: "Settings", who: str, *, force: bool) -> str:
    """What was done, in words. Raises NotFound; DeliveriesPending and TwilioUnreachable unless `force`, and then nothing is
    deleted."""
    from echolink.accounts.loan import Loan
    from echolink.accounts.removal import Removal
    from echolink.assembly.stores import open_stores
    from echolink.errors import NotFound
    from echolink.twilio.rest import TwilioRest

    async with open_stores(settings, exclusive=False) as stores:
        account = await stores.accounts.by_id(who) or await stores.accounts.by_email(who)
        if account is None:
            raise NotFound(f"There is no account {who}: `echolink accounts list` shows all.")
        number = await stores.accounts.number_of(account.id)
        origin = (number.wiring.origin if number is not None else None) or ""
        loan = Loan(stores.accounts, TwilioRest(settings.twilio_api_url), origin)
        removed = await Removal(stores.accounts, loan).remove(account, force=force)
        return f"{account.email} ({account.id}) is deleted. {_told(removed)}".rstrip()


def _told(removed: "Removed") -> str:
    given, told = removed.given_back, []
    by_hand = ", ".join(f"{name}={value or '(empty)'}" for name, value in given.by_hand.items())
    if by_hand:
        told.append(f"Twilio did not restore {removed.phone_number}; set by hand: {by_hand}.")
    elif given.restored:
        told.append(f"{removed.phone_number} has its earlier settings again.")
    if removed.deliveries:
        told.append(f"{removed.deliveries} deliveries were dropped.")
    return " ".join(told)
