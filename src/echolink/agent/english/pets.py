"""Which animals does an English caller speak of, with their names: "my two cats Miso and Pepper", "a beagle called Rufus"?"""

import re
from collections.abc import Sequence
from typing import Final

_CATS: Final = r"cats?|kittens?|kitt(?:y|ies)|tabb(?:y|ies)|siamese|persians?|maine coons?|ragdolls?"
_DOGS: Final = (
    r"dogs?|pupp(?:y|ies)|beagles?|labs?|labradors?|retrievers?|poodles?|terriers?|spaniels?|shepherds?|collies?|husk(?:y|ies)|"
    r"bulldogs?|boxers?|pugs?|chihuahuas?|dachshunds?|corgis?|mutts?|goldens?(?! retr)|[a-z]+doodles?|doodles?|pit ?bulls?|"
    r"rottweilers?|great danes?|dalmatians?|maltese|shih tzus?|schnauzers?|greyhounds?|hounds?|setters?|pointers?"
)
_OTHERS: Final = (
    r"rabbits?|bunn(?:y|ies)|guinea pigs?|hamsters?|gerbils?|parrots?|birds?|budgies?|parakeets?|canar(?:y|ies)|ferrets?|"
    r"tortoises?|turtles?|chinchillas?|pets?"
)
_ANIMAL: Final = rf"(?:{_DOGS}|{_CATS}|{_OTHERS})"
# What stands behind an animal and is none of its names.
_NO_NAME: Final = (
    r"(?:from|for|off|out|up|down|over|till?|until|to|is|are|was|were|be|has|have|had|needs?|on|in|at|while|during|who|that|which|this|these|next|"
    r"it|it's|he|he's|she|she's|they|they're|we|we're|we'll|i|i'm|i'd|can|could|would|will|please|stay\w*|board\w*|starting|with|or|"
    r"of|if|so|when|as|by|about|some\w*|the|a|an|my|our|your|his|her|their|tomorrow|today|tonight|again|there|here|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept\w*|oct\w*|nov\w*|dec\w*|"
    r"weekend|week|christmas|thanksgiving|easter|new|but|then|no|not|yes|too|also|just|couple|needing|going|coming|two|three|one|"
    r"hotel|boarding|food|sitter|places?|room|space|and|called|named|name|names|retrievers?|since|because|whose|away|back|"
    r"(?:cost|get|eat|love|like|come|want|do|bark|bite|sleep|take|make|pull|shed|hate|know)(?:s|es|n't|ing)?|won't|hasn't|isn't|really|always)\b"
)
_NAME: Final = rf"(?!{_NO_NAME})[^\W\d][\w'-]+"
_NAMES: Final = rf"{_NAME}(?:(?:, {_NAME})*,? and {_NAME})?"
_PETS = re.compile(
    rf"\b(?:my|our|the|an?|two|three|four|five|both|\d|his|her)(?: (?:my|our|of my|of our))? "
    rf"(?:(?!{_NO_NAME}|and\b)[\w'-]+ ){{0,3}}?"
    rf"{_ANIMAL}\b(?:,? (?:mix|cross))?"
    rf"(?:,? (?:(?:he's|she's|they're|is|are) )?(?:called|named) {_NAMES}|"
    rf",? (?:and )?(?:his|her|its|their|the) names?(?:'s| is| are|'re) {_NAMES}|,? {_NAMES})?"
    rf"(?: and (?:my|our|an?) (?:(?!{_NO_NAME})[\w'-]+ ){{0,2}}?{_ANIMAL}\b(?:,? (?:(?:called|named) )?{_NAME})?)?",
    re.IGNORECASE,
)
# Of these neither kind nor name is told: what it is and how it is called is asked.
_ANY_ONE = re.compile(
    r"(?:my|our|the|an?|his|her) (?:little |old )?(?:dog|cat|pet|rabbit|bird|puppy|kitten)", re.IGNORECASE
)


def pets_told(_: str, pieces: Sequence[str]) -> str | None:
    """The first that are spoken of as the caller's own, or as those that shall come."""
    found = [m.group().strip(" ,.") for piece in pieces for m in _PETS.finditer(piece)]
    return next((pets for pets in found if not _ANY_ONE.fullmatch(pets)), None)


# "My dog Biscuit", "our old tabby cat": with what stands before the animal and tells its kind.
_WHICH_ANIMAL: Final = re.compile(
    rf"\b(?:my|our|an?|his|her|the)(?: (?:little|old|new|young|big|small|elderly|sick|poor|two|\d+|[a-z-]+-old|\w+ years? old))* "
    rf"(?P<kind>(?:(?:golden|german|french|yorkshire|jack russell|boston|border|cocker|springer|tabby|guinea|pit|bull|great|shih|"
    rf"maine|persian|siamese|bearded|labrador) ){{0,2}}"
    rf"(?:{_ANIMAL}|lizards?|geckos?|snakes?|dragons?|hedgehogs?|horses?|pon(?:y|ies)|"
    rf"goats?|sheep|pigs?|hens?|chickens?|ducks?|fish|goldfish|rats?|mice|mouse|cockatiels?|cockatoos?|macaws?)(?: mix)?)\b",
    re.IGNORECASE,
)


def kind_told(_: str, pieces: Sequence[str]) -> str | None:
    """The kind of the first animal that somebody has: "my dog Biscuit" is a dog."""
    found = [m["kind"] for piece in pieces for m in _WHICH_ANIMAL.finditer(piece)]
    return next((kind for kind in found if kind.lower() not in ("pet", "pets")), None)


_KINDS: Final = tuple(
    (re.compile(rf"\b(?:{names})$", re.IGNORECASE), kind)
    for names, kind in ((_DOGS, "dog"), (_CATS, "cat"), (_OTHERS, "pet"))
)


def kinds_of(thing: str) -> str:
    """What an animal is called else, by its last word: "our little beagle" is a dog; empty for what is none."""
    return next((kind for names, kind in _KINDS if names.search(thing)), "")
