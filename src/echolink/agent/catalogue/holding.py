"""What holds the line in other languages than English? A model speaks them all, and words that break in should be in its own."""

from collections.abc import Mapping, Sequence
from typing import Final

Holding = Mapping[str, Sequence[str]]


def _of(filler: Sequence[str], sending: Sequence[str]) -> Holding:
    return {"filler": filler, "sending": sending}


HOLDING: Final[Mapping[str, Holding]] = {
    "da": _of(
        ("Et øjeblik.", "Lige et øjeblik.", "Jeg kigger lige."),
        ("Jeg sender det videre nu, det tager et øjeblik.", "Jeg venter på systemet, et øjeblik."),
    ),
    "de": _of(
        ("Einen Moment, bitte.", "Kleinen Moment.", "Ich sehe kurz nach."),
        ("Ich gebe das gerade weiter, das dauert einen Moment.", "Ich warte noch auf das System, einen Moment."),
    ),
    "es": _of(
        ("Un momento, por favor.", "Un momentito.", "Déjeme ver."),
        ("Lo estoy enviando, tarda un momento.", "Estoy esperando al sistema, un momento."),
    ),
    "fi": _of(
        ("Hetkinen, kiitos.", "Pieni hetki.", "Katson hetken."),
        ("Välitän tämän nyt, siihen menee hetki.", "Odotan järjestelmää, hetkinen."),
    ),
    "fr": _of(
        ("Un instant, s'il vous plaît.", "Juste un instant.", "Je regarde."),
        ("Je transmets votre demande, cela prend un instant.", "J'attends la réponse du système, un instant."),
    ),
    "it": _of(
        ("Un momento, per favore.", "Un attimo.", "Vediamo."),
        ("Sto inviando la richiesta, ci vuole un attimo.", "Aspetto la risposta del sistema, un attimo."),
    ),
    "nb": _of(
        ("Et øyeblikk.", "Bare et øyeblikk.", "Jeg skal se."),
        ("Jeg sender det videre nå, det tar et øyeblikk.", "Jeg venter på systemet, et øyeblikk."),
    ),
    "nl": _of(
        ("Een moment, alstublieft.", "Een ogenblikje.", "Ik kijk even."),
        ("Ik geef het nu door, dat duurt even.", "Ik wacht nog op het systeem, een moment."),
    ),
    "pl": _of(
        ("Chwileczkę.", "Jedną chwilę, proszę.", "Już sprawdzam."),
        ("Przekazuję to teraz, to chwilę potrwa.", "Czekam na odpowiedź systemu, chwileczkę."),
    ),
    "pt": _of(
        ("Um momento, por favor.", "Só um instante.", "Vou ver."),
        ("Estou enviando o pedido, leva um momento.", "Estou esperando o sistema, um momento."),
    ),
    "sv": _of(
        ("Ett ögonblick.", "Bara ett ögonblick.", "Jag ska se efter."),
        ("Jag skickar det vidare nu, det tar ett ögonblick.", "Jag väntar på systemet, ett ögonblick."),
    ),
}
