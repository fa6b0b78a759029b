import pytest

from iwa.client import load_client
from iwa.consolidate.themes import themes
from iwa.demo.campaigns import write_month
from iwa.demo.clients import MONTH_ONE, MONTH_TWO
from iwa.demo.dossiers import Rows, dossier_rows
from iwa.demo.play import by_field
from iwa.demo.world import World
from iwa.dossier import load_dossier
from iwa.dossier.choices import EDITORIAL_ELEMENTS, INDICATORS
from iwa.dossier.tabs import TABS
from iwa.dossier.write import write_dossier
from iwa.workspace import ClientFolder


def test_the_workbook_can_be_written_and_read_back_for_every_client_and_month(
    worlds: dict[str, World], tmp_path_factory: pytest.TempPathFactory
) -> None:
    for world in worlds.values():
        folder = ClientFolder(tmp_path_factory.mktemp("clients") / world.client.key)
        for month in (MONTH_ONE, MONTH_TWO):
            write_month(folder, world, month)
            rows = dossier_rows(world, month)
            write_dossier(folder.dossier_file, load_client(folder), by_field(rows))
            dossier = load_dossier(folder)
            assert dossier.remarks == ()
            assert len(dossier.links) == len(rows["liens"])
            assert len(dossier.decisions) == (0 if month == MONTH_ONE else 3)


def test_month_one_is_partly_filled_and_month_two_completes_it(bakery: World) -> None:
    one, two = dossier_rows(bakery, MONTH_ONE), dossier_rows(bakery, MONTH_TWO)
    assert (len(one["profils"]), len(two["profils"])) == (5, 14)
    assert [_count(rows, "thème") for rows in (one, two)] == [5, 7]
    assert [_count(rows, "pilier") for rows in (one, two)] == [3, 5]
    vague, precise = one["objectifs"][2], two["objectifs"][2]
    assert "cible" not in vague
    assert precise == vague | precise
    assert precise["cible"] == "7,5 %"


def _count(rows: Rows, element: str) -> int:
    return sum(row["élément"] == element for row in rows["éditorial"])


def test_a_correction_carried_out_is_no_longer_asked_for(bakery: World) -> None:
    bio = next(row for row in dossier_rows(bakery, MONTH_TWO)["profils"] if row["critère"] == "bio")
    assert (bio["note"], bio["correction"]) == ("3", None)


def test_followers_are_entered_for_each_network_and_month(workshop: World) -> None:
    rows = [r for r in dossier_rows(workshop, MONTH_TWO)["saisies"] if r["indicateur"] == "abonnés"]
    assert {row["réseau"] for row in rows} == {"LinkedIn", "YouTube", "X"}
    assert max(row["mois"] for row in rows) == "2026-10"
    assert max(row["mois"] for row in dossier_rows(workshop, MONTH_ONE)["saisies"]) == "2026-09"


def test_links_noted_lead_where_the_post_hides_it_and_none_is_lost_later(workshop: World) -> None:
    one, two = (dossier_rows(workshop, month)["liens"] for month in (MONTH_ONE, MONTH_TWO))
    addresses = workshop.posts.set_index("url")["address"]
    assert all(row["lien"] == addresses[row["publication"]] for row in two)
    assert {row["publication"] for row in one} < {row["publication"] for row in two}


def test_people_named_are_in_the_team(worlds: dict[str, World]) -> None:
    for world in worlds.values():
        rows = dossier_rows(world, MONTH_TWO)
        team = {row["nom"] for row in rows["équipe"]}
        named = {row["responsable"] for tab in ("objectifs", "décisions") for row in rows[tab]}
        ticked = {row["par"] for row in rows["checklists"] if row["fait"] == "oui"}
        assert named | ticked <= team


def test_each_client_leaves_other_things_to_complete_at_month_one(worlds: dict[str, World]) -> None:
    lacking = {}
    for key, world in worlds.items():
        rows = dossier_rows(world, MONTH_ONE)
        noted = {row["élément"] for row in rows["éditorial"]}
        lacking[key] = set(EDITORIAL_ELEMENTS) - noted
    assert lacking == {
        "boulangerie-marette": {"sujet à ne pas toucher"},
        "atelier-corvane": {"structure", "ton à ne pas faire"},
        "jardins-trehanne": {"règle visuelle"},
    }


def test_no_two_clients_have_a_rule_of_their_editorial_line_in_common(worlds: dict[str, World]) -> None:
    own = [
        {row.get("note") or row["nom"] for row in dossier_rows(world, MONTH_TWO)["éditorial"]}
        | {row["exemple"] for row in dossier_rows(world, MONTH_TWO)["éditorial"] if "exemple" in row}
        for world in worlds.values()
    ]
    assert sum(map(len, own)) == len(set.union(*own))


def test_the_words_of_the_pillars_tell_most_posts_and_leave_some(worlds: dict[str, World]) -> None:
    for key, world in worlds.items():
        rows = [row for row in dossier_rows(world, MONTH_TWO)["éditorial"] if row["élément"] == "pilier"]
        posts = world.posts[(world.posts["month"] == str(MONTH_TWO)) & (world.posts["kind"] == "posts")]
        found = themes(posts["text"], {row["nom"]: row["mots et hashtags"].split(", ") for row in rows})
        assert 0.5 < found.notna().mean() < 1, key
        assert len(set(found.dropna())) >= 4, key


def test_the_retailer_s_team_fills_in_every_tab_and_what_no_network_exports(retailer: World) -> None:
    rows = dossier_rows(retailer, MONTH_TWO)
    assert all(rows[tab.name] for tab in TABS.values())
    assert len({row["type"] for row in rows["objectifs"]}) == 5
    october = {row["indicateur"] for row in rows["saisies"] if row["mois"] == "2026-10"}
    assert set(INDICATORS) - october == {"rendez-vous"}
    assert any(row["nature"] == "campagne" and row["date début"] == "10/10/2026" for row in rows["agenda"])
