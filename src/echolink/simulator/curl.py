"""How does one send a signed webhook request by hand? As a curl command that can be pasted into a shell."""

import shlex
from collections.abc import Mapping

from echolink.simulator.courier import signed_url
from echolink.twilio.signature import sign
from echolink.twilio.vocabulary import SIGNATURE_HEADER


def signed_curl(url: str, dialled: str, params: Mapping[str, str], auth_token: str) -> str:
    """A POST of `params`, signed for `url` (the public one) and sent to `dialled` (where the server listens)."""
    signature = sign(auth_token, signed_url(url), params.items())
    lines = [f"curl -sS {shlex.quote(dialled)}", r"-w '\n'", f"-H {shlex.quote(f'{SIGNATURE_HEADER}: {signature}')}"]
    lines += [f"--data-urlencode {shlex.quote(f'{name}={value}')}" for name, value in params.items()]
    return " \\\n  ".join(lines)
