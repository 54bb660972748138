"""Which words of a goal ask for an amount of money: "how much the caller wants to spend", "the rent they can afford"?"""

from typing import Final

_OF_WHOM: Final = (
    r"(?:they|you|he|she|we|it|people|any\w+|some\w+|everyone|to|of|money|cash|rent|deposit|(?:(?:the|your|their|our|an?|each|"
    r"every) )?(?:caller|customer|client|guest|patient|visitor|user|donor|buyer|seller|bidder|tenant|renter|person|member|"
    r"couple|parent|family|sender|recipient|group|company|firm)s?|(?:the|your|their|our) [\w-]+)"
)
_PAYS: Final = (
    r"(?:spend|pay|afford|invest|donate|pledge|bid|borrow|contribute|tip|owe|earn|charge|budget|raise|withdraw|cost|"
    r"give(?! (?:it|to the|the|him|her|them)\b)|offer|put (?:on|towards?|down|in))(?:s|ing)?|spent|paid|owed|pledged|donated|"
    r"charged|earned|invested|gave"
)
_SPENDS: Final = r"(?:spend|pay|afford|invest|bid|borrow|donate)"
_A_SUM: Final = r"(?:rent|sum|maximum|max|minimum|most|limit|price|amount|deposit|payment)"

# As parts of one pattern; "how much they weigh", "how much time they spend" and "what they pay with" ask for none.
ASKED: Final = (
    rf"\bhow much (?:money|cash)\b|\bhow much (?={_OF_WHOM}\b)(?!.*\btime\b).*\b(?:{_PAYS})\b(?! (?:time|attention)\b)|"
    r"\bhow much (?:it|that|this|(?:the|your|their|our) (?:[\w-]+ )?[\w-]+) (?:is|was|will be|would be|comes? to|sells? for)"
    r"(?: worth)?$|"
    rf"^what (?:{_OF_WHOM} )?(?:[a-z]+ ){{0,3}}?(?:spend|afford)\b(?! (?:time|\w+ on|it)\b)|"
    rf"^what {_OF_WHOM} (?:[a-z]+ ){{0,2}}?(?:pay(?:s|ing)?|paid|owe[sd]?|earn(?:s|ed)?)\b"
    r"(?!.*\b(?:with|by|in|to)$| attention\b)|"
    rf"\b{_A_SUM} (?:{_OF_WHOM} )(?:[a-z]+ ){{0,3}}?{_SPENDS}\b|"
    r"\bspending(?: limit| cap| range)?$|\b(?:gift ?card|voucher|certificate|order|claim|loan|estate)(?:['’]s)? value$|"
    r"\bvalue of the (?:gift|voucher|certificate|order|claim|loan|estate|shipment|goods)|"
    r"^(?:(?:the|your|their|monthly|weekly|maximum|max|target|highest|initial) )*(?:pledge|contribution|bid|rent|tip)$"
)
