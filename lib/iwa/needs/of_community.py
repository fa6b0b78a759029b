"""What the community kit lacks: the month's messages with their answers, the client's hours, labelled tones."""

from __future__ import annotations

from collections.abc import Iterable

from iwa.measures.tone import FEWEST_LABELS, tone_error
from iwa.needs.need import DOWNLOAD, OPTIONAL, Asked, Need
from iwa.numbers import counted, of
from iwa.steps.wording import month_label

FILE = "exports, fichier « messages.csv » (docs/guide-moderation.md)"


def messages(asked: Asked) -> Iterable[Need]:
    """The messages of the month, or when they were answered."""
    month = asked.month
    when = of(month_label(month.month))
    if str(month.month) not in month.inbox.known:
        yield Need(f"Messages, commentaires et avis {when}", FILE, DOWNLOAD)
        return
    unknown = int(month.inbox.of(str(month.month))["answered"].isna().sum())
    if unknown:
        yield Need(f"Réponses {when} : {counted(unknown, 'message')} sans « répondu le »", FILE)


def hours(asked: Asked) -> Iterable[Need]:
    """When the client answers, where the house's hours stand in."""
    if not asked.month.client.hours:
        yield Need("Quand le client répond aux messages", "client.yaml, « horaires »", OPTIONAL)


def tones(asked: Asked) -> Iterable[Need]:
    """The labels without which no share of a tone is printed."""
    error, labelled = tone_error(asked.month.inbox.messages) if asked.month.inbox.known else (0.0, 0)
    if error is None:
        yield Need(
            f"Ton de {counted(FEWEST_LABELS - labelled, 'message')} de plus, pour mesurer l’erreur des règles",
            f"page d’étiquetage, ou {FILE}, colonne « ton »",
            OPTIONAL,
        )
