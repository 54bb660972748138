"""How is it told that the database is not to be had: in the log, and to whoever asked?"""

import structlog

from echolink.errors import StorageUnavailable
from echolink.storage.metrics import OUTAGES

_log = structlog.get_logger(__name__)

_RETRY_AFTER_SECONDS = 2


def unavailable(error: BaseException, reason: str) -> StorageUnavailable:
    """Count it, log `reason`, the database's own name for the fault and never a statement's words, and say it to the client."""
    OUTAGES.inc()
    _log.error("storage_unavailable", reason=reason)
    told = StorageUnavailable(
        f"The database cannot be used at the moment ({reason}).", retry_after_seconds=_RETRY_AFTER_SECONDS
    )
    told.__cause__ = error
    return told
