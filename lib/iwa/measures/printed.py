"""Figures that are printed and are no measure of the registry: what they are called, and what they are.

Shares, rhythms, ratios and amounts; how each is counted from its rows stands in `trace.derived`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from iwa.measures.goals import measure_on
from iwa.measures.registry import MEASURES
from iwa.networks import NETWORKS
from iwa.slides import Number


class Printed(NamedTuple):
    """A figure made of others: its name and its definition."""

    label: str
    definition: str


_AMOUNT = "Publicités du mois, d’après les exports des régies ; ce qu’une ligne laisse vide ne compte pas."
_RANGE = (
    "Niveau local plus bruit : huit suites vraisemblables sur dix y tombent, d’après les seuls mois mesurés ; ni tendance ni "
    "saison ne sont prolongées."
)
PRINTED: dict[str, Printed] = {
    "count": Printed("Nombre", "Publications, ou messages, comptés un à un."),
    "per_week": Printed("Publications par semaine", "Publications, hors stories, rapportées aux jours couverts par les "
        "exports."),
    "posts_per_week": Printed("Publications par semaine", "Publications, hors stories et réponses, rapportées aux jours "
        "couverts par les exports."),
    "share_of_posts": Printed("Part des publications", "Publications du réseau rapportées à celles de tous les réseaux, "
        "hors stories."),
    "share_of_conversions": Printed("Part des conversions", "Événements clés de GA4 venus du réseau, rapportés à ceux de "
        "tous les réseaux."),
    "untied_share": Printed("Part des conversions non rattachées", "Événements clés de GA4 qu’aucun lien ne rattache à une "
        "publication, rapportés à tous ceux venus des réseaux."),
    "tied_share": Printed("Part des conversions rattachées", "Événements clés de GA4 rattachés à une publication, rapportés "
        "à tous ceux venus des réseaux."),
    "conversions_per_visit": Printed("Part des visites", "Événements clés de GA4 rapportés aux visites du même réseau."),
    "click_share_of_seen": Printed("Clics rapportés au vu", "Clics rapportés à la base du réseau, hors stories."),
    "typical_rate": Printed("Taux d’engagement typique", "Celui de la publication du milieu, hors stories et publications "
        "payées."),
    "excess": Printed("Écart à l’habitude", "Taux d’engagement de la publication rapporté au taux typique de son réseau sur "
        "la fenêtre ; publications payées, stories et trop récentes exclues."),
    **{
        name: Printed(label, "Ce que font d’ordinaire les publications du réseau faites des mêmes traits, rapporté à l’habitude "
        "et ramené vers elle d’autant plus qu’elles sont peu ; intervalle à 90 %.")
        for name, label in (
            ("expected_excess", "Écart attendu ensuite"),
            ("expected_excess_low", "Bas de l’écart attendu"),
            ("expected_excess_high", "Haut de l’écart attendu"),
        )
    },
    "engagement_gap": Printed("Écart d’engagement", "Chaque groupe est comparé aux autres publications du même réseau "
        "parues le même mois, sur le taux d’engagement typique."),
    "spend": Printed("Dépense", _AMOUNT),
    "budget": Printed("Budget", "Budget des ensembles de la campagne."),
    "left": Printed("Reste", "Budget total de la campagne, moins tout ce qu’elle a dépensé."),
    "per_thousand": Printed("Coût pour mille affichages", "Dépense rapportée aux affichages, fois mille."),
    "per_click": Printed("Coût par clic", "Dépense rapportée aux clics."),
    "per_lead": Printed("Coût par lead", "Dépense rapportée aux leads de la campagne."),
    "budget_left": Printed("Reste du budget noté", "Budget publicitaire noté pour le mois, moins la dépense."),
    "spend_within": Printed("Dépense", "Dépense des publicités de la campagne."),
    "trait_share": Printed("Part des textes", "Textes des publications, hors stories et réponses, qui ont ce trait."),
    "word_count": Printed("Textes avec ce mot", "Textes des publications, hors stories et réponses, où le mot paraît, ou une "
        "des formes notées à côté de lui."),
    "rule_count": Printed("Textes qui s’en écartent", "Textes des publications, hors stories et réponses, qui ne suivent pas "
        "cette règle d’accessibilité."),
    "message_share": Printed("Part des publications qui portent le message", "Publications, hors stories et réponses, dont "
        "le texte contient l’un des mots notés pour le message, rapportées à celles qui ont un texte."),
    "share_of_audience": Printed("Part des abonnés", "Abonnés de ces valeurs rapportés à ceux que le réseau a pu classer."),
    "target": Printed("Cible", "Valeur à atteindre, notée par l’équipe dans le dossier."),
    "baseline": Printed("Valeur de départ", "Valeur d’où part l’objectif, notée par l’équipe dans le dossier."),
    "worry_line": Printed("Seuil d’inquiétude", "Valeur sous laquelle on s’inquiète, notée par l’équipe dans le dossier."),
    "sector_figure": Printed("Repère du secteur", "Chiffre d’une étude, noté par l’agence dans le dossier avec sa source."),
    "planned_posts": Printed("Publications prévues", "Lignes du calendrier que le plan, ou l’équipe, place dans la période ; "
        "celles que le plan a retirées, et celles qu’aucun export ne couvre, ne comptent pas."),
    "held_posts": Printed("Parues dans leur semaine", "Publications prévues parues du lundi au dimanche de leur semaine : "
        "rattachées par un lien, par la date et le texte, ou notées publiées par l’équipe."),
    "held_share": Printed("Tenue du plan", "Publications parues dans leur semaine, rapportées aux publications prévues."),
    "probable_posts": Printed("Rattachées par la date et le texte", "Publications que le réseau, une date à trois jours près et "
        "des mots communs rattachent à une ligne, sans lien qui le prouve."),
    "declared_posts": Printed("Notées publiées", "Lignes notées publiées par l’équipe, sans publication retrouvée."),
    "moved_posts": Printed("Publications déplacées", "Publications prévues que l’équipe a mises à une autre date."),
    "off_plan_posts": Printed("Publications hors plan", "Publications de la période, hors stories et réponses, qu’aucune ligne du "
        "calendrier ne prévoit."),
    "late_approvals": Printed("Validations tardives", "Publications validées après la veille ouvrée de leur parution."),
    "agreed_days": Printed("Délai convenu", "Jours ouvrés que l’étape peut prendre, notés par l’équipe dans l’onglet « circuit »."),
    "silence_days": Printed("Silence", "Jours ouvrés au bout desquels une absence de réponse compte, notés dans l’onglet « circuit »."),
    "circuit_days": Printed("Délai entier", "Somme des délais notés, du brief à la programmation."),
    "stage_wait": Printed("Attente à une étape", "Jours ouvrés, fériés exclus, entre la fin notée de l’étape d’avant et celle de "
        "l’étape : la valeur du milieu des publications du mois dont les deux jours sont notés."),
    "stage_longest": Printed("Attente la plus longue", "La plus longue de ces attentes, en jours ouvrés."),
    "stage_posts": Printed("Publications suivies", "Publications du mois dont le début et la fin d’une étape sont notés."),
    "late_posts": Printed("Publications en retard", "Lignes du calendrier, jusqu’à la première semaine du mois suivant, encore à une "
        "étape qui devait être finie au dernier jour du mois, d’après les délais de l’onglet « circuit »."),
    "published_links": Printed("Publications avec lien", "Publications du mois qui mènent vers le site du client, par leur texte ou "
        "par l’onglet « liens »."),
    "untracked_links": Printed("Liens sans suivi", "Celles dont le lien n’a pas de utm_content : GA4 ne peut pas dire quelle "
        "publication a amené la visite."),
    "tracked_share": Printed("Couverture des liens", "Publications dont le lien est suivi, rapportées à celles qui ont un lien."),
    "team_hours": Printed("Heures de l’équipe", "Heures par semaine de l’onglet « équipe » : celles de qui ne valide pas, "
        "moins la réserve, moins la part gardée pour répondre et mesurer."),
    "hours_a_post": Printed("Heures par publication", "Temps de l’onglet « temps », ou de la maison à défaut, au dosage de "
        "formats constaté sur la fenêtre, stories comprises."),
    "posts_held": Printed("Publications tenues par semaine", "Ce que les heures de production portent, réseau par réseau dans "
        "l’ordre de ce qu’ils apportent, hors stories."),
    "hours_held": Printed("Heures de la cadence", "Publications tenues par semaine, fois les heures par publication."),
    "weeks_at": Printed("Semaines régulières", "Semaines entières de la fenêtre où quatre cinquièmes du rythme proposé sont sortis, "
        "tous réseaux, hors stories et réponses."),
    "share_of_mix": Printed("Part du pilier", "Publications du pilier rapportées à toutes celles de la période, stories comprises."),
    "limit_low": Printed("Limite basse", "Valeur sous laquelle un mois sort de l’habitude (carte XmR des mois d’avant)."),
    "limit_center": Printed("Moyenne de la série", "Celle des mois d’avant, le mois jugé exclu."),
    "limit_high": Printed("Limite haute", "Valeur au-dessus de laquelle un mois sort de l’habitude (carte XmR des mois d’avant)."),
    "chance": Printed("Chance d’atteindre la cible", "Part des suites vraisemblables de la série où le mois de l’échéance est "
        "à la cible ou au-dessus, à cinq points près, jamais dite sous 5 % ni au-dessus de 95 %."),
    "forecast_low": Printed("Bas de la fourchette", _RANGE),
    "forecast_middle": Printed("Milieu de la fourchette", "Autant de suites vraisemblables au-dessus qu’au-dessous."),
    "forecast_high": Printed("Haut de la fourchette", _RANGE),
    "work_median": Printed("Délai médian en heures ouvrées", "La moitié des réponses sont venues plus vite, en ne comptant que "
        "les heures où le client répond : ni nuits, ni jours fermés, ni jours fériés."),
    "work_tail": Printed("Délai de neuf réponses sur dix", "Celui sous lequel neuf réponses sur dix sont venues, en heures ouvrées ; "
        "à partir de dix réponses datées."),
    "in_time_share": Printed("Part dans le délai", "Messages répondus dans le délai visé, rapportés à tous ceux dont on le sait : un "
        "message sans réponse compte en retard, de même que celui d’avant le mois qui attendait déjà trop à son début."),
    "in_time_low": Printed("Bas de l’intervalle", "Intervalle de Wilson de la part dans le délai, à 95 %."),
    "in_time_high": Printed("Haut de l’intervalle", "Intervalle de Wilson de la part dans le délai, à 95 %."),
    "judged": Printed("Messages comptés", "Ceux du mois, et ceux d’avant déjà en retard à son début, dont on sait s’ils ont eu "
        "leur réponse dans le délai."),
    "left_waiting": Printed("Sans réponse", "Messages du mois sans réponse à la clôture, et ceux d’avant qui attendaient encore à "
        "son début."),
    "open_threads": Printed("Fils ouverts", "Conversations du mois, et d’avant s’il en attendait, qui finissent sur un message sans "
        "réponse ou noté non résolu : une personne, un réseau, une publication."),
    "long_threads": Printed("Fils trop longs", "Conversations publiques où une même personne a écrit plus de fois que la limite "
        "d’échanges en public."),
    "read_tone": Printed("Messages de ce ton", "Messages lus ainsi par les règles sur les mots et les émojis."),
    "read_tone_share": Printed("Part de ce ton", "Messages lus ainsi par les règles, rapportés à ceux qu’elles savent lire."),
    "tone_found_again": Printed("Retrouvés", "Messages notés de ce ton par l’équipe que les règles lisent de même."),
    "tone_error": Printed("Erreur des règles", "Messages étiquetés par l’équipe que les règles lisent autrement, rapportés à tous les "
        "messages étiquetés."),
    "tone_error_low": Printed("Bas de l’intervalle", "Intervalle de Wilson de l’erreur des règles, à 95 %."),
    "tone_error_high": Printed("Haut de l’intervalle", "Intervalle de Wilson de l’erreur des règles, à 95 %."),
    "busiest_hour": Printed("Heure la plus chargée", "Le plus de messages reçus en une heure d’horloge sur la période."),
    "busiest_day": Printed("Jour le plus chargé", "Le plus de messages reçus en un jour sur la période."),
    "resolved_low": Printed("Bas de l’intervalle", "Intervalle de Wilson de la part résolue, à 95 %."),
    "resolved_high": Printed("Haut de l’intervalle", "Intervalle de Wilson de la part résolue, à 95 %."),
    "rating_low": Printed("Bas de l’intervalle", "Intervalle de la note moyenne à 95 %, d’après l’écart des notes du mois."),
    "rating_high": Printed("Haut de l’intervalle", "Intervalle de la note moyenne à 95 %, d’après l’écart des notes du mois."),
    "escalations": Printed("Escalades", "Cas de l’onglet « journal » où l’action notée est « escalader »."),
    "log_cases": Printed("Cas au journal", "Lignes de l’onglet « journal » du mois."),
    "rival_posts": Printed("Publications", "Publications du compte sur les jours comparés, hors stories."),
    "rival_per_week": Printed("Publications par semaine", "Publications du compte rapportées aux jours comparés."),
    "rival_interactions": Printed("Interactions par publication", "Réactions, commentaires et partages d’une publication : "
        "la médiane, ou la moyenne quand l’outil ne donne qu’une période."),
    "rival_followers": Printed("Abonnés", "Abonnés du compte, au dernier relevé."),
    "rival_engagement": Printed("Interactions pour 100 abonnés", "Interactions d’une publication pour 100 abonnés."),
}  # fmt: skip


def definitions_of(numbers: Iterable[Number]) -> dict[str, str]:
    """The definition of each figure printed, by its name: of measures and of what is made of them."""
    found: dict[str, str] = {}
    for number in numbers:
        for name in _measures(number):
            known = PRINTED.get(name) or MEASURES.get(name)
            if known:
                found[known.label] = known.definition
    return found


def _measures(number: Number) -> list[str]:
    """The measure of a number; that of each network for the word of an objective that stands for several."""
    networks = [name for name in number.where.get("network", "").split("+") if name in NETWORKS]
    return [measure_on(number.measure, network) for network in networks] or [number.measure]
