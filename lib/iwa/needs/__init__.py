"""What the pack's deliverables of a month still lack, and where to get it: one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import CRITERIA
from iwa.dossier.event import SUMMED_UP
from iwa.exports.reading import Reader
from iwa.exports.registry import READERS
from iwa.measures import paid
from iwa.measures.deliveries import ENTERED
from iwa.measures.relation_series import ENTERED as RELATION
from iwa.method.objectives import Indicator, objectives
from iwa.needs import of_architecture, of_charter, of_community, of_objectives, of_production
from iwa.needs.need import DOWNLOAD, OPTIONAL, Asked, Need, tab
from iwa.networks import META, META_ADS, NETWORKS
from iwa.packs import Deliverable, of_client
from iwa.steps.coverage import month_days
from iwa.steps.indicators import lines_of
from iwa.steps.periods import of_month
from iwa.steps.stages import OUTCOMES
from iwa.steps.wording import month_label, network_name, slug

BUDGET = "budget publicitaire"


def due(month: ClientMonth) -> tuple[Deliverable, ...]:
    """The deliverables of the client's pack that come out with the month."""
    client = month.client
    return tuple(
        item
        for item in of_client(client)
        if item.is_due(month.month, client.start, item.has_changed(month.dossier, month.before))
    )


def needs(month: ClientMonth) -> tuple[Need, ...]:
    """All that the slides due this month would show as missing or to be completed, exports of posts apart.

    What no slide of the month shows is not asked for.
    """
    asked = Asked(month, tuple(pattern for item in due(month) for pattern in item.patterns))
    found = [need for slides, find in SOUGHT if any(map(asked.wants, slides)) for need in find(asked)]
    return tuple(sorted(found, key=lambda need: need.how == OPTIONAL))


def _audience(asked: Asked) -> Iterable[Need]:
    """The composition of the followers, where the network exports it in a file of its own."""
    told = set(asked.month.audience["network"].astype("str"))
    for network in asked.month.networks:
        reader = _reader("audience", network)
        if network not in told and reader and reader.kind not in NETWORKS[network].needed:
            yield Need(f"{network_name(network)}, audience", reader.menu, DOWNLOAD)


def _reader(gives: str, network: str) -> Reader | None:
    return next((r for r in READERS if r.gives == gives and network in (r.network, *r.among) and r.menu), None)


def _stories(asked: Asked) -> Iterable[Need]:
    month = asked.month
    known = month.figures.get(("instagram", "stories", str(month.month)))
    reader = next(r for r in READERS if (r.network, r.kind) == ("instagram", "stories"))
    if "stories" in month.client.quotas and "instagram" in month.networks and known is None:
        yield Need("Instagram, stories du mois", reader.menu, DOWNLOAD)


def _targets(asked: Asked) -> Iterable[Need]:
    if not asked.month.dossier.targets:
        yield Need("Les publics visés", tab("targets"))


def _profiles(asked: Asked) -> Iterable[Need]:
    """The criteria that nobody scored, network by network."""
    scored = {(note.network, note.criterion) for note in asked.month.dossier.profiles if note.score is not None}
    counts = {
        network: sum((network, c) not in scored and c not in NETWORKS[network].lacks for c in CRITERIA)
        for network in asked.month.networks
    }
    lacking = [f"{network_name(network)} {numbers.integer(count)}" for network, count in counts.items() if count]
    if lacking:
        yield Need(f"Critères de profil sans note : {numbers.listed(lacking)}", tab("profiles"))


def _rivals(asked: Asked) -> Iterable[Need]:
    notes = asked.month.dossier.competitors
    silent = {note.competitor for note in notes} - {note.competitor for note in notes if note.angle}
    if silent:
        yield Need(f"L’angle de {numbers.counted(len(silent), 'concurrent')}", tab("competitors"))
    if asked.month.benchmark.empty:
        yield Need("Un relevé des concurrents", next(r.menu for r in READERS if r.kind == "own_competitors"), OPTIONAL)


def _themes(asked: Asked) -> Iterable[Need]:
    if asked.month.themes_proposed:
        yield Need("Les thèmes, proposés d’ici là d’après les hashtags", tab("editorial"), OPTIONAL)


def _goals(asked: Asked) -> Iterable[Need]:
    goals = asked.month.dossier.goals
    if not goals:
        yield Need("Un objectif chiffré, daté, avec son responsable", tab("goals"))
    open_ = [goal for goal in goals if goal.measure is None or goal.target is None]
    if open_:
        count = numbers.counted(len(open_), "objectif")
        yield Need(f"L’indicateur ou la cible de {count}", tab("goals", open_[0].cells.get("sentence", "")))


def _entries(asked: Asked) -> Iterable[Need]:
    """The indicators of the objectives, and the work that is owed, that nobody typed in for the month."""
    month = asked.month
    types = dict.fromkeys(
        goal.type for goal in month.dossier.goals if asked.wants(f"mesure.objectif.{slug(goal.type)}")
    )
    lines = [
        (indicator, line)
        for kind in types
        for indicator in objectives().indicators(kind)
        for line in lines_of(month, indicator, month.networks, [of_month(month.month)])
    ]
    of_goals = [word for indicator, line in lines if not line.is_known for word in _words(indicator)]
    of_work = [ENTERED[kind] for kind in ENTERED if kind in month.client.quotas and asked.wants("mesure.livre")]
    typed = set(month.entries.loc[month.entries["month"] == str(month.month), "indicator"])
    lacking = [name for name in dict.fromkeys([*of_goals, *of_work]) if name and name not in typed]
    if lacking:
        yield Need(f"Saisies {numbers.of(month_label(month.month))} : {numbers.listed(lacking)}", tab("entered"))


def _words(indicator: Indicator) -> tuple[str, ...]:
    """What the team may type in for an indicator."""
    return RELATION.get(indicator.measure, (indicator.entered,))


def _outcomes(asked: Asked) -> Iterable[Need]:
    month = asked.month
    names = {indicator for _, indicator in OUTCOMES.values()}
    typed = month.entries["indicator"].isin(names) & (month.entries["month"] == str(month.month))
    if not month.client.conversions and not typed.any():
        what = "Ce qui compte comme lead, rendez-vous, vente ou candidature"
        yield Need(what, f"client.yaml, clé « conversions », ou {tab('entered')}")


def _ads(asked: Asked) -> Iterable[Need]:
    """The export of the ads, where money is known to have been set aside for the month."""
    month = asked.month
    noted = (
        (month.entries["indicator"] == BUDGET)
        & (month.entries["month"] == str(month.month))
        & (month.entries["value"] > 0)
    )
    if noted.any() and paid.of_month(month.ads, *month_days(month)).empty:
        own = {*month.networks, *([META_ADS] if set(META) & set(month.networks) else [])}
        menus = [r.menu for r in READERS if r.gives == "ads" and own & {r.network, *r.among}]
        yield Need("Les publicités du mois, dont le budget est noté", " ; ".join(menus) or tab("entered"), DOWNLOAD)


def _events(asked: Asked) -> Iterable[Need]:
    month = asked.month.month
    open_ = [
        event
        for event in asked.month.dossier.agenda
        if event.nature in SUMMED_UP and event.start <= month.last and event.last_day >= month.first
        and None in (event.aim, event.measure, event.target)
    ]  # fmt: skip
    if open_:
        names = numbers.listed(f"« {event.title} »" for event in open_)
        yield Need(f"But, indicateur ou cible : {names}", tab("agenda", open_[0].cells.get("title", "")))


def _answers(asked: Asked) -> Iterable[Need]:
    """Last month's proposals whose state nobody noted."""
    before = [*asked.month.before.get("decisions", []), *asked.month.before.get("tests", [])]
    noted = {row.identifier for row in asked.month.dossier.decisions if row.state}
    count = sum(row["id"] not in noted for row in before)
    if count:
        yield Need(f"L’état de {numbers.counted(count, 'proposition')} du mois dernier", tab("decisions"))


def _team(asked: Asked) -> Iterable[Need]:
    if not any(person.approves for person in asked.month.dossier.team):
        yield Need("Qui valide, et répond des décisions", tab("team"))


# Slides by an id of theirs -> what they would show as missing.
SOUGHT: tuple[tuple[tuple[str, ...], Callable[[Asked], Iterable[Need]]], ...] = (
    (("audit.audience.x",), _audience),
    (("mesure.livre",), _stories),
    (("audit.synthese", "mesure.reponse", "mesure.tableau-de-bord", "objectifs.synthese"), _goals),
    (("objectifs.synthese", "objectifs.vagues"), of_objectives.smart_parts),
    (("objectifs.seuils",), of_objectives.worry_lines),
    (("objectifs.messages",), of_objectives.messages),
    (("objectifs.priorites",), of_objectives.hours),
    (("audit.audience.x", "objectifs.cibles"), _targets),
    (("audit.profils.x", "audit.coherence"), _profiles),
    (("mesure.objectif.x", "mesure.livre"), _entries),
    (("audit.chaine", "mesure.chaine"), _outcomes),
    (("mesure.campagne.x",), _events),
    (("mesure.publicite",), _ads),
    (("mesure.suites",), _answers),
    (("mesure.decisions",), _team),
    (("audit.concurrents.x", "audit.angles"), _rivals),
    (("audit.theme.x",), _themes),
    (("architecture.piliers", "architecture.mix"), of_architecture.pillars),
    (("architecture.rubriques",), of_architecture.names),
    (("architecture.preuves",), of_architecture.proofs),
    (("architecture.cadence",), of_architecture.hours),
    (("architecture.feuille-de-route",), of_architecture.approval),
    (("architecture.reseaux",), of_architecture.conversions),
    (("charte.ton",), of_charter.rules),
    (("charte.structure.x",), of_charter.structures),
    (("charte.visuel",), of_charter.brand),
    (("charte.moderation.decideurs",), of_charter.deciders),
    (("animation.delais",), of_community.messages),
    (("animation.delais",), of_community.hours),
    (("animation.ton",), of_community.tones),
    (("checklist.lancement",), of_charter.ticks),
    (("production.circuit",), of_production.stages),
    (("production.attente",), of_production.days),
    (("production.bibliotheque",), of_production.library),
    (("production.nettoyage",), of_production.links),
)
