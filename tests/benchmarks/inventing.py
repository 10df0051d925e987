"""Invented names and sentences for the benchmarks, in plain words, chosen by a seeded generator.

The sentences keep the rules of writing that `factsheet check` looks at: short, dated, without typed numbers.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Sequence
from dataclasses import dataclass


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


_BEGINNINGS = _listed(
    "Al,Ash,Bar,Bel,Bram,Cal,Cor,Dal,Dun,El,Fal,Fen,Gar,Glen,Hal,Har,Hol,Kel,Kin,Lan,"
    "Lor,Mar,Mel,Mor,Nor,Old,Or,Pel,Pen,Quar,Ran,Rod,Sel,Stan,Sul,Tam,Thorn,Ul,Ver,Wil"
)
_ENDINGS = _listed(
    "beck,bourne,bridge,brook,bury,combe,cote,dale,den,don,field,ford,gate,grave,ham,haven,hill,holm,hurst,"
    "land,leigh,low,mere,minster,mouth,ness,over,port,ridge,shaw,stead,stoke,thorpe,ton,wall,well,wick,wood"
)
_FORMS = _listed("Bridge,Viaduct,Footbridge,Crossing,Swing Bridge,Arch,Causeway,Rail Bridge")
_FIRST = _listed("Ada,Bo,Cleo,Dora,Edda,Finn,Gus,Hedy,Ivo,Jan,Kaj,Lena,Milo,Nora,Otto,Pia,Rhea,Sven,Tess,Una,Vera,Wim")
_WHO = _listed("The crew,The owner,A diver,The town,A guard,The clerk,A night team,The mayor")
_DID = _listed("closed,painted,measured,cleaned,fenced off,marked,weighed,lit,propped up,swept")
_SIDES = _listed("north,south,east,west,upper,lower,middle,old,new")
_PARTS = _listed("girder,pier,railing,deck,joint,bearing,arch,cable,stair,lamp,ramp,gate")
_WHEN = _listed("before the flood,after the storm,at low water,in the frost,for the spring fair,by night")
_FILLING = _listed(
    "The pumpkin show draws a crowd each fall,A band from the hills plays on the green,The bakery sells rye loaves,"
    "Geese came down on the far pond,The choir sings in the long hall,Seed prices were the talk of the market,"
    "A kite was seen over the barley,The school put on its yearly play"
)
PLACES = len(_BEGINNINGS) * len(_ENDINGS)


@dataclass(frozen=True)
class Day:
    """A day, as a file has it and as a sentence says it."""

    iso: str
    said: str
    year: int


@dataclass(frozen=True)
class Deed:
    """What somebody did. A sentence of ours and the article that proves it share the words of `did`."""

    who: str
    did: str


def place(number: int) -> str:
    """The name of a place; as many as PLACES differ, and then they come again."""
    return _BEGINNINGS[number % len(_BEGINNINGS)] + _ENDINGS[number // len(_BEGINNINGS) % len(_ENDINGS)]


def any_place(chance: random.Random) -> str:
    """The name of some place."""
    return place(chance.randrange(PLACES))


def bridge(number: int) -> str:
    """The name of a bridge; eight times as many differ as of places."""
    return f"{place(number)} {_FORMS[number // PLACES % len(_FORMS)]}"


def person(number: int) -> str:
    """The name of a person; 22 times as many differ as of places."""
    return f"{_FIRST[number % len(_FIRST)]} {place(number // len(_FIRST))}"


def identifier(name: str) -> str:
    """An id made of a name."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in name.lower()).split())


def day(chance: random.Random, first: int = 2012, last: int = 2025) -> Day:
    """A day of one of these years."""
    year, month, number = chance.randint(first, last), chance.randint(1, 12), chance.randint(1, 28)
    return Day(f"{year}-{month:02d}-{number:02d}", f"{calendar.month_name[month]} {number}, {year}", year)


def deed(chance: random.Random) -> Deed:
    """Something that was done to a bridge."""
    what = f"{chance.choice(_DID)} the {chance.choice(_SIDES)} {chance.choice(_PARTS)} {chance.choice(_WHEN)}"
    return Deed(chance.choice(_WHO), what)


def filling(chance: random.Random, least: int) -> str:
    """A paragraph of at least so many signs on something else."""
    found: list[str] = []
    size = 0
    while size < least:
        sentence = f"{chance.choice(_FILLING)} {chance.choice(_WHEN)}."
        found.append(sentence)
        size += len(sentence) + 1
    return " ".join(found)


def some(chance: random.Random, weights: Sequence[int]) -> int:
    """A number from 1, each as likely as its weight says."""
    return chance.choices(range(1, len(weights) + 1), weights)[0]
