"""Which English words tell what a thing is like or which one it is, so that of a row of them one is chosen?"""

from typing import Final

from echolink.agent.english.words import words

LIKE: Final = frozenset(
    words(
        "red white black blue green brown grey gray pink yellow purple orange silver gold beige clear colored coloured "
        "color colour mixed small medium large big little tiny huge xl light firm soft hard heavy strong low high mild "
        "hot spicy sweet dry wet beginner beginners intermediate advanced expert novice single double triple twin queen "
        "king full half quarter whole daily weekly biweekly fortnightly monthly quarterly yearly annually once cash "
        "card check cheque credit debit morning mornings afternoon afternoons evening evenings noon night weekday "
        "weekdays weekend weekends gas electric electricity oil propane solar wood tile carpet vinyl laminate concrete "
        "grass gravel asphalt metal plastic glass brick stone dirt sand slate shingle steel copper aluminum beef "
        "chicken pork fish lamb vegetarian vegan veggie economy standard basic premium deluxe express regular house "
        "apartment condo flat townhouse office home store shop sedan suv van truck minivan coupe short long matte "
        "glossy satin new used old indoor indoors outdoor outdoors inside outside front back left right top bottom male "
        "female boy girl dog cat dogs cats both online in-person english spanish french german formal casual thick thin "
        "plain decaf skim rare vanilla chocolate strawberry lemon first second third manual automatic own rent lease "
        "buy upright grand residential commercial"
    )
)
