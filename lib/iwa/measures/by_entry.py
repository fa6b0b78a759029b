"""The measures of what the team enters, of adverts, and of who follows.

An entry without a network is the client as a whole: where a month has one, the others of the same
indicator are parts of it and are never added to it.
"""

from __future__ import annotations

import pandas as pd

from iwa.measures.measure import NAN, Compute, Measure

MENTIONS, PANEL = "mentions", "mentions du panel"
ENTERED = "Saisi par l’équipe dans l’onglet « saisies » du dossier."
NOT_ENTERED = "Non disponible tant que l’onglet « saisies » du dossier ne le dit pas."


def per_follower(month: pd.DataFrame) -> float:
    """Interactions of a month per post and per follower."""
    return float((month["interactions"] / month["posts"] / month["followers"]).iloc[0])


def entered_total(entries: pd.DataFrame) -> float:
    """What was entered of a month for the client as a whole, else the sum over networks.

    >>> rows = pd.DataFrame({"network": [None, "linkedin"], "value": [20.0, 8.0]})
    >>> entered_total(rows), entered_total(rows[1:])
    (20.0, 8.0)
    """
    return float(that_count(entries)["value"].sum(min_count=1))


def that_count(entries: pd.DataFrame) -> pd.DataFrame:
    """The rows of one month and indicator that make its figure: those of the client as a whole, else those of its networks."""
    whole = entries[entries["network"].isna()]
    return whole if len(whole) else entries


def entered_once(entries: pd.DataFrame) -> float:
    """The only figure entered, or that of the client as a whole; missing where several would have to be added."""
    chosen = that_count(entries)
    return float(chosen["value"].iloc[0]) if len(chosen) == 1 else NAN


def share_of_voice(entries: pd.DataFrame) -> float:
    """The client's mentions over those of the panel that a note declares.

    Missing without one or the other, without a declared panel, over a panel of 0, and where the
    client has more mentions than the panel that holds it.
    """
    panel = entries[entries["indicator"] == PANEL]
    declared = panel[panel["note"].fillna("").str.strip() != ""]
    own = entered_total(entries[entries["indicator"] == MENTIONS])
    whole = entered_total(declared) if len(declared) == len(panel) else NAN
    return own / whole if whole > 0 and own <= whole else NAN


def cost_per_lead(campaigns: pd.DataFrame) -> float:
    """What a lead cost over the campaigns that counted some; missing where two currencies would be added."""
    counted = campaigns[campaigns["leads"].notna() & campaigns["spend"].notna()]
    leads = float(counted["leads"].sum())
    return float(counted["spend"].sum()) / leads if leads > 0 and len(set(counted["currency"])) == 1 else NAN


def largest(shares: pd.DataFrame) -> float:
    """The largest share of the followers that one label holds."""
    return float(shares["share"].max())


def local(shares: pd.DataFrame) -> float:
    """The share of the followers in the places that are marked as the client's area."""
    return float(shares.loc[shares["is_local"], "share"].sum(min_count=1))


def _entered(label: str, definition: str, compute: Compute = entered_total, digits: int = 0) -> Measure:
    adds = compute is entered_total
    return Measure(
        label, definition, "count", "entries", compute, digits, adds, missing=NOT_ENTERED, follows=ENTERED
    )  # fmt: skip


# By the words of the tab "saisies", and what is made of them.
OF_ENTRIES: dict[str, Measure] = {
    "engagement_rate_followers": Measure(
        "Taux d’engagement sur les abonnés", "Interactions moyennes d’une publication rapportées aux abonnés du mois, "
        "relevés par l’équipe.", "percent", "entries", per_follower, digits=2, adds=False,
        missing="Non disponible sans le nombre d’abonnés dans l’onglet « saisies » du dossier.",
        follows="Interactions par publication et par abonné, comme les comparatifs publics.",
    ),
    "share_of_voice": Measure(
        "Part de voix", "Mentions de la marque rapportées à celles de tout le panel, la marque comprise ; le panel est "
        "nommé dans la note de sa ligne.", "percent", "entries", share_of_voice, digits=0, adds=False,
        missing="Non disponible sans les deux comptes, ou tant que la note ne nomme pas le panel.", follows=ENTERED,
    ),
    "leads": _entered("Leads", "Demandes reçues dans le mois."),
    "leads qualifiés": _entered("Leads qualifiés", "Demandes retenues dans le mois, sur l’échelle dite en note."),
    "rendez-vous": _entered("Rendez-vous", "Rendez-vous pris dans le mois."),
    "ventes": _entered("Ventes", "Ventes du mois."),
    "chiffre d’affaires": _entered("Chiffre d’affaires", "Chiffre d’affaires du mois, en euros sauf note contraire."),
    "achats répétés": _entered("Achats répétés", "Achats du mois par des clients qui avaient déjà acheté."),
    "candidatures": _entered("Candidatures", "Candidatures reçues dans le mois."),
    "conversions assistées": _entered("Conversions assistées", "Conversions du mois précédées d’une visite venue du réseau."),
    "mentions": _entered("Mentions", "Publications d’autrui qui nomment la marque dans le mois."),
    "portée locale": _entered(
        "Portée locale", "Personnes touchées dans la zone du client ; une même personne peut l’être sur deux réseaux.",
        entered_once,
    ),
    "mentions du panel": _entered("Mentions du panel", "Mentions de toutes les marques du panel, la marque comprise."),
    "abonnés": _entered("Abonnés", "Abonnés en fin de mois.", entered_once),
    "budget publicitaire": _entered("Budget publicitaire", "Dépense publicitaire du mois."),
    "réponses à l’enquête": _entered("Réponses à l’enquête", "Réponses à l’enquête de satisfaction du mois."),
    "demandes ouvertes": _entered("Demandes ouvertes", "Demandes ouvertes dans le mois."),
    "demandes résolues": _entered("Demandes résolues", "Demandes closes dans le mois, réglées."),
    "réponses": _entered("Réponses", "Réponses données aux messages et aux commentaires du mois."),
    "tournages": _entered("Tournages", "Journées de prise de vue du mois."),
    "heures travaillées": _entered("Heures travaillées", "Heures passées pour le client dans le mois.", digits=1),
}  # fmt: skip

OF_ADS: dict[str, Measure] = {
    "cost_per_lead": Measure(
        "Coût par lead", "Dépense des campagnes payées qui comptent des leads, rapportée à ces leads, dans la devise de la régie.",
        "count", "ads", cost_per_lead, digits=2, adds=False,
        missing="Non disponible sans export de publicité avec des leads, ou si deux devises s’y mêlent.",
        follows="Lead au sens de la régie.",
    ),
}  # fmt: skip

_AUDIENCE = "Non disponible sans l’export de l’audience du réseau."
OF_AUDIENCE: dict[str, Measure] = {
    "leading_function": Measure(
        "Première fonction des abonnés", "Fonction la plus fréquente parmi les abonnés, au dernier relevé ; le réseau ne "
        "dit pas qui a vu les publications.", "percent", "audience", largest, digits=0, adds=False, missing=_AUDIENCE,
    ),
    "leading_seniority": Measure(
        "Premier niveau hiérarchique des abonnés", "Niveau le plus fréquent parmi les abonnés, au dernier relevé ; le "
        "réseau ne dit pas qui a vu les publications.", "percent", "audience", largest, digits=0, adds=False,
        missing=_AUDIENCE,
    ),
    "local_followers": Measure(
        "Part des abonnés dans la zone", "Part des abonnés dans les villes de zone_locale (client.yaml), parmi celles que "
        "le réseau donne. Ce n’est pas une portée : aucun export ne dit où sont les personnes touchées.", "percent",
        "audience", local, digits=0, adds=False,
        missing="Non disponible sans villes dans l’export d’audience, ou si aucune n’est de la zone.",
        zero="Un zéro n’est jamais donné : le réseau ne nomme que ses premières villes.",
    ),
}  # fmt: skip
