"""Who is registered here, and how does the operator remove somebody?"""

import asyncio
from datetime import UTC
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from echolink.accounts.account import Account
    from echolink.assembly import Stores
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
) -> None:
    """Give the number back and delete the account with its bots, calls and transcripts. This cannot be undone."""
    from echolink.cli.logs import set_up_logs
    from echolink.settings import lend_env_file, load_settings

    set_up_logs("error")
    lend_env_file()
    if not yes:
        typer.confirm(f"Delete {who} with all bots, calls and transcripts?", abort=True)
    print(asyncio.run(_remove(load_settings(), who)))


async def _rows(settings: "Settings") -> list[tuple[str, ...]]:
    from echolink.assembly import open_stores

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


async def _remove(settings: "Settings", who: str) -> str:
    """What was done, in words. Raises NotFound; TwilioUnreachable, and then nothing is deleted."""
    from echolink.assembly import open_stores
    from echolink.errors import NotFound

    async with open_stores(settings, exclusive=False) as stores:
        account = await stores.accounts.by_id(who) or await stores.accounts.by_email(who)
        if account is None:
            raise NotFound(f"There is no account {who}: `echolink accounts list` shows all.")
        returned = await _give_back(settings, stores, account)
        await stores.accounts.remove(account.id)
        return f"{account.email} ({account.id}) is deleted. {returned}".rstrip()


async def _give_back(settings: "Settings", stores: "Stores", account: "Account") -> str:
    from echolink.accounts.loan import Loan
    from echolink.twilio.rest import TwilioRest

    number = await stores.accounts.number_of(account.id) if account.connected else None
    if number is None:
        return ""
    loan = Loan(stores.accounts, TwilioRest(settings.twilio_api_url), number.wiring.origin or "")
    given = await loan.give_back(number.id)
    by_hand = ", ".join(f"{name}={value or '(empty)'}" for name, value in given.by_hand.items())
    if by_hand:
        return f"Twilio refused to restore {number.phone_number}; set by hand: {by_hand}."
    return f"{number.phone_number} has its earlier settings again." if given.restored else ""
