"""What is said once in a list and meant of two of its items: "name and age of the child", "current pick-up date and time"?"""

import re
from typing import Final

# "The dog's name and age" are both the dog's, "name and age of the child" both the child's.
_OF_ONE_OWNER = re.compile(
    r"^(?:the )?(?P<a>names?|first names?|ages?|weight|breed|height|size|colou?r|make|year|model),? (?:and|"
    r"&) (?:the )?(?P<b>(?:(?:tele)?phone |mobile |cell |contact |date of )?[\w-]+) "
    r"(?P<of>of (?:the|their|your|his|her|its|our|an?|each|every) [\w' -]+)$|"
    r"^(?P<owner>(?:the |their |your |a )?(?!caller|customer|client|guest|patient)(?:birthday )?[\w-]+(?:'s|s'|’s)) "
    r"(?P<c>(?:first |full )?[\w-]+) (?:and|&) (?P<d>age|weight|height|birthday|date of birth|name|breed|size)$|"
    r"^(?P<many>how many|(?:the )?number of) (?P<x>(?!adults|people|guests|kids|children)[\w-]+) "
    r"(?:and|&) (?P<y>(?!how\b|wh)[\w-]*(?:s|children|people|men))$|"
    r"^(?P<wh>what|which) (?P<e>[\w-]+) (?:and|&) (?P<f>(?!how\b|wh)[\w-]+) "
    r"(?P<it>(?:it|they|you|we|the [\w-]+)(?: (?!and\b)[\w'-]+){1,3})(?=$| and )",
    re.IGNORECASE,
)
# "Current pick-up date and time", "what day and time they want": what is said before or behind both is said of each.
_MOMENT = re.compile(
    r"(?P<what>(?:\b(?!and\b|or\b|from\b|until\b|to\b)[\w'’-]+ ){0,4})"
    r"\b(?P<a>dates?|days?|(?P<timed>times?)) (?:and|&|/|or) (?:the )?"
    r"(?P<b>(?(timed)(?:dates?|days?)|(?:times?|hour)))\b"
    r"(?:(?= and )|(?P<of>(?: (?:they|you|he|she|it|that|which|of|for|on which|when|to|the)\b[^,;.()]*?)?)"
    r"(?=$|[,;.(]| and (?:the|an?|their|your|new|names?|phone|number|e-?mail|address|whether|if|how|what|which|where|"
    r"who|any)\b))",
    re.IGNORECASE,
)
_WISHED: Final = re.compile(  # what is asked of everybody tells nothing
    r" (?:(?:that|which|when|on which) )?(?:they|you|he or she|the [a-z]+)(?:['’]d| would)?(?: most| best)? "
    r"(?:wants?|likes?|prefers?|wish(?:es)?)(?: (?:to (?:come(?: in)?|visit)|best|most|it))*$",
    re.IGNORECASE,
)


def _of_both(m: re.Match[str]) -> str:
    of = _WISHED.sub("", m["of"] or "")
    return f"{m['what']}{m['a']}{of}, {m['what']}{m['b']}{of}"


def said_of_each(line: str) -> str:
    """ "Name and age of the child" → "name of the child, age of the child"."""
    line = _MOMENT.sub(_of_both, line)
    if " and " not in line and " & " not in line:
        return line
    parts = re.split(r"(,\s+(?:and )?|;\s+)", line)
    return "".join(_OF_ONE_OWNER.sub(_owned, part) for part in parts)


def _owned(m: re.Match[str]) -> str:
    if m["owner"]:
        return f"{m['owner']} {m['c']}, {m['owner']} {m['d']}"
    if m["many"]:
        return f"{m['many']} {m['x']}, {m['many']} {m['y']}"
    if m["wh"]:
        return f"{m['wh']} {m['e']} {m['it']}, {m['wh']} {m['f']} {m['it']}"
    beside = "phone number" if m["b"].lower() == "number" and m["a"].lower().endswith("name") else m["b"]
    return f"{m['a']} {m['of']}, {beside} {m['of']}"
