"""Which sentences does the product say in English? Each key has several wordings."""

from typing import Final

_CONVERSATION: Final = {
    "greeting": ("Hi, welcome to your AI assistant. How can I help you today?",),
    "how_can_i_help": ("How can I help you?", "What can I do for you?"),
    "filler": ("One moment, please.", "Just a moment.", "Let me check."),
    "silence": ("Are you still there?", "I can't hear you. Are you still on the line?"),
    "silence_with_question": (
        "Sorry, I didn't hear anything. {question}",
        "Are you still there? Let me ask once more. {question}",
    ),
    "silence_goodbye": ("I still can't hear you, so I'll hang up now. Please call again. Goodbye.",),
    "returned": ("Hello again. {question}",),
    "fell": ("I'm listening. {question}",),
    "goodbye": ("Thank you for calling. Goodbye!", "Thanks for your call. Goodbye!"),
    "goodbye_unfinished": (
        "No problem at all. Thank you for calling. Goodbye!",
        "That's fine, I won't send anything. Thank you for calling. Goodbye!",
    ),
    "lines_busy": ("All our lines are busy right now. Please call again in a few minutes. Goodbye.",),
    "max_turns_goodbye": (
        "We have talked for a long time now, so I have to end this call. Please call again. Goodbye.",
    ),
    "max_duration_goodbye": ("This call has reached its time limit. Please call again. Goodbye.",),
    "technical_apology": ("Sorry, something went wrong on our side. Please give me a second.",),
    "technical_goodbye": ("Sorry, we have a technical problem. Please call again in a little while. Goodbye.",),
    "nobody_here": ("Sorry, nobody can take your call at this number right now. Goodbye.",),
    "noted": ("I've noted your request and will pass it on.",),
}

# `ask.<name>` for fields whose names are ours, else `ask.<kind>`; `label` is how a person would call the value.
_QUESTIONS: Final = {
    "ask.party_size": ("For how many people?", "How many people will it be?"),
    "ask.nights": ("For how many nights?", "How many nights will it be?"),
    "ask.quantity": ("How many would you like?", "What quantity would you like?"),
    "ask.message": ("What is your message?", "What would you like me to pass on?"),
    "ask.reason": ("What is it about?", "What can we help you with?"),
    "ask.item": ("What would you like to order?", "What can we get you?"),
    "ask.service": ("What would you like to have done: {options}?", "Which would you like: {options}?"),
    "ask.date_time": ("What day and time would you like?", "Which day would suit you, and at what time?"),
    "ask.count": ("What is {label}?", "Could you tell me {label}?"),
    "ask.date": ("What day would you like?", "Which day would suit you?"),
    "ask.other_date": ("What is {label}?", "Could you tell me {label}?"),
    "ask.time": ("What time would you like?", "At what time?"),
    "ask.other_time": ("What is {label}?", "Could you tell me {label}?"),
    "ask.name": ("May I have your name, please?", "What name should I put it under?"),
    "ask.other_name": ("What is {label}?", "Could you tell me {label}?"),
    "ask.phone": ("What is the best phone number to reach you?", "What phone number can we reach you at?"),
    "ask.email": ("What is your email address?", "Which email address should we use?"),
    "ask.yes_no": ("{label}, yes or no?", "Is it yes or no for {label}?"),
    "ask.money": ("What is {label}?", "How much would {label} be?"),
    "ask.choice": ("Which would you like: {options}?", "What should it be: {options}?"),
    "ask.address": ("What is the address?", "At which address?"),
    "ask.text": ("What is {label}?", "Could you tell me {label}?"),
    "ask.own": ("{question}", "Let me ask once more: {question}"),
}

# When an answer was not understood: other words, and a pattern that can be understood.
_AGAIN: Final = {
    "again.count": (
        "Sorry, I didn't catch the number. {question}",
        "I'm sorry, I still need a number, for example four. {question}",
    ),
    "again.date": (
        "Sorry, I didn't catch the day. {question}",
        "Sorry, which day? You could say tomorrow, next Friday, or the fifth of the month.",
    ),
    "again.time": (
        "Sorry, I didn't catch the time. {question}",
        "Sorry, at what time? You could say half past six, or seven in the evening.",
    ),
    "again.name": ("Sorry, I didn't catch that. {question}", "Sorry, could you say just the name, please?"),
    "again.phone": (
        "Sorry, I didn't get the whole number. {question}",
        "Please say the number digit by digit, or type it on your keypad.",
    ),
    "again.email": (
        "Sorry, I didn't catch the address. {question}",
        "Please say the address slowly, for example: maria dot jones at example dot com.",
    ),
    "again.yes_no": ("Sorry, is that a yes or a no? {question}", "Please say yes or no. {question}"),
    "again.choice": ("Sorry, I didn't catch that. {question}", "You can choose from {options}. Which should it be?"),
    "again.text": ("Sorry, I didn't catch that. {question}", "Sorry, could you say that once more? {question}"),
    "phone_so_far": ("I have {digits} so far. Please go on.", "{digits}. And the rest of the number?"),
}

_COURSE: Final = {
    "ack": ("Got it.", "Okay.", "Alright.", "Thank you.", "Great."),
    "changed": ("Okay, {value} then.", "Alright, {value}.", "I've changed that to {value}."),
    "have_that": ("Yes, I have {value}.", "That's what I have: {value}."),
    "removed": ("Okay, let's change that.", "Alright, let's change that."),
    "start": ("Sure.", "Of course.", "Happy to help."),
    "hello": ("Hello!", "Hi there!"),
    "readback": (
        "Let me read that back: {details}. Is that right?",
        "So that's {details}. Is that correct?",
        "I have {details}. Shall I go ahead?",
    ),
    "readback_again": (
        "Now I have {details}. Is that right?",
        "So now it's {details}. Is that correct?",
    ),
    "so_far": ("So far I have {details}.", "Up to now I have {details}."),
    "nothing_so_far": ("I don't have anything yet.", "I haven't noted anything yet."),
    "still_unsure": (
        "I need a yes before I go ahead. Is this right: {details}?",
        "Just say yes, or tell me what to change. I have {details}. Is that right?",
    ),
    "confirm_short": ("So, shall I go ahead?", "Shall I go ahead, then?", "Is everything right as I read it to you?"),
    "what_to_change": (
        "What should I change?",
        "Okay, what would you like to change?",
        "Sure, which part is not right?",
    ),
    "answered": ("All right, your request has gone through.", "Good, your request has gone through."),
    "unknown": ("I've passed your request on, but I can't confirm it yet.",),
    "already_sent": (
        "I have already passed that on, so there is nothing more to do.",
        "That has been passed on already.",
    ),
    "anything_else": ("Is there anything else?", "Is there anything else I can do for you?", "Anything else?"),
    "more_unclear": (
        "Sorry, I didn't get that. Is there anything else?",
        "Sorry, is there something else I can do for you?",
    ),
    "offer_callback": (
        "Would you like to leave a message, so that someone gets back to you?",
        "Shall I take a message, so that someone calls you back?",
    ),
    "offer_again": ("Shall I take a message, yes or no?", "Sorry, would you like to leave a message?"),
    "own_question": ("Of course. What would you like to know?", "Sure, go ahead."),
    "hold": ("Of course, take your time.", "Sure, I'll wait."),
    "here": ("Yes, I'm here. {question}", "I'm still here. {question}"),
    "repeat": ("Sure. {said}", "Of course. {said}", "I said: {said}"),
    "repeat_lead": ("Sure.", "Of course."),
    "dont_know": ("That's all right. {question}", "No problem, take your time. {question}"),
    "once_more": ("As I said: {said}", "Once more: {said}"),
    "robot": ("Yes, I'm an automated assistant.", "I'm an automated assistant, not a person."),
    "no_transfer": (
        "I'm an automated assistant and can't put you through to a person, but I can take a message. Would you like that?",
        "I can't transfer calls, but I'd be happy to take a message. Shall I?",
    ),
    "no_changes": (
        "I can't look up or change what has been arranged already, but I can take a message. Shall I?",
        "That's something I can't change myself, but I can take a message. Would you like that?",
    ),
    "offer_message": (
        "I'm sorry, I can't make that out. I can take a message instead, so that someone gets back to you. Shall I?",
        "I'm sorry that I don't understand. Would you like to leave a message instead?",
    ),
    "message_after_failure": (
        "I'm sorry, I can't look into that myself right now. Let me take a message, so that someone gets back to you.",
    ),
    "takes_message": ("Sure, I can take a message.", "Of course, I'll take a message."),
    "back_to_it": ("Okay, let's go on.", "Alright, then let's continue."),
    "emergency": (
        "If this is an emergency, please hang up and call your local emergency number now. I can't make that call for you.",
        "For an emergency, please call your local emergency number right away. I can't call it from here.",
    ),
    "calm": ("I'm sorry that this is frustrating.", "I understand, and I'm sorry about that."),
    "thanks": ("You're welcome.", "My pleasure."),
    "no_orders": ("I can't do that, but I can help you with your request.", "I'm afraid I can't do that here."),
    "which_of": ("Did you mean {choices}?", "Is that {choices}?"),
    "time_of_day": ("Is that {choices}?", "Do you mean {choices}?"),
}

_CONSTRAINTS: Final = {
    "closed_day": ("We're closed {days}. {hours}", "I'm sorry, we're closed {days}. {hours}"),
    "closed_date": ("I'm sorry, we're closed on {day}.", "We're closed on {day}, I'm afraid."),
    "outside_hours": (
        "I'm sorry, {time} is outside our hours. {hours}",
        "{time} won't work, I'm afraid. {hours}",
    ),
    "at_closing": ("We close at {time}, so that's too late. {hours}", "I'm sorry, at {time} we close. {hours}"),
    "past_date": ("{day} is already past.", "I'm sorry, {day} has already gone by."),
    "past_time": ("{time} today has already passed.", "I'm sorry, it's already later than {time}."),
    "impossible_date": ("There is no such day in the calendar.", "That day doesn't exist in the calendar."),
    "too_many": (
        "I'm sorry, {most} is the most we can take.",
        "I'm afraid we can take {most} at most.",
    ),
    "too_few": ("I'm sorry, it has to be at least {least}.", "It takes at least {least}, I'm afraid."),
    "not_offered": (
        "I'm sorry, that's not something we offer. We have {options}.",
        "We don't have that. There is {options}.",
    ),
}

_ANSWERS: Final = {
    "unknown_answer": (
        "I don't know that, but I've noted your question.",
        "I'm afraid I don't have that information, but I've noted your question.",
        "That's something I can't tell you, but I've noted the question.",
    ),
    "unknown_again": ("I still don't know that, but your question is noted.", "I have noted that question already."),
    "quote": ("{sentence}", "As I said: {sentence}", "Once more: {sentence}"),
    "open_daily": ("We're open {times} every day.", "Every day we're open {times}."),
    "open_on": ("{days} we're open {times}.", "We're open {times} {days}."),
    "open_today": ("Today we're open {times}.", "We're open {times} today."),
    "open_tomorrow": ("Tomorrow we're open {times}.", "We're open {times} tomorrow."),
    "open_week": ("We're open {week}.", "Our hours are {week}."),
    "day_hours": ("{times} {days}",),
    "closed_on": ("{days} we're closed.", "We're closed {days}."),
    "closed_today": ("We're closed today.", "Today we're closed."),
    "closed_tomorrow": ("We're closed tomorrow.", "Tomorrow we're closed."),
    "closes_daily": ("We close at {time}.", "We're open until {time}."),
    "closes_on": ("{days} we close at {time}.", "We close at {time} {days}."),
    "closes_today": ("We close at {time} today.", "Today we're open until {time}."),
    "closes_tomorrow": ("We close at {time} tomorrow.", "Tomorrow we're open until {time}."),
    "opens_daily": ("We open at {time}.", "Our day starts at {time}."),
    "opens_on": ("{days} we open at {time}.", "We open at {time} {days}."),
    "opens_today": ("We open at {time} today.", "Today we open at {time}."),
    "opens_tomorrow": ("We open at {time} tomorrow.", "Tomorrow we open at {time}."),
    "price": ("{service} is {price}.", "{service} costs {price}."),
    "lasts": ("{service} takes {minutes} minutes.", "{service} is {minutes} minutes."),
    "prices": ("The prices are: {list}.", "We have {list}."),
    "priced": ("{service} for {price}",),
    "offers": ("We have {list}.", "There is {list}."),
    "largest": ("We can take up to {most}.", "The most we can take is {most}."),
    "identity": ("This is {name}.", "You've reached {name}."),
}

# How each value is said in a read-back: `detail.<name>` for names of ours, else `detail.<kind>`.
_DETAILS: Final = {
    "detail.party_size": ("{value} people",),
    "detail.party_size.1": ("one person",),
    "detail.nights": ("{value} nights",),
    "detail.nights.1": ("one night",),
    "detail.date": ("{value}",),
    "detail.time": ("at {value}",),
    "detail.name": ("under the name {value}",),
    "detail.name.first": ("the name {value}",),
    "detail.phone": ("phone number {value}",),
    "detail.email": ("email {value}",),
    "detail.service": ("{value}",),
    "detail.message": ("and the message: {value}",),
    "detail.reason": ("about: {value}",),
    "detail.address": ("at the address {value}",),
    "detail.own": ("{label}: {value}",),
}

WORDINGS: Final = {
    **_CONVERSATION,
    **_QUESTIONS,
    **_AGAIN,
    **_COURSE,
    **_CONSTRAINTS,
    **_ANSWERS,
    **_DETAILS,
}
