"""Which given names are common, and hardly anything else? Without capitals only these tell that a person is named."""

from typing import Final

from echolink.agent.english.words import words

GIVEN: Final = frozenset(
    words(
        """
        aaron abby abigail adam adele adrian agnes ahmed aidan aisha alan albert alec alejandro alex alexander
        alexandra alexis ali alice alicia alison allan allison alvin alyssa amanda amelia amir amy ana andrea andreas
        andrew andy angela angelica anita ann anna annabel anne annette annie anthony antonio anya arjun arthur ashley
        audrey barbara beatrice beatriz becky ben benjamin bernard bernice bert beth bettina betty beverly bianca
        blake bonnie boris brad bradley brandon brenda brendan brent brian bridget brittany bruce bruno bryan caitlin
        callum cameron camila carl carla carlos carmen caroline carolyn catherine cathy cecilia celia charles charlie
        cheryl chloe chris christina christine christopher cindy claire clara clarence claudia clifford colin colleen
        connie connor conor craig curtis cynthia dale damian dan dana daniel daniela danielle danny darnell darren
        dave david debbie deborah debra denise dennis derek diana diane diego dmitri dominic donald donna doris
        dorothy doug douglas duncan dylan ed eddie edith eduardo edward edwin eileen elaine eleanor elena eli elijah
        elisa elizabeth ella ellen ellie elliot emil emilia emily emma enrique eric erica erik erika erin ernest
        esther ethan eugene eva evan evelyn fatima felix fernando fiona frances francesca francis francisco frankie
        fred freddie frederick gabriel gabriela gail gary gavin geoff george gerald geraldine gerard gina giulia
        gladys glen glenda glenn gloria gordon graham greg gregory greta guillermo gus gustav hannah harold harriet
        harry harvey hassan heather hector heidi helen helena helga henry herbert hilda howard hugh hugo ian ida ines
        ingrid irene irina isaac isabel isabella ivan jackie jacob jacqueline jake jamal james jamie jan jane janet
        janice jared jasmine jason jaume javier jeanette jeff jeffrey jenna jennifer jenny jeremy jerome jerry jesse
        jessica jill jim jimmy joan joanna joanne joe joel johan johanna john johnny jon jonas jonathan jorge jose
        joseph joshua joyce juan juanita judith judy julia julian julie julio justin kaitlyn kara karen karin karl
        kate katherine kathleen kathryn kathy katie katrina keith kelly ken kenneth kenny kevin khalid kim kimberly
        kirsten kurt kyle lars laura lauren laurie lawrence leah leila lena leo leon leonard leroy leslie liam linda
        lindsay lisa lloyd lois lola loretta lorraine louis louise lucas lucia lucille lucy luis luke lydia lynn
        maggie malcolm marco marcus margaret maria marian marianne marie marilyn marina mario marion marjorie marlene
        marta martha martin martina marvin mary mateo matilda matt matthew maureen maurice megan mehmet mei melanie
        melissa meredith mia michael michelle miguel mike mildred miriam mitchell mohammed moira molly monica muhammad
        muriel nadia nancy naomi natalia natalie natasha nathan nathaniel neil nelson nicholas nicola nicole nigel
        nikolai nina noah noel noor nora norma norman oliver olivia omar oscar otto owen pablo pamela patricia patrick
        paul paula pauline pedro peggy penelope pete peter petra phil philip phoebe phyllis priya rachel rafael ralph
        ramon randy raquel raul raymond rebecca regina renee ricardo richard rick rita robert roberta roberto rodney
        roger roland ron ronald rosa rosalind rosemary ross roxanne roy rudy rupert russell ruth ryan sabrina sally
        sam samantha samir samuel sandra sandy sara sarah scott sean sebastian selma sergio seth shane shannon sharon
        shaun sheila shelley sherry shirley silvia simon sofia sonia sonja sophia sophie stacey stan stanley stefan
        stella stephanie stephen steve steven stuart susan susanne suzanne sven sylvia tamara tammy tanya tara ted
        teresa terry tess theo theodore theresa thomas tiffany tim timothy tina todd tom tommy toni tony tracy travis
        trevor tyler ursula valerie vanessa vera vernon veronica vic vicky vikram vincent vivian vladimir wade walter
        wanda warren wayne wendy wesley wilfred william wilma winston xavier yasmin yolanda yusuf yvette yvonne
        zachary zoe
        """
    )
)
