"""Which phrases make up an English answer, besides plain yes and no?"""

from typing import Final

# What says neither yes nor no, and leads to nothing else.
COURTEOUS: Final = (
    "you made my day | you've made my day | you saved my life | you saved me | "
    "bye | bye bye | goodbye | good bye | bye now | cheers | cheerio | thanks | thank you | thank you so much | thank you "
    "very much | thanks so much | thanks very much | thanks again | thank you again | many thanks | much appreciated | "
    "appreciate it | i appreciate it | appreciated | i appreciate your help | appreciate your help | appreciate that | "
    "appreciate you | for your help | for your time | for all your help | for everything | for the help | for that | for "
    "asking | for calling | for your patience | take care | see you | see ya | later | laters | ciao | adios | peace | so "
    "long | god bless | god bless you | bless you | you too | same to you | likewise | right back at you | good night | "
    "good day | good evening | have fun | very kind | very kind of you | that's very kind | you're very kind | so kind | "
    "very helpful | you're very helpful | you've been very helpful | you've been great | you've been a great help | "
    "you're the best | you're a star | you're a lifesaver | dear | love | mate | sir | madam | ma'am | honey | sweetheart "
    "| buddy | pal | bro | man | dude | guys | everyone | everybody | indeed | then | now | ok | okay | alright | all "
    "right | great | perfect | lovely | wonderful | awesome | brilliant | excellent | cool | super | good | nice | fine | "
    "i'll let you go | i've got to run | gotta go | gotta run | i have to go | i've got to go | i gotta go | i'll be "
    "there | we'll be there | talk soon | speak soon | boss | captain | chief | there | to all | for me | by me | with me "
    "| to me | for us | by us | with us | in advance | oh | ah | so | and | well | um | uh | yeah no | i think | i guess "
    "| just"
)
# There is nothing to be changed.
CONTENT: Final = (
    "i'm good | i am good | i'm fine | i'm all good | i'm all set | all set | we're good | we are good | we're fine | "
    "we're all set | we're all good | all good | i'm happy | we're happy | i am happy | we are happy | very happy | i'm "
    "content | i'm set | we're set | we're okay | i'm okay | i'm ok | i'm all right | i'm alright | you're good | you're "
    "fine | you're all right | nothing to change | nothing to add | nothing to correct | not a thing | not a thing to "
    "change | nothing wrong | i wouldn't change a thing | wouldn't change a thing | don't change a thing | don't change "
    "anything | no changes | can't fault it | i have no changes | i have nothing to add | i've got everything | i have "
    "everything | i have everything i need | i've got everything i need | all good here"
)
# There is nothing more to come, which says not that all is right.
OVER: Final = (
    "that was my only question | that's my only question | that was the only thing | nada | zilch | i'm done | we're done "
    "| all done | done | that's all | that is all | that's it | that is it | that's everything | that is everything | "
    "that'll be all | that will be all | that would be all | that'll be it | that would be it | that will be it | that'll "
    "be everything | that was all | that was it | that was everything | that's the lot | that's that | that's about it | "
    "that should be it | that should be all | that should do it | that does it | that'll do | that will do | that'll do "
    "it | that's me | that's me done | that's us | that concludes it | that covers it | that covers everything | nothing "
    "else | nothing more | no more | nothing further | nothing comes to mind | nothing i can think of | not that i can "
    "think of | just that | only that | that's all i needed | that's all i wanted | that's all i need | that's all i "
    "wanted to know | that's all from me | that's all from us | no more questions"
)
MORE_YES: Final = (
    "correctamundo | superb | terrific | marvelous | marvellous | nice | neat | outstanding | top | tip top | top notch | "
    "sorted | positive | obviously | naturally | more or less | looks like it | seems so | seems right | seems good | "
    "quite right | quite so | just so | just like that | like that | exactly that | exactly right | as i said | that's "
    "the way | that's the plan | amen | good to go | damn right | darn right | damn straight | right on | we have a deal "
    "| it's a deal | you have a deal | you've got a deal | got a deal | that's a deal | deal | that's confirmed | that's "
    "what i said | that's what i want | that's what i wanted | that's what we want | what i wanted | what i said | just "
    "what i wanted | exactly what i wanted | exactly what i want | if you say so | sí | si si | oui | jawohl | da | yes "
    "siree | yessiree | yup yup | yep yep | got it in 1 | you got it in 1 | in 1 | you got everything | you've got "
    "everything | you got it all | you've got it all | you've got it right | you have it right | you have that right | "
    "you've got that right | you have everything right | you got everything right | you nailed it | you've nailed it | "
    "you have nailed it | all there | of course it is | of course you did | everything is | all of it | all of that | "
    "every bit of it | every word | to a t | right as rain | picture perfect | no notes | chef's kiss | i'm satisfied | "
    "satisfied | happy | i can confirm | i can confirm that | i confirm that | i confirm it | confirming | approved | i "
    "approve | granted | accepted | i accept | rock and roll | let's roll | let's rock | let's go | let's get it done | "
    "let's get going | make it happen | knock yourself out | fire away | shoot | carry on | crack on | keep going | go | "
    "go go go | go on | onwards | onward"
)
