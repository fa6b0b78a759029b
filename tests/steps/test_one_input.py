"""Change one input, see one thing move: from the file that a person drops to the slide that a client reads."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa import client_month
from iwa.client import load_client
from iwa.demo.clients import MONTH_TWO
from iwa.demo.dossiers import dossier_rows
from iwa.demo.play import by_field
from iwa.demo.world import World, build_world
from iwa.dossier.write import write_dossier
from iwa.findings.questions import asked
from iwa.problems import InvalidClientFile
from iwa.slides import Chart, HeatMap, Slide, Table
from iwa.workspace import ClientFolder

pytestmark = pytest.mark.usefixtures("unjudged", "parts_once")
Shown = Callable[..., dict[str, Slide]]
GA4_HEAD = 9  # lines above the header of a demo GA4 export


@pytest.fixture(scope="module")
def world() -> World:
    return build_world("boulangerie-marette")


@pytest.fixture(scope="module")
def rows(world: World) -> dict[str, list[dict[str, Any]]]:
    return by_field(dossier_rows(world, MONTH_TWO))


@pytest.fixture(scope="module")
def before(bakery: ClientFolder, notebook_slides: Shown, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Slide]:
    """The slides as they are when nothing is changed."""
    folder = ClientFolder(tmp_path_factory.mktemp("before") / "clients" / bakery.slug)
    shutil.copytree(bakery.path, folder.path, ignore=shutil.ignore_patterns("runs"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client_month, "asked", lambda posts: asked(posts.iloc[:0]))
        return notebook_slides(folder, 1, 6)


def rewrite(folder: ClientFolder, rows: dict[str, list[dict[str, Any]]]) -> None:
    write_dossier(folder.dossier_file, load_client(folder), rows)


def posts_of(folder: ClientFolder, first: date, last: date) -> dict[str, int]:
    """The posts of a period, counted in the files themselves: Los Angeles's clock, one line a post, no guest, no story."""
    counts = {}
    for network, own in (("facebook", "ID de la Page"), ("instagram", "ID du compte")):
        files = [file for file in (folder.exports / network).glob("*.csv") if "Oct-31" not in file.name]
        posts = pd.concat([pd.read_csv(file, dtype=str, encoding="utf-8-sig") for file in files])
        posts = posts[posts[own] == posts[own].mode()[0]].drop_duplicates("Identifiant de la publication")
        when = pd.to_datetime(posts["Heure de publication"], format="%m/%d/%Y %H:%M").dt.tz_localize("US/Pacific")
        days = when.dt.tz_convert("Europe/Paris").dt.date
        counts[network] = int(((days >= first) & (days <= last)).sum())
    return counts


def table_of(slide: Slide) -> Table:
    part = slide.second if isinstance(slide.second, Table) else slide.exhibit
    assert isinstance(part, Table), slide.id
    return part


def moved(before: dict[str, Slide], after: dict[str, Slide]) -> set[str]:
    """The slides that differ, of the steps that were shown again."""
    steps = {key.split(".")[0] for key in after}
    return {
        key for key in before.keys() | after.keys() if key.split(".")[0] in steps and before.get(key) != after.get(key)
    }


def test_conversions_of_one_utm_content_doubled_move_that_posts_format_alone(
    before: dict[str, Slide], bakery_copy: ClientFolder, notebook_slides: Shown
) -> None:
    file = bakery_copy.exports / "ga4" / "ga4-acquisition-2026-10.csv"
    line = next(line for line in file.read_text("utf-8").splitlines() if "2026-10-24-fb-1" in line)
    assert line.endswith(",2")
    file.write_text(file.read_text("utf-8").replace(line, line[:-1] + "4"), "utf-8")
    after = notebook_slides(bakery_copy, 1)
    old, new = (table_of(slides["audit.format.sans-comparaison"]).rows for slides in (before, after))
    changes = [(a[0], a[5], b[5]) for a, b in zip(old, new, strict=True) if a != b]
    assert len(changes) == 1 and changes[0][0] == "Facebook"
    assert int(changes[0][2]) - int(changes[0][1]) == 2
    assert [a[:5] for a in old] == [b[:5] for b in new]
    assert not any("instagram" in slide_id for slide_id in moved(before, after))


def test_a_column_deleted_from_an_export_is_not_available_and_no_average_falls(
    before: dict[str, Slide], bakery_copy: ClientFolder, notebook_slides: Shown
) -> None:
    for file in (bakery_copy.exports / "facebook").glob("*.csv"):
        table = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        table.drop(columns=["Couverture", "Clics sur un lien"]).to_csv(file, index=False, encoding="utf-8-sig")
    after = notebook_slides(bakery_copy, 1, 6)
    old, new = table_of(before["audit.reseaux"]).rows, table_of(after["audit.reseaux"]).rows
    assert new[0][3:6] == ("non disponible", "non disponible", "non disponible")
    assert new[0][1:3] == old[0][1:3] and new[0][6:] == old[0][6:]
    assert new[1] == old[1]
    formats = table_of(after["audit.format.sans-comparaison"]).rows
    assert {row[3:5] for row in formats if row[0] == "Facebook"} == {("n. d.", "n. d.")}
    lines = {row[0].split(" (")[0]: row[1] for row in table_of(after["mesure.tableau-de-bord"]).rows}
    assert lines["Portée cumulée, Facebook"] == "non disponible"


def test_key_events_deleted_from_ga4_are_not_available_but_visits_are(
    before: dict[str, Slide], bakery_copy: ClientFolder, notebook_slides: Shown
) -> None:
    for file in (bakery_copy.exports / "ga4").glob("*.csv"):
        head, rest = (file.read_text("utf-8").splitlines()[part] for part in (slice(GA4_HEAD), slice(GA4_HEAD, None)))
        file.write_text("\n".join([*head, *(line.rpartition(",")[0] for line in rest)]) + "\n", "utf-8")
    after = notebook_slides(bakery_copy, 1, 6)
    old, new = table_of(before["audit.reseaux"]).rows, table_of(after["audit.reseaux"]).rows
    assert [row[6] for row in new] == [row[6] for row in old]
    assert {row[7:] for row in new} == {("non disponible", "non disponible")}
    assert "ne se mesure pas encore" in after["mesure.reponse"].title
    assert "n’a pas la colonne" in " ".join(after["audit.format.sans-comparaison"].message)


@pytest.mark.parametrize(("days", "period"), [(30, "du 2\xa0au 31\xa0octobre"), (90, "du 3\xa0août au 31\xa0octobre")])
def test_the_window_changes_dates_counts_and_figures(
    days: int, period: str, bakery_copy: ClientFolder, notebook_slides: Shown
) -> None:
    text = bakery_copy.client_file.read_text("utf-8")
    bakery_copy.client_file.write_text(text.replace("fenetre_jours: 90", f"fenetre_jours: {days}"), "utf-8")
    slides = notebook_slides(bakery_copy, 1)
    assert slides["audit.synthese"].source.period.replace("\xa0", " ").startswith(period.replace("\xa0", " "))
    first, last = MONTH_TWO.window(days)
    posts = posts_of(bakery_copy, first, last)
    assert {row[0].lower(): int(row[1]) for row in table_of(slides["audit.reseaux"]).rows} == posts
    weeks = slides["audit.cadence.facebook"].exhibit
    mondays = pd.date_range(pd.Timestamp(first) - pd.Timedelta(days=first.weekday()), last, freq="7D")
    assert isinstance(weeks, HeatMap) and len(weeks.columns) == len(mondays)


@pytest.mark.parametrize("days", ["15", "120", "trente", "-30", ""])
def test_a_window_outside_30_to_90_days_is_refused_in_a_sentence(days: str, bakery_copy: ClientFolder) -> None:
    text = bakery_copy.client_file.read_text("utf-8")
    bakery_copy.client_file.write_text(text.replace("fenetre_jours: 90", f"fenetre_jours: {days or '0'}"), "utf-8")
    with pytest.raises(InvalidClientFile) as refused:
        load_client(bakery_copy)
    assert str(refused.value) == (
        f"client.yaml, clé « fenetre_jours » : trouvé « {days or '0'} » ; attendu un nombre de jours, de 30 à 90."
    )


def test_profile_notes_emptied_leave_lines_to_complete_and_no_score(
    before: dict[str, Slide], bakery_copy: ClientFolder, notebook_slides: Shown, rows: dict[str, list[dict[str, Any]]]
) -> None:
    rewrite(bakery_copy, rows | {"profiles": []})
    after = notebook_slides(bakery_copy, 1)
    assert moved(before, after) == {
        "audit.profils.facebook", "audit.profils.instagram", "audit.profils.partiels", "audit.coherence", "audit.frictions",
    }  # fmt: skip
    assert {row[2:] for row in table_of(after["audit.profils.partiels"]).rows} == {("à compléter",) * 3}
    assert after["audit.profils.partiels"].source.count.startswith("0")


def test_the_target_of_the_first_objective_changes_the_directors_title(
    before: dict[str, Slide], bakery_copy: ClientFolder, notebook_slides: Shown, rows: dict[str, list[dict[str, Any]]]
) -> None:
    titles = {"10": before["mesure.reponse"].title.replace("\xa0", " ")}
    for target in ("4", None):
        first = rows["goals"][0] | {"target": target}
        rewrite(bakery_copy, rows | {"goals": [first, *rows["goals"][1:]]})
        titles[target] = notebook_slides(bakery_copy, 6)["mesure.reponse"].title.replace("\xa0", " ")
    assert titles == {
        "10": "L’objectif de conversion n’est pas atteint en octobre 2026 : 4 pour une cible de 10",
        "4": "L’objectif de conversion est atteint en octobre 2026 : 4 pour une cible de 4",
        None: "Objectif de conversion : 4 en octobre 2026, sans cible chiffrée",
    }


def test_an_event_of_the_agenda_is_a_numbered_mark_with_its_legend(
    bakery_copy: ClientFolder, notebook_slides: Shown, rows: dict[str, list[dict[str, Any]]]
) -> None:
    rewrite(bakery_copy, rows | {"agenda": []})
    without = notebook_slides(bakery_copy, 6)
    event = {"start": date(2026, 7, 14), "title": "Bal du 14 juillet", "nature": "événement", "network": "Facebook"}
    rewrite(bakery_copy, rows | {"agenda": [event]})
    after = notebook_slides(bakery_copy, 6)
    curves = [key for key in after if key.startswith(("mesure.courbe.facebook", "mesure.signal.facebook"))]
    assert curves
    for key in curves:
        assert isinstance(after[key].exhibit, Chart)
        marks = [(mark.label, mark.category) for mark in after[key].exhibit.marks if not mark.is_break]  # type: ignore[union-attr]
        assert marks[0][0] == "1" and len(marks) == 1
        assert "juil." in marks[0][1]
        assert "1\xa0: Bal du 14 juillet (14\xa0juillet)." in after[key].message
    assert moved(without, after) == set(curves)


def test_the_state_of_a_decision_shows_on_the_next_months_slide(
    bakery_copy: ClientFolder, notebook_slides: Shown, rows: dict[str, list[dict[str, Any]]]
) -> None:
    state = bakery_copy.run(MONTH_TWO.previous).state
    state.parent.mkdir(parents=True)
    decision = {
        "id": "2026-09-d1",
        "text": "Programmer un carrousel de plus",
        "measure": "",
        "network": "",
        "value": None,
    }
    known = {"month": "2026-09", "tests": [], "stops": [], "decisions": [decision]}
    state.write_text(json.dumps(known), "utf-8")
    rewrite(bakery_copy, rows | {"decisions": []})
    silent = notebook_slides(bakery_copy, 6)["mesure.suites"]
    assert table_of(silent).rows == (("2026-09-d1", "Programmer un carrousel de plus", "sans réponse notée", "–"),)
    answer = {"identifier": "2026-09-d1", "decision": "Programmer un carrousel de plus", "state": "fait"}
    rewrite(bakery_copy, rows | {"decisions": [answer | {"outcome": "deux publiés"}]})
    answered = notebook_slides(bakery_copy, 6)["mesure.suites"]
    assert table_of(answered).rows[0][2] == "fait\xa0: deux publiés"
    assert answered.decision == "Rien à changer."
    rewrite(bakery_copy, rows | {"decisions": [answer | {"decision": "Refaire la bio."}]})
    other = table_of(notebook_slides(bakery_copy, 6)["mesure.suites"]).rows[0][1]
    assert (
        other.replace("\xa0", " ").replace("\u202f", " ")
        == "Programmer un carrousel de plus ; noté : « Refaire la bio »"
    )
