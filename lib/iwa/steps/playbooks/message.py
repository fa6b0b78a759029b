"""One message of the client as it is said on each of its networks."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import STRUCTURE
from iwa.dossier.target import KeyMessage
from iwa.editorial.anatomy import Anatomy, taken_apart
from iwa.editorial.cadence import cadence
from iwa.editorial.proofs import inventory
from iwa.findings.carried import carrying
from iwa.findings.top import successes
from iwa.measures.measure import worded
from iwa.method.playbooks import playbook_of
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.advice import Row
from iwa.steps.architecture.network_pages import format_shares
from iwa.steps.objectives.messages import carried, share_said
from iwa.steps.own_things import led_to
from iwa.steps.sourcing import source, window_period
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, local_day, network_name
from iwa.traced import within

LONGEST = 110  # letters of what is quoted in a cell
QUOTED = 70


def same_message(month: ClientMonth) -> Slide:
    """The first message that posts carry, one line a network: its form, its first words, what follows, proof and call."""
    message = chosen(month)
    kept = cadence(month).kept
    said = {network: saying(month, network, message) for network in kept}
    columns = (
        Column("Réseau", 0.9, role="strong"), Column("Forme", 1.3), Column("Première ligne", 2.6),
        Column("Ce qui suit", 2.2), Column("Preuve, puis appel", 2.4),
    )  # fmt: skip
    return Slide(
        id="playbook.message",
        title=_title(month, message, said),
        subtitle=f"Le même message{_for(message)}, exécuté autrement sur {_networks(kept)}, d’après les textes de la fenêtre",
        exhibit=Table(
            columns,
            tuple(_line(month, network, message, said[network]) for network in kept)
            or ((TO_COMPLETE, "–", "–", "–", "–"),),
            "Un message du client, réseau par réseau.",
        ),
        message=(*_shared(month, message), *_already(month, said)),
        decision=_decision(message, said),
        source=_source(month),
        notes="La première ligne est celle d’une publication du client qui porte déjà le message sur ce réseau, la plus au-dessus de "
        "l’habitude ; à défaut, la structure notée pour ce réseau, puis le message lui-même.",
    )


def chosen(month: ClientMonth) -> KeyMessage | None:
    """The message that most posts of the window carry; the first of the dossier where none is; None without any."""
    found = carried(month)
    return max(found, key=lambda one: one.posts).message if found else None


def saying(month: ClientMonth, network: str, message: KeyMessage | None) -> Row | None:
    """The post of a network that says the message and stands highest above its habit; None where none does."""
    posts = worded(month.window_posts_of(network))
    if message is None or not message.words or posts.empty:
        return None
    own = posts[carrying(posts["text"], message.words)]
    best = successes(month.window_posts_of(network))
    ranked = best[best["post_id"].isin(own["post_id"])]
    rows = (ranked if len(ranked) else own).head(1).to_dict("records")
    return rows[0] if rows else None


def _line(month: ClientMonth, network: str, message: KeyMessage | None, post: Row | None) -> tuple[str, ...]:
    parts = taken_apart(str(post["text"])) if post else None
    return (
        network_name(network),
        capital(format_shares(month, network)),
        _opening(month, network, message, parts),
        _body(month, network, parts),
        f"{_proof(month, message, parts)} ; {_call(month, network, parts)}",
    )


def _opening(month: ClientMonth, network: str, message: KeyMessage | None, parts: Anatomy | None) -> str:
    if parts and parts.hook:
        return f"« {excerpt(parts.hook, LONGEST)} »"
    noted = _structure(month, network, "accroche")
    if noted and message:
        return f"« {excerpt(message.message.rstrip('.'), QUOTED)} », ouvert ainsi : {noted}"
    return f"« {excerpt(message.message.rstrip('.'), LONGEST)} »" if message else f"message clé {TO_COMPLETE}"


def _structure(month: ClientMonth, network: str, part: str) -> str:
    """The rule of the dossier for a part of a post there; "" for none."""
    rows = [row for row in month.dossier.editorial if row.element == STRUCTURE and row.name == part]
    own = [row for row in rows if row.network == network] or [row for row in rows if row.network is None]
    return excerpt(own[0].example or own[0].note, QUOTED) if own and (own[0].example or own[0].note) else ""


def _body(month: ClientMonth, network: str, parts: Anatomy | None) -> str:
    manner = playbook_of(network).codes.argument.rstrip(".")
    if parts and parts.body:
        return f"{manner} : « {excerpt(parts.body, QUOTED)} »"
    noted = _structure(month, network, "corps")
    return f"{manner} : {noted}" if noted else manner


def _proof(month: ClientMonth, message: KeyMessage | None, parts: Anatomy | None) -> str:
    if message and message.proof:
        return capital(excerpt(message.proof, QUOTED))
    if parts and parts.proof:
        return f"« {excerpt(parts.proof, QUOTED)} »"
    usable = inventory(month.dossier.proofs, month.month.last).usable
    return usable[0].name if usable else f"preuve {TO_COMPLETE}"


def _call(month: ClientMonth, network: str, parts: Anatomy | None) -> str:
    if parts and parts.call:
        return f"« {excerpt(parts.call, QUOTED)} »"
    noted = _structure(month, network, "appel à l’action")
    return noted or f"mener à {led_to(month)}"


def _for(message: KeyMessage | None) -> str:
    return f", pour {message.target}" if message and message.target else ""


def _networks(kept: tuple[str, ...]) -> str:
    return numbers.listed(network_name(network) for network in kept) or f"un réseau {TO_COMPLETE}"


def _title(month: ClientMonth, message: KeyMessage | None, said: dict[str, Row | None]) -> str:
    if message is None:
        return f"{month.client.name} n’a pas encore de message à dire autrement d’un réseau à l’autre"
    name = f"Le message « {excerpt(message.message.rstrip('.'), QUOTED)} »"
    known = [network_name(network) for network, post in said.items() if post]
    lacking = [network_name(network) for network, post in said.items() if not post]
    if not known:
        return f"{name} n’est encore dit nulle part : voici comment chaque réseau le dirait"
    told = f"{name} se dit déjà sur {numbers.listed(known)}"
    return f"{told} ; {numbers.listed(lacking)} {'attend' if len(lacking) == 1 else 'attendent'}" if lacking else told


def _shared(month: ClientMonth, message: KeyMessage | None) -> tuple[str, ...]:
    """How many of the client's posts carry the message."""
    one = next((one for one in carried(month) if one.message is message), None)
    if one is None or one.share is None:
        return (f"Sa part des publications : non mesurable, {one.why}.",) if one else ()
    share = share_said(month, one)
    return (within(f"{share} des textes de la fenêtre le portent, tous réseaux ensemble.", share),)


def _already(month: ClientMonth, said: dict[str, Row | None]) -> tuple[str, ...]:
    """Where the quoted posts stand, by network and day."""
    days = [
        f"{network_name(network)} le {local_day(post['published_at'], month.client.timezone)}"
        for network, post in said.items()
        if post
    ]
    return (f"Publications citées : {numbers.listed(days)}.",) if days else ()


def _decision(message: KeyMessage | None, said: dict[str, Row | None]) -> str:
    if message is None:
        return "Écrire un message dans l’onglet « messages clés », puis le décliner réseau par réseau."
    lacking = [network for network, post in said.items() if not post]
    name = f"« {excerpt(message.message.rstrip('.'), QUOTED)} »"
    if lacking:
        return f"Écrire {name} pour {network_name(lacking[0])}, qui ne l’a pas dit {'sur la fenêtre' if message.words else ': ses mots manquent'}."
    return f"Garder {name}, et changer de première ligne d’un réseau à l’autre plutôt que de recopier."


def _source(month: ClientMonth) -> Source:
    return source(
        month, month.networks, period=window_period(month), definition="onglets « messages clés » et « éditorial »"
    )
