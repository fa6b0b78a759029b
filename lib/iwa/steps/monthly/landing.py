"""What the landing pages say of the conversions: a page is named only when its difference holds."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.pages import compared_pages
from iwa.measures.site import landing_pages
from iwa.steps.figures import window_traffic
from iwa.steps.tracing import SOCIAL, untied_figure, visits_figure
from iwa.traced import within

FEW = "Pourquoi : trop peu de visites par page pour comparer les pages d’arrivée."
Row = dict[Hashable, Any]


def pages_said(month: ClientMonth) -> str:
    """The page that stands out with its counts and interval; else that none does, with the counts."""
    pages = _pages(month)
    if len(pages) < 2:
        return FEW
    page = _standing_out(pages)
    if page is None:
        count = numbers.integer(len(pages))
        told = (
            f"Sur la fenêtre de l’audit, aucune des {count} pages d’arrivée comparées ne se détache : de "
            f"{_counted(pages[0])} à {_counted(pages[-1])}, un écart qui peut tenir au hasard."
        )
        return within(told, *_figures(month, pages[0]), *_figures(month, pages[-1]))
    told = (
        f"Sur la fenêtre de l’audit, la page « {page['landing_page']} » convertit {_share(page)} (entre "
        f"{numbers.percent(page['low'])} et {numbers.percent(page['high'])}), contre {numbers.percent(page['rest_rate'])} "
        f"de {numbers.integer(page['rest_sessions'])} visites pour les autres pages : l’écart tient, "
        f"{numbers.counted(len(pages), 'page comparée', 'pages comparées')}."
    )
    return within(told, *_figures(month, page))


def _figures(month: ClientMonth, page: Row) -> list[str]:
    """What a sentence says of a page: the share of its visits that convert, its visits."""
    where = {"network": SOCIAL, "landing_page": str(page["landing_page"])}
    share = untied_figure(month, numbers.percent(page["rate"]), "conversions_per_visit", **where)
    return [share, visits_figure(month, numbers.integer(page["sessions"]), "sessions", **where)]


def page_decision(month: ClientMonth, reached: bool) -> str:
    """What follows from the pages; "" when too few can be compared."""
    pages = _pages(month)
    if len(pages) < 2:
        return ""
    page = _standing_out(pages)
    if page is None:
        rest = "" if reached else " ; soigner l’appel à l’action et le lien suivi des publications"
        return f"Ne reprendre aucune page d’arrivée sur ces chiffres{rest}."
    if page["rate"] < page["rest_rate"]:
        return f"Reprendre d’abord la page « {page['landing_page']} » : appel à l’action et lien."
    return f"Relever ce que la page « {page['landing_page']} » montre de plus que les autres, avant d’en reprendre une."


def _standing_out(pages: list[Row]) -> Row | None:
    """The page to speak of: the most certain, for one page far above makes all the others look low."""
    found = [page for page in pages if page["stands_out"]]
    return min(found, key=lambda page: (round(page["p"], 9), page["rate"]), default=None)


@lru_cache(maxsize=1)
def _pages(month: ClientMonth) -> list[Row]:
    """The landing pages that can be compared, the one that converts least first."""
    found = compared_pages(landing_pages(window_traffic(month)))
    return found.sort_values("rate", kind="stable").to_dict("records")


def _share(page: Row) -> str:
    return f"{numbers.percent(page['rate'])} de {numbers.counted(page['sessions'], 'visite')}"


def _counted(page: Row) -> str:
    counts = f"{numbers.integer(page['key_events'])} sur {numbers.integer(page['sessions'])}"
    return f"{numbers.percent(page['rate'])} pour « {page['landing_page']} » ({counts})"
