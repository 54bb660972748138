"""Does a reply ask for something that is dictated? Then the Gather waits longer and takes keys too."""

import re

# A question that reads something back awaits yes or no: five digits or an address in it mean that the value is known.
_READ_BACK = re.compile(r"@|(?:\d[\s,.-]*){5,}")
_DICTATED = re.compile(
    r"""(phone|telephone|mobile|cell|callback|call[- ]back|contact|best|reach|account|order|reference|booking)\W+(?:\w+\W+)?number
      | number\W+(can|should|may|do|would|to|for)\b | e-?mail | \bspell | \b(zip|post(al)?)\s?code | confirmation\s+code
      | tel[ée]fono | n[úu]mero | correo | num[ée]ro | courriel | telefonnummer | rufnummer | handynummer""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def asks_for_dictation(say: str) -> bool:
    """True when the last question of `say` (without one: its last sentence) wants a phone number, an e-mail or a code."""
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(say) if sentence.strip()]
    if not sentences:
        return False
    asking = next((sentence for sentence in reversed(sentences) if sentence.endswith("?")), sentences[-1])
    return bool(_DICTATED.search(asking)) and not _READ_BACK.search(asking)
