"""client.yaml: what it may say, and the sentence for each thing it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from iwa.client import Account, BrandColours, Client, load_client
from iwa.months import Month
from iwa.networks import NAMES
from iwa.problems import InvalidClientFile
from iwa.workspace import ClientFolder

SHORTEST = """\
nom: Boulangerie Marette
secteur: commerce alimentaire
pack: essentiel
debut: 2026-09
reseaux:
  facebook:
    compte: Boulangerie Marette
"""


@pytest.fixture
def folder(tmp_path: Path) -> ClientFolder:
    client = ClientFolder(tmp_path / "boulangerie-marette")
    client.path.mkdir()
    (tmp_path / "logo.png").write_bytes(b"")  # a picture outside the client's folder
    return client


def loaded(folder: ClientFolder, text: str) -> Client:
    folder.client_file.write_text(text, encoding="utf-8")
    return load_client(folder)


def refused(folder: ClientFolder, text: str) -> str:
    with pytest.raises(InvalidClientFile) as caught:
        loaded(folder, text)
    return str(caught.value)


def test_the_shortest_file_takes_the_documented_defaults(folder: ClientFolder) -> None:
    assert loaded(folder, SHORTEST) == Client(
        slug="boulangerie-marette",
        name="Boulangerie Marette",
        sector="commerce alimentaire",
        pack="essentiel",
        start=Month(2026, 9),
        timezone="Europe/Paris",
        school_zone=None,
        city=None,
        local_area=(),
        window_days=90,
        networks={"facebook": Account(name="Boulangerie Marette")},
        placed={},
        site=None,
        conversions={},
        quotas={},
        brand=BrandColours(primary="#1F3A5F", accent="#D9662B", font="Calibri", logo=None),
    )


def test_a_whole_file_comes_out_under_english_names(folder: ClientFolder) -> None:
    (folder.path / "logo.png").write_bytes(b"")
    client = loaded(
        folder,
        """\
nom: Ateliers Kerdoncuff
secteur: industrie
pack: croissance
debut: "2026-09"
fuseau: Indian/Reunion
zone_scolaire: C
ville: Saint-Denis
fenetre_jours: 30
reseaux:
  linkedin:
    compte: Ateliers Kerdoncuff
    identifiant: 100012345678901
    url: https://www.linkedin.com/company/kerdoncuff
  youtube:
    compte: Kerdoncuff TV
    identifiant: "@kerdoncuff"
fichiers:
  "insta/*.csv": instagram
  Views (1).csv: facebook
site: www.kerdoncuff.fr
conversions:
  lead: [generate_lead, devis_envoye]
  candidature: postuler
quotas: {publications: 12, stories: 0}
marque:
  couleur: "#1f4e5f"
  accent: "#FFAA00"
  police: Lato
  logo: logo.png
""",
    )
    assert (client.timezone, client.school_zone, client.city) == ("Indian/Reunion", "C", "Saint-Denis")
    assert (client.window_days, client.site) == (30, "www.kerdoncuff.fr")
    assert list(client.networks) == ["linkedin", "youtube"]
    assert client.networks["linkedin"].identifier == "100012345678901"
    assert client.networks["linkedin"].url == "https://www.linkedin.com/company/kerdoncuff"
    assert client.networks["youtube"] == Account(name="Kerdoncuff TV", identifier="@kerdoncuff")
    assert client.placed == {"insta/*.csv": "instagram", "Views (1).csv": "facebook"}
    assert client.conversions == {"lead": ("generate_lead", "devis_envoye"), "candidature": ("postuler",)}
    assert client.quotas == {"publications": 12, "stories": 0}
    assert (client.brand.primary, client.brand.accent, client.brand.font) == ("#1F4E5F", "#FFAA00", "Lato")
    assert client.brand.logo == (folder.path / "logo.png").resolve()


def test_a_value_is_the_text_that_stands_in_the_file(folder: ClientFolder) -> None:
    client = loaded(folder, SHORTEST.replace("Boulangerie Marette\nsecteur", "1664\nsecteur") + "ville: NO\n")
    assert (client.name, client.city) == ("1664", "NO")


@pytest.mark.parametrize(
    "empty", ["ville:", "ville: ~", "ville: null", "quotas:", "conversions:", "marque:", "site:", "fichiers:"]
)
def test_an_optional_key_left_empty_is_absent(folder: ClientFolder, empty: str) -> None:
    assert loaded(folder, SHORTEST + empty + "\n") == loaded(folder, SHORTEST)


@pytest.mark.parametrize("network", NAMES)
def test_every_network_of_the_tables_may_be_followed(folder: ClientFolder, network: str) -> None:
    assert list(loaded(folder, SHORTEST.replace("facebook", network)).networks) == [network]


def test_a_file_saved_by_the_windows_notepad_is_read(folder: ClientFolder) -> None:
    folder.client_file.write_bytes(b"\xef\xbb\xbf" + SHORTEST.replace("\n", "\r\n").encode())
    assert load_client(folder).name == "Boulangerie Marette"


def test_the_client_cannot_be_changed(folder: ClientFolder) -> None:
    client = loaded(folder, SHORTEST)
    with pytest.raises(ValueError, match="frozen"):
        client.name = "Autre"


@pytest.mark.parametrize("days", ["30", "90"])
def test_a_window_of_30_to_90_days_is_taken(folder: ClientFolder, days: str) -> None:
    assert loaded(folder, f"{SHORTEST}fenetre_jours: {days}\n").window_days == int(days)


TOP = (
    "nom, secteur, pack, debut, fuseau, zone_scolaire, ville, zone_locale, fenetre_jours, reseaux, fichiers, site, conversions,"
    " horaires, quotas, ajouts, retraits, marque"
)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("fenetre_jours: 15", "clé « fenetre_jours » : trouvé « 15 » ; attendu un nombre de jours, de 30 à 90."),
        ("fenetre_jours: 120", "clé « fenetre_jours » : trouvé « 120 » ; attendu un nombre de jours, de 30 à 90."),
        ("fenetre_jours: 1:30", "clé « fenetre_jours » : trouvé « 1:30 » ; attendu un nombre de jours, de 30 à 90."),
        (
            "fuseau: Europe/Pari",
            "clé « fuseau » : trouvé « Europe/Pari » ; attendu un fuseau horaire,"
            " comme Europe/Paris ou Indian/Reunion.",
        ),
        (
            "fuseau: /etc/passwd",
            "clé « fuseau » : trouvé « /etc/passwd » ; attendu un fuseau horaire,"
            " comme Europe/Paris ou Indian/Reunion.",
        ),
        ("zone_scolaire: D", "clé « zone_scolaire » : trouvé « D » ; attendu un de ces mots : A, B, C."),
        ("ville: [Nantes]", "clé « ville » : trouvé une liste ; attendu un texte."),
        ("site: marette", "clé « site » : trouvé « marette » ; attendu une adresse, comme https://www.exemple.fr."),
        (
            "quotas: {publications: 2.5}",
            "clé « quotas > publications » : trouvé « 2.5 » ; attendu un nombre entier par mois, 0 ou plus.",
        ),
        (
            "quotas: {stories: -1}",
            "clé « quotas > stories » : trouvé « -1 » ; attendu un nombre entier par mois, 0 ou plus.",
        ),
        (
            "quotas: {publication: 3}",
            "clé « quotas > publication » : clé inconnue ; vouliez-vous dire « publications » ?"
            " Clés connues : publications, stories, reponses, tournages.",
        ),
        (
            "conversions: {leads: [generate_lead]}",
            "clé « conversions > leads » : clé inconnue ; vouliez-vous dire « lead » ?"
            " Clés connues : lead, rendez_vous, vente, candidature.",
        ),
        ("conversions: {vente: []}", "clé « conversions > vente » : trouvé une liste ; attendu au moins une ligne."),
        (
            'fichiers: {"insta/*.csv": linkedin}',
            "clé « fichiers > insta/*.csv » : trouvé « linkedin » ; attendu un de ces mots : facebook, instagram.",
        ),
        (
            'fichiers: {"insta/*.csv": }',
            "clé « fichiers > insta/*.csv » : trouvé une valeur vide ; attendu un de ces mots : facebook, instagram.",
        ),
        (
            "fichiers: insta/*.csv",
            "clé « fichiers » : trouvé « insta/*.csv » ; attendu un bloc de clés en retrait, une par ligne.",
        ),
        ("marque: bleu", "clé « marque » : trouvé « bleu » ; attendu un bloc de clés en retrait, une par ligne."),
        (
            "marque: {accent: bleu}",
            "clé « marque > accent » : trouvé « bleu » ; attendu une couleur entre guillemets,"
            ' comme "#1F4E5F" (sans guillemets, # ouvre un commentaire).',
        ),
        (
            "marque:\n  couleur: #1F4E5F",
            "clé « marque > couleur » : trouvé une valeur vide ; attendu une couleur entre guillemets,"
            ' comme "#1F4E5F" (sans guillemets, # ouvre un commentaire).',
        ),
        (
            "marque: {logo: ../logo.png}",
            "clé « marque > logo » : trouvé « ../logo.png » ; attendu le nom d’une image .png ou .jpg"
            " qui se trouve dans le dossier du client.",
        ),
        (
            "marque: {typo: Lato}",
            "clé « marque > typo » : clé inconnue. Clés connues : couleur, accent, police, logo, masque.",
        ),
        (
            "fenetre_jour: 60",
            f"clé « fenetre_jour » : clé inconnue ; vouliez-vous dire « fenetre_jours » ? Clés connues : {TOP}.",
        ),
        ("slug: autre", f"clé « slug » : clé inconnue. Clés connues : {TOP}."),
        ("name: Marette", f"clé « name » : clé inconnue. Clés connues : {TOP}."),
    ],
)
def test_what_is_wrong_is_told_with_the_key_what_was_found_and_what_to_write(
    folder: ClientFolder, line: str, sentence: str
) -> None:
    assert refused(folder, f"{SHORTEST}{line}\n") == f"client.yaml, {sentence}"


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("nom: Boulangerie Marette\n", "", "clé « nom » : elle manque ou elle est vide ; écrivez-la."),
        ("nom: Boulangerie Marette", "nom:", "clé « nom » : elle manque ou elle est vide ; écrivez-la."),
        (
            "essentiel",
            "Essentiel+",
            "clé « pack » : trouvé « Essentiel+ » ; attendu un de ces mots : essentiel, croissance, impact.",
        ),
        ("2026-09", "2026-13", "clé « debut » : trouvé « 2026-13 » ; attendu un mois, comme 2026-09."),
        ("2026-09", "2026-09-01", "clé « debut » : trouvé « 2026-09-01 » ; attendu un mois, comme 2026-09."),
        (
            "    compte: Boulangerie Marette\n",
            "    compte:\n",
            "clé « reseaux > facebook > compte » : elle manque ou elle est vide ; écrivez-la.",
        ),
        (
            "    compte: Boulangerie Marette\n",
            "    compte: a\n    id: b\n",
            "clé « reseaux > facebook > id » : clé inconnue. Clés connues : compte, identifiant, url.",
        ),
        (
            "facebook:\n    compte:",
            "facebook:",
            "clé « reseaux > facebook » : trouvé « Boulangerie Marette » ;"
            " attendu un bloc de clés en retrait, une par ligne.",
        ),
        (
            "facebook:",
            "facebok:",
            "clé « reseaux > facebok » : clé inconnue ; vouliez-vous dire « facebook » ?"
            f" Clés connues : {', '.join(NAMES)}.",
        ),
        (
            "reseaux:\n  facebook:\n    compte: Boulangerie Marette\n",
            "reseaux: {}\n",
            "clé « reseaux » : trouvé un bloc de clés ; attendu au moins une ligne.",
        ),
    ],
)
def test_a_key_that_must_be_there_is_asked_for(folder: ClientFolder, before: str, after: str, sentence: str) -> None:
    assert refused(folder, SHORTEST.replace(before, after)) == f"client.yaml, {sentence}"


def test_all_that_is_wrong_is_told_at_once(folder: ClientFolder) -> None:
    text = SHORTEST.replace("essentiel", "premium") + "fenetre_jours: 15\nzone_scolaire: D\n"
    assert refused(folder, text).splitlines() == [
        "client.yaml, clé « pack » : trouvé « premium » ; attendu un de ces mots : essentiel, croissance, impact.",
        "client.yaml, clé « zone_scolaire » : trouvé « D » ; attendu un de ces mots : A, B, C.",
        "client.yaml, clé « fenetre_jours » : trouvé « 15 » ; attendu un nombre de jours, de 30 à 90.",
    ]
