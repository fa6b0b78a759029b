"""The questions of the audit: formats, themes, moments, lengths, network by network."""

from __future__ import annotations

from iwa.client_month import ClientMonth
from iwa.slides import Slide
from iwa.steps import comparison as shared


def comparison(month: ClientMonth, network: str, question: str) -> Slide:
    """One question on one network; it stands in the annex when nothing can be asserted."""
    return shared.comparison(month, network, question, "audit")

