"""What can a developer do with bots? Create, read, edit, choose which one answers, delete."""

import asyncio
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypedDict

import structlog

from echolink.accounts import tools, transfer_number, variables
from echolink.accounts.account import Account, AnalysisBy, Bot, BrainAt, Number, ToolAt, Wiring
from echolink.accounts.bot_fields import problems_of
from echolink.accounts.loan import Loan
from echolink.accounts.place import is_zone, place_of
from echolink.accounts.ports import AccountStore, BotStore
from echolink.accounts.readings import Readings, read
from echolink.actions.destination import AllowedNetworks, LookUp, accepted
from echolink.actions.signing import new_secret
from echolink.agent.profile import Reading
from echolink.errors import Conflict, InvalidInput, NotAuthenticated, NotFound, TurnTaken
from echolink.ids import new_id

_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
)  # BCP 47 as Twilio writes it: es-419, cmn-Hans-CN
_TRIES = 3  # of an edit that meets another edit

log = structlog.get_logger(__name__)


class BotTexts(TypedDict, total=False):
    """What of a bot can be given and edited; sizes and blanks were checked before."""

    goal: str
    webhook: str
    context: str
    name: str
    greeting: str
    voice: str
    language: str
    timezone: str
    fields: dict[str, Any] | None
    model: str | None
    think_ahead: bool
    brain: BrainAt | None
    variables: dict[str, Any]
    call_started_url: str | None
    transfer_to: str | None
    tools: Any  # as they were given, headers with their values; then as a bot has them
    store_transcript: bool
    analysis: AnalysisBy


@dataclass(frozen=True, slots=True, kw_only=True)
class BotView:
    """A bot as its developer sees it."""

    bot: Bot
    active: bool
    reading: Reading
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Created:
    view: BotView
    wiring: Wiring
    webhook_secret: str = field(repr=False)


class Bots:
    """Use-cases of one developer's bots; another account's bot is NotFound."""

    def __init__(
        self,
        bots: BotStore,
        accounts: AccountStore,
        loan: Loan,
        *,
        is_voice: Callable[[str], bool],
        models: Collection[str],
        allowed: AllowedNetworks,
        look_up: LookUp,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`models` is the operator's list; `allowed` and `look_up` are what webhooks are judged by."""
        self._bots = bots
        self._accounts = accounts
        self._loan = loan
        self._is_voice = is_voice
        self._models = models
        self._allowed = allowed
        self._look_up = look_up
        self._now = now
        self._readings = Readings()

    async def create(self, account: Account, texts: BotTexts) -> Created:
        """Save a bot; the first one answers from now on, and the number is wired for it.

        Raises InvalidInput naming the fields. Twilio's refusal fails nothing: the wiring says so.
        """
        number = await self._number(account)
        texts, warnings = await self._checked(texts, number)
        texts, header_values = _with_tools(texts, ())
        place = place_of(number.phone_number)
        now = self._now()
        bot = replace(
            Bot(
                id=new_id("bot"),
                account_id=account.id,
                revision=1,
                goal=texts["goal"],
                webhook=texts["webhook"],
                timezone=place.timezone,
                region=place.region,
                created_at=now,
                revised_at=now,
            ),
            **texts,
        )
        _refuse_clashes(bot)
        reading = await read(bot)  # what cannot be read is not saved
        secret = new_secret()
        active = await self._bots.create(bot, secret, number_id=number.id, header_values=header_values)
        self._readings.keep(bot, reading)
        wiring = await self._loan.settle(number.id) if active else number.wiring
        log.info("bot_created", account_id=account.id, bot_id=bot.id, active=active)
        view = BotView(bot=bot, active=active, reading=reading, warnings=(*warnings, *_left_empty(bot)))
        return Created(view, wiring, secret)

    async def rotate_secret(self, account: Account, bot_id: str, overlap: timedelta) -> tuple[str, datetime]:
        """A new webhook secret, shown only now, and until when the one before it signs too. Raises NotFound."""
        bot, secret, now = await self._bot(account, bot_id), new_secret(), self._now()
        await self._bots.rotate_secret(bot, secret, now, overlap)
        log.info("webhook_secret_rotated", account_id=account.id, bot_id=bot.id)
        return secret, now + overlap

    async def get(self, account: Account, bot_id: str) -> BotView:
        """Raises NotFound."""
        number = await self._number(account)
        return await self._view(await self._bot(account, bot_id), number)

    async def page(self, account: Account, *, after: str | None, limit: int) -> Sequence[BotView]:
        """Newest first, ids below `after`."""
        number = await self._number(account)
        return [await self._view(bot, number) for bot in await self._bots.page(account.id, after=after, limit=limit)]

    async def count(self, account: Account) -> int:
        return await self._bots.count(account.id)

    async def revise(self, account: Account, bot_id: str, texts: BotTexts, *, activate: bool) -> BotView:
        """Make the next revision, if anything differs; `activate` makes this bot answer, without a word to Twilio.

        A call keeps the revision with which it began. Raises InvalidInput, NotFound; Conflict while others keep editing.
        """
        number = await self._number(account)
        await self._bot(account, bot_id)  # an unknown bot is told before any fault of the edit
        texts, warnings = await self._checked(texts, number)
        bot = await self._revised(account, bot_id, texts)
        if activate and number.active_bot_id != bot.id:
            if not await self._bots.activate(number.id, bot.id):
                raise _no_such_bot()  # deleted since it was read
            number = await self._number(account)
            log.info("bot_activated", account_id=account.id, bot_id=bot.id)
        return replace(await self._view(bot, number), warnings=(*warnings, *_left_empty(bot)))

    async def delete(self, account: Account, bot_id: str) -> None:
        """Where it was active the newest left answers; with the last one the number gets its earlier settings back.

        Raises NotFound. If Twilio does not take the settings back, the number's wiring says so, and can be repaired.
        """
        number = await self._number(account)
        if not await self._bots.delete(account.id, bot_id, self._now()):
            raise _no_such_bot()
        log.info("bot_deleted", account_id=account.id, bot_id=bot_id)
        if await self._bots.answering(number.id) is None:
            await self._loan.settle(number.id)

    async def _revised(self, account: Account, bot_id: str, texts: BotTexts) -> Bot:
        for _ in range(_TRIES):
            bot = await self._bot(account, bot_id)
            kept, header_values = _with_tools(texts, bot.tools)
            edited = replace(bot, **kept)
            if edited == bot and _exact(edited) == _exact(bot):
                return bot
            _refuse_clashes(edited)
            edited = replace(edited, revision=bot.revision + 1, revised_at=self._now())
            reading = await read(edited)  # what cannot be read is not saved
            try:
                await self._bots.revise(edited, header_values)
            except TurnTaken:
                continue  # somebody else edited it just now: put this edit on top of theirs
            self._readings.keep(edited, reading)
            return edited
        raise Conflict("This bot is being edited by others at the same time. Try again.")

    async def _checked(self, texts: BotTexts, number: Number) -> tuple[BotTexts, tuple[str, ...]]:
        """The texts in normal form, and what the developer should know; raises InvalidInput naming every bad field."""
        wrong = dict(self._problems(texts))
        checked: dict[str, str] = {}
        warnings: list[str] = []
        refused: InvalidInput | None = None
        pasted = _urls(texts)
        looked_up = (accepted(url, self._allowed, self._look_up, field=path) for path, url in pasted.items())
        for path, found in zip(pasted, await asyncio.gather(*looked_up, return_exceptions=True), strict=True):
            if isinstance(found, InvalidInput):
                refused = found
                wrong |= found.fields
            elif isinstance(found, BaseException):
                raise found
            else:
                checked[path] = found[0]
                warnings += found[1]
        if given := texts.get("transfer_to"):
            try:
                texts = {**texts, "transfer_to": transfer_number.normal(given, number.phone_number)}
            except InvalidInput as error:
                refused = error
                wrong |= error.fields
        if refused is not None and len(wrong) == 1:
            raise refused
        if wrong:
            raise InvalidInput("The bot cannot be used like this: see errors.", fields=wrong)
        return _with_urls(texts, checked), tuple(warnings)

    def _problems(self, texts: BotTexts) -> dict[str, str]:
        wrong: dict[str, str] = {}
        if "voice" in texts and not self._is_voice(texts["voice"]):
            wrong["voice"] = "must be man, woman, or the name of a Polly.… or Google.… voice"
        if "language" in texts and not _LANGUAGE.fullmatch(texts["language"]):
            wrong["language"] = "must be a language tag such as en-US"
        if "timezone" in texts and not is_zone(texts["timezone"]):
            wrong["timezone"] = "must be an IANA time zone such as America/New_York"
        model, fields = texts.get("model"), texts.get("fields")
        if model is not None and model not in self._models:
            wrong["model"] = f"must be one of {', '.join(sorted(self._models))}"
        wrong |= variables.problems_of(texts.get("variables", {}))
        wrong |= tools.problems_of(texts.get("tools", ()))
        return wrong | (problems_of(fields) if fields is not None else {})

    async def _number(self, account: Account) -> Number:
        number = await self._accounts.number_of(account.id)
        if number is None:  # released between the check of the token and now
            raise NotAuthenticated("The account of this access token was released. Connect again.")
        return number

    async def _bot(self, account: Account, bot_id: str) -> Bot:
        bot = await self._bots.get(account.id, bot_id)
        if bot is None:
            raise _no_such_bot()
        return bot

    async def _view(self, bot: Bot, number: Number) -> BotView:
        return BotView(bot=bot, active=number.active_bot_id == bot.id, reading=await self._readings.of(bot))


def _urls(texts: BotTexts) -> dict[str, str]:
    """Every URL that EchoLink would dial, by the path of its field."""
    urls = {"webhook": texts["webhook"]} if "webhook" in texts else {}
    if brain := texts.get("brain"):
        urls["brain.url"] = brain["url"]
    if asked := texts.get("call_started_url"):
        urls["call_started_url"] = asked
    urls |= {f"tools.{n}.url": tool["url"] for n, tool in enumerate(texts.get("tools", ()))}
    return urls


def _with_urls(texts: BotTexts, checked: dict[str, str]) -> BotTexts:
    if "webhook" in checked:
        texts = {**texts, "webhook": checked["webhook"]}
    if brain := texts.get("brain"):
        texts = {**texts, "brain": {**brain, "url": checked["brain.url"]}}
    if "call_started_url" in checked:
        texts = {**texts, "call_started_url": checked["call_started_url"]}
    if "tools" in texts:
        its = [{**tool, "url": checked[f"tools.{n}.url"]} for n, tool in enumerate(texts["tools"])]
        texts = {**texts, "tools": its}
    return texts


def _with_tools(texts: BotTexts, before: Sequence[ToolAt]) -> tuple[BotTexts, Mapping[str, str]]:
    """Tools as a bot keeps them, and the values of headers that are new. Raises InvalidInput."""
    if "tools" not in texts:
        return texts, {}
    kept = tools.kept(texts["tools"], before)
    return {**texts, "tools": kept.tools}, kept.values


def _exact(bot: Bot) -> str:
    """1 == True, and is spoken otherwise."""
    return repr((bot.variables, bot.tools))


def _left_empty(bot: Bot) -> list[str]:
    """A warning for each `{{name}}` that nothing fills."""
    if bot.call_started_url is not None:
        return []
    return [
        f"{{{{{name}}}}} has no value and is left out where it stands: give it one in `variables`, or set `call_started_url`."
        for name in variables.missing(bot)
    ]


def _refuse_clashes(bot: Bot) -> None:
    """Of settings that are good by themselves and mean nothing together. Raises InvalidInput."""
    if bot.brain is not None and bot.model is not None:
        told = "either the brain answers or a model: set one of the two to null"
        raise InvalidInput("A bot has a brain or a model, not both.", fields={"brain": told, "model": told})
    if wrong := tools.unfit_checks(bot):
        raise InvalidInput("A field names a check that the bot's tools cannot make: see errors.", fields=wrong)


def _no_such_bot() -> NotFound:
    return NotFound("There is no such bot.")
