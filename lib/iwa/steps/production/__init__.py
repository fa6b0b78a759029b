"""Step 4, production and workflow: who does what in how many days, what to make when, and with what."""

from iwa.steps.production.calls import calls
from iwa.steps.production.carousel import carousel
from iwa.steps.production.circuit import circuit
from iwa.steps.production.cleaning import cleaning
from iwa.steps.production.library import library
from iwa.steps.production.links import coverage
from iwa.steps.production.lots import lots
from iwa.steps.production.prompts import prompts, voice
from iwa.steps.production.script import script
from iwa.steps.production.verifications import verifications
from iwa.steps.production.waiting import waiting, waiting_by_person

__all__ = [
    "calls",
    "carousel",
    "circuit",
    "cleaning",
    "coverage",
    "library",
    "lots",
    "prompts",
    "script",
    "verifications",
    "voice",
    "waiting",
    "waiting_by_person",
]
