"""Step 1, audit and diagnosis: what is kept, what is stopped, what is amplified."""

from iwa.steps.audit.angles import angles
from iwa.steps.audit.audience import audiences
from iwa.steps.audit.cadence import cadence
from iwa.steps.audit.coherence import coherence
from iwa.steps.audit.comparisons import asserted, questions
from iwa.steps.audit.frictions import frictions
from iwa.steps.audit.labels import pillars
from iwa.steps.audit.networks import networks
from iwa.steps.audit.playbook import playbook
from iwa.steps.audit.rivals import rivals
from iwa.steps.audit.sector import sector
from iwa.steps.audit.summary import summary, verdict
from iwa.steps.audit.titles import titles
from iwa.steps.audit.together import all_profiles, comparisons
from iwa.steps.audit.voice import voice
from iwa.steps.chain import chain_of_window
from iwa.steps.data_state import data_state, definitions, doubts

__all__ = [
    "all_profiles",
    "angles",
    "asserted",
    "audiences",
    "cadence",
    "chain_of_window",
    "coherence",
    "comparisons",
    "data_state",
    "definitions",
    "doubts",
    "frictions",
    "networks",
    "pillars",
    "playbook",
    "questions",
    "rivals",
    "sector",
    "summary",
    "titles",
    "verdict",
    "voice",
]
