"""Networks that share a slide: those where nothing is compared, and those whose profile is hardly noted yet."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.rows import ProfileNote
from iwa.findings.compare import MINIMUM_GROUP
from iwa.slides import Chart, Column, Slide, Source, Table
from iwa.steps.answers import SUBJECTS
from iwa.steps.audit.comparisons import comparison, conversions_lacking
from iwa.steps.audit.profiles import COLUMNS, NOT_APPLICABLE, known_notes, note_line, profiles, to_take_up
from iwa.steps.coverage import names_of
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, network_name

Row = tuple[str, ...]
MOST_NAMED = 3  # networks named in a title
ENOUGH_NOTED = 0.5  # share of a profile's criteria from which it has a slide of its own


def comparisons(month: ClientMonth, question: str) -> list[Slide]:
    """A slide for each network whose groups are compared; the others, where they are several, share one in the annex."""
    slides = {network: comparison(month, network, question) for network in month.networks}
    idle = [network for network, slide in slides.items() if _is_idle(slide)]
    if len(idle) < 2:
        return list(slides.values())
    shared = _uncompared(month, question, {network: slides[network] for network in idle})
    return [*(slide for network, slide in slides.items() if network not in idle), shared]


def _is_idle(slide: Slide) -> bool:
    return not isinstance(slide.exhibit, Chart) and slide.decision == NOTHING_TO_CHANGE


def _uncompared(month: ClientMonth, question: str, slides: dict[str, Slide]) -> Slide:
    tables = {network: slide.exhibit for network, slide in slides.items() if isinstance(slide.exhibit, Table)}
    columns = next(iter(tables.values())).columns
    posts = month.window_posts[month.window_posts["network"].isin(list(slides))]
    told = [f"{network_name(network)} : {' '.join(slide.message)}" for network, slide in slides.items()]
    return Slide(
        id=f"audit.{question}.sans-comparaison",
        title=f"Sur {names_of(list(slides))}, il n’y a pas de quoi comparer les {SUBJECTS[question]}s",
        subtitle=f"Il faut deux groupes d’au moins {MINIMUM_GROUP} publications ; {window_period(month)} ; n. d. : non disponible",
        exhibit=Table(
            (Column("Réseau", 1), *columns),
            tuple((network_name(network), *row) for network, table in tables.items() for row in table.rows),
            f"Publications par {SUBJECTS[question]} là où rien ne se compare : nombre, engagement, clics, conversions.",
        ),
        message=_unsure(month, question, list(slides)),
        decision=NOTHING_TO_CHANGE,
        source=source(month, list(slides), count=posts_said(posts)),
        notes=" ".join([*told, next(iter(slides.values())).notes]),
        annex=True,
    )


def _unsure(month: ClientMonth, question: str, networks: Sequence[str]) -> tuple[str, ...]:
    """What the table's figures lack, or rest on that nobody has confirmed."""
    lacking = dict.fromkeys(filter(None, (conversions_lacking(month, network) for network in networks)))
    proposed = question == "theme" and month.themes_proposed
    return (*(["Thèmes proposés d’après les hashtags, à confirmer dans le dossier."] if proposed else []), *lacking)


def all_profiles(month: ClientMonth) -> list[Slide]:
    """A slide for each profile of which half the criteria are noted; the others, where they are several, share one."""
    notes = {network: known_notes(month, network) for network in month.networks}
    early = [network for network, found in notes.items() if _noted_share(found) < ENOUGH_NOTED]
    if len(early) < 2:
        return [profiles(month, network) for network in month.networks]
    own = [profiles(month, network) for network in month.networks if network not in early]
    return [*own, _early({network: notes[network] for network in early})]


def _noted_share(notes: Sequence[ProfileNote]) -> float:
    """Out of the criteria that the network can have, those that are scored."""
    fitting = [note for note in notes if note.score != NOT_APPLICABLE]
    return len(_scored(fitting)) / len(fitting) if fitting else 0.0


def _scored(notes: Sequence[ProfileNote]) -> list[ProfileNote]:
    return [note for note in notes if isinstance(note.score, int | float)]


def _early(notes: dict[str, list[ProfileNote]]) -> Slide:
    rows = [(network, note) for network, found in notes.items() for note in _scored(found)]
    lines = tuple((network_name(network), *note_line(note)) for network, note in rows)
    blank = tuple((network_name(network), "Tous", *[TO_COMPLETE] * 3) for network in notes)
    criteria = sum(note.score != NOT_APPLICABLE for found in notes.values() for note in found)
    return Slide(
        id="audit.profils.partiels",
        title=_early_title(notes),
        subtitle="Ce que le consultant a observé, noté de 0 (absent) à 3 (très bon)",
        exhibit=Table(
            (Column("Réseau", 0.8), *COLUMNS),
            lines or blank,
            f"Observations sur les profils {names_of(list(notes))}.",
            kind="checklist",
        ),
        message=(_left(notes),) if rows else (),
        decision=_early_decision([note for _, note in rows]),
        source=Source(
            ("dossier.xlsx, onglet « profils »",),
            exports="observation des profils",
            count=f"{numbers.counted(len(rows), 'critère noté', 'critères notés')} sur {numbers.integer(criteria)}",
            entered=True,
        ),
        notes="Notes posées par le consultant. Un critère sans note n’entre dans aucune moyenne.",
    )


def _left(notes: dict[str, list[ProfileNote]]) -> str:
    """How many criteria of each profile wait for a note."""
    counts = [(network_name(network), sum(note.score is None for note in found)) for network, found in notes.items()]
    told = numbers.listed(f"{name}{numbers.NO_BREAK}{count}" for name, count in counts if count)
    return f"Critères qui restent à observer : {told}."


def _early_title(notes: dict[str, list[ProfileNote]]) -> str:
    unseen = [network for network, found in notes.items() if not _scored(found)]
    if len(unseen) == len(notes):
        return f"Les profils {names_of(unseen)} restent à observer : aucune note dans le dossier"
    weak = {network: to_take_up(found) for network, found in notes.items()}
    count, concerned = sum(map(len, weak.values())), [network for network, found in weak.items() if found]
    rest = f" ; {names_of(unseen)} {'reste' if len(unseen) == 1 else 'restent'} à observer" if unseen else ""
    if not count:
        return f"Les profils n’ont aucun point à reprendre parmi ceux qui sont notés{rest}"
    verb = "est" if count == 1 else "sont"
    where = f", sur {names_of(concerned)}" if len(concerned) <= MOST_NAMED else ""
    return f"{numbers.counted(count, 'point')} de profil {verb} à reprendre{where}{rest}"


def _early_decision(noted: Sequence[ProfileNote]) -> str:
    weak = [note for note in to_take_up(noted) if note.correction]
    if not weak:
        return "Compléter l’onglet « profils » du dossier avant la remise."
    first = weak[0]
    return f"Reprendre d’abord, sur {network_name(first.network)}, {first.criterion} : {str(first.correction).rstrip('.')}."
