"""How long does it take until what was brought is ready, by what an English sentence says: "takes five working days"?"""

import re
from typing import Final

from echolink.agent.english.heard import heard

_N: Final = r"(?:about |around |up to |usually |at least |roughly )*(?:\d{1,2} ?(?:-|to) ?)?(?P<n>\d{1,2}|an?)"
_UNIT: Final = r"[ -](?P<kind>business |working |full )?(?P<u>days?|weeks?)\b"
_TAKES = re.compile(
    rf"\b(?:takes?|needs?|turn-?around(?: time)?(?: is| of|:)?|ready (?:in|within|after)|done (?:in|within|after)|"
    rf"finished (?:in|within|after)|allow(?: us)?|back (?:in|within|after)) {_N}{_UNIT}|"
    rf"\b{_N.replace('<n>', '<m>')}{_UNIT.replace('<u>', '<v>').replace('<kind>', '<sort>')} "
    r"(?:turn-?around|after (?:you |we |it |they |dropp?|drop-?off|the day))"
)
_OTHER = re.compile(
    r"\b(?:notice|advance|ahead|before|cancel\w*|refund\w*|deliver\w*|ship\w*|reply|respond|warranty|guarantee)\b"
)


def read_turnaround(sentence: str) -> tuple[int, bool]:
    """Days, and whether only working days count; (0, False) where nothing is told of it."""
    text = heard(sentence)
    m = None if _OTHER.search(text) else _TAKES.search(text)
    if m is None:
        return 0, False
    number, unit, kind = (m["n"], m["u"], m["kind"]) if m["n"] else (m["m"], m["v"], m["sort"])
    days = (int(number) if number.isdigit() else 1) * (7 if unit.startswith("week") else 1)
    return days, bool(kind) and not kind.startswith("full")
