"""With which English words does a caller take what was answered, before the next question: "good good, and can the dog come"?"""

from typing import Final

APPROVES: Final = (
    r"(?:(?:good|nice|cool|perfect|lovely|awesome|wonderful|excellent|brilliant|fantastic|amazing|sweet|fair enough|not bad|"
    r"gotcha|got it|makes sense|sounds good|good to know|(?:that's|that is) (?:good|great|fine|nice|cool|fair|perfect)"
    r"(?: to know)?)(?=[,.!]| (?:and|but|so|good|okay|ok)\b))"
)
