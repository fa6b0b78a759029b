"""Links that GA4 can tie to a post: how one is built, and what is wrong with one that somebody wrote.

utm_source is the network, utm_medium `social`, which GA4 files under Organic Social whatever the source;
utm_campaign follows `aaaamm_objectif_serie`, utm_content is the identifier of the calendar's row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from iwa.dossier.cells import plain
from iwa.months import Month
from iwa.networks import NAMES, NETWORKS
from iwa.numbers import listed

MEDIUM = "social"
# The media that GA4 files under Organic Social whatever the source says.
ORGANIC_SOCIAL = ("social", "social-network", "social-media", "sm", "social network", "social media")
REQUIRED = ("utm_source", "utm_medium", "utm_campaign", "utm_content")
SHORTENERS = ("bit.ly", "lnkd.in", "t.co", "tinyurl.com", "ow.ly", "buff.ly", "goo.gl", "urlr.me")
PAID = ("cpc", "ppc", "paid")


def word(text: str) -> str:
    """A text as a word of a link: lower case, no accent, hyphens for all else.

    >>> word("Commandes de bûches !")
    'commandes-de-buches'
    """
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def campaign_of(month: Month, aim: str, name: str) -> str:
    """The utm_campaign of a post: its month, the aim of its pillar, its campaign or series.

    >>> campaign_of(Month(2026, 11), "prise de contact", "Commandes de bûches")
    '202611_prise-de-contact_commandes-de-buches'
    """
    return "_".join([str(month).replace("-", ""), *(word(part) for part in (aim, name) if word(part))])


def tracked(page: str, network: str, campaign: str, identifier: str) -> str:
    """The address to publish: a page with its four utm words, in place of those that it had.

    >>> tracked("https://www.exemple.fr/devis#prix", "facebook", "202611_conversion", "2026-11-03-fb-1")
    'https://www.exemple.fr/devis?utm_source=facebook&utm_medium=social&utm_campaign=202611_conversion&utm_content=2026-11-03-fb-1#prix'
    """
    parts = urlsplit(page)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not name.startswith("utm_")]
    words = [("utm_source", network), ("utm_medium", MEDIUM), ("utm_campaign", campaign), ("utm_content", identifier)]
    return urlunsplit(parts._replace(query=urlencode([*kept, *words])))


def check_link(link: str, row_id: str, *, network: str | None = None, site: str | None = None) -> list[str]:
    """What GA4 would not understand of a link, in French sentences; none where it is right.

    The network is checked where it is given, the host where the client's `site` is.

    >>> check_link("https://www.exemple.fr/?utm_source=facebook&utm_medium=Social", "2026-11-03-fb-1")[0]
    'Il manque utm_campaign et utm_content.'
    """
    parts = urlsplit(link)
    host = parts.netloc.lower()
    if host in SHORTENERS:
        return [f"{host} cache l’adresse : notez l’adresse entière, le réseau la raccourcit lui-même."]
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    found = dict(pairs)
    return [
        *_place(host, site),
        *_missing(found),
        *_twice(name for name, _ in pairs),
        *_spelling(found),
        *_channel(found, network),
        *_own(found, row_id),
    ]


def _place(host: str, site: str | None) -> list[str]:
    if site and host.removeprefix("www.") != host_of(site):
        return [f"{host} n’est pas le site du client ({host_of(site)}) : ses visites n’y seront pas comptées."]
    return []


def host_of(address: str) -> str:
    """The host of an address, without www.

    >>> host_of("www.exemple.fr/devis")
    'exemple.fr'
    """
    whole = address if "//" in address else f"//{address}"
    return urlsplit(whole).netloc.lower().removeprefix("www.")


def _missing(found: dict[str, str]) -> list[str]:
    missing = [name for name in REQUIRED if not found.get(name)]
    return [f"Il manque {listed(missing)}."] if missing else []


def _twice(names: Iterable[str]) -> list[str]:
    counted = [name for name in names if name in REQUIRED]
    twice = [name for name in REQUIRED if counted.count(name) > 1]
    return [f"{listed(twice)} : écrit deux fois, GA4 n’en garde qu’un."] if twice else []


def _spelling(found: dict[str, str]) -> list[str]:
    wrong = [name for name in REQUIRED if found.get(name) and not re.fullmatch(r"[a-z0-9_-]+", found[name])]
    return [
        f"{name} = « {found[name]} » : minuscules sans accent ni espace, sinon GA4 en fait deux lignes "
        f"(« {word(found[name])} »)."
        for name in wrong
    ]


def _channel(found: dict[str, str], network: str | None) -> list[str]:
    told, source = [], found.get("utm_source", "")
    medium = found.get("utm_medium", "").lower()
    if medium and medium not in ORGANIC_SOCIAL:
        where = "avec la publicité" if medium.startswith(PAID) else "hors de Organic Social"
        told.append(f"utm_medium = « {found['utm_medium']} » : GA4 rangera ces visites {where} ; écrivez {MEDIUM}.")
    if network and source and source.lower() not in NETWORKS[network].sources:
        told.append(f"utm_source = « {source} » : cette ligne paraît sur {NAMES[network]} ; écrivez {network}.")
    return told


def _own(found: dict[str, str], row_id: str) -> list[str]:
    content = found.get("utm_content", "")
    if content and content != row_id:
        return [f"utm_content = « {content} » : ce n’est pas l’identifiant de la ligne ({row_id})."]
    return []
