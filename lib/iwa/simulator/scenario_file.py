"""`scenarios/<name>.yaml` read: the what-ifs that were kept, written by the simulator or by hand.

Its keys are French; this is the one door where they become English attributes. Every figure is taken as it is
written ("0,05" and "5 %" are the same), and whatever is wrong is told at once, key by key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from iwa.client_values import BLANK, expected, found_said, keys_of, unknown_key
from iwa.months import Month
from iwa.problems import InvalidScenario, WrongUse
from iwa.simulator.levers import Levers
from iwa.simulator.model import PERIODS
from iwa.simulator.ranges import Range
from iwa.simulator.scenario import FORMAT_KEYS, MEASURE_KEYS, Scenario, Target
from iwa.strict_yaml import read_mapping
from iwa.workspace import ClientFolder

ALL = "tous"  # of all networks together
AGAIN = "Effacez-le, ou enregistrez le scénario à nouveau depuis le simulateur."
EXPECTED = {
    "string_type": "un texte",
    "model_type": "un bloc de clés en retrait, une par ligne",
    "dict_type": "un bloc de clés en retrait, une par ligne",
    "tuple_type": "une liste",
}
MEASURES = {key: name for name, key in MEASURE_KEYS.items()}
FORMATS = {key: name for name, key in FORMAT_KEYS.items()}


def _number(value: object) -> float:
    text = str(value).strip().replace("\u202f", "").replace("\xa0", " ").replace(",", ".")
    share = text.endswith("%")
    try:
        number = float(text.rstrip("% "))
    except ValueError as error:
        raise expected("un nombre de 0 ou plus, comme 2,5 ou 5 %") from error
    if isinstance(value, Mapping | list) or not 0 <= number < 1e12:
        raise expected("un nombre de 0 ou plus, comme 2,5 ou 5 %")
    return number / 100 if share else number


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError as error:
        raise expected("une date, comme 2026-11-05") from error


def _month(value: object) -> Month:
    try:
        return Month.parse(str(value))
    except WrongUse as error:
        raise expected("un mois, comme 2026-10") from error


def _measure(value: object) -> str:
    if str(value) not in MEASURES:
        raise expected(f"l’une de ces mesures : {', '.join(MEASURES)}")
    return MEASURES[str(value)]


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise expected("un texte")
    return value.strip()


def _periods(value: object) -> object:
    if not isinstance(value, list) or len(value) != PERIODS or any(len(one) != PERIODS for one in value):
        raise expected("trois lignes de trois nombres : bas, milieu et haut, à 30, 60 et 90 jours")
    return tuple(Range(*(_signed(number) for number in one)) for one in value)


def _signed(value: object) -> float:
    try:
        return float(str(value).replace(",", "."))
    except ValueError as error:
        raise expected("un nombre") from error


Number = Annotated[float, BeforeValidator(_number)]
Text = Annotated[str, BeforeValidator(_text)]
Measure = Annotated[str, BeforeValidator(_measure)]
Periods = Annotated[Any, BeforeValidator(_periods)]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, block: Any) -> Any:
        if not isinstance(block, Mapping):
            return block
        return {key: value for key, value in block.items() if value not in BLANK}


class _Levers(_Block):
    cadence: dict[str, Number] = Field(default_factory=dict)
    formats: dict[str, dict[str, Number]] = Field(default_factory=dict)
    pillars: dict[str, Number] = Field(default_factory=dict, validation_alias="piliers")
    click_rate: dict[str, Number] = Field(default_factory=dict, validation_alias="taux_clic")
    conversion: Number | None = None
    budget: dict[str, Number] = Field(default_factory=dict)
    hours: Number | None = Field(default=None, validation_alias="heures")


class _Target(_Block):
    measure: Measure = Field(validation_alias="mesure")
    network: Text = Field(default=ALL, validation_alias="reseau")
    value: Number = Field(validation_alias="valeur")


class _File(_Block):
    name: Text = Field(validation_alias="nom")
    saved: Annotated[date, BeforeValidator(_day)] = Field(validation_alias="enregistre_le")
    month: Annotated[Month, BeforeValidator(_month)] = Field(validation_alias="mois_de_base")
    decision: Text = ""
    levers: _Levers = Field(default_factory=_Levers, validation_alias="leviers")
    target: _Target | None = Field(default=None, validation_alias="cible")
    promise: dict[Measure, dict[str, Periods]] = Field(default_factory=dict, validation_alias="promesse")


@dataclass(frozen=True)
class Scenarios:
    """The scenarios of a client, the oldest first, and a sentence for each file that could not be read."""

    kept: tuple[Scenario, ...] = ()
    refused: tuple[str, ...] = ()


def scenarios_of(folder: ClientFolder) -> Scenarios:
    """Every scenario of a client's folder; none where the folder is not there."""
    found, refused = [], []
    for file in sorted(folder.scenarios.glob("*.yaml")) if folder.scenarios.is_dir() else []:
        try:
            found.append(load_scenario(file))
        except InvalidScenario as problem:
            refused.append(str(problem))
    return Scenarios(tuple(sorted(found, key=lambda one: (one.saved, one.name))), tuple(refused))


def load_scenario(file: Path) -> Scenario:
    """The scenario of a file; `InvalidScenario` says all that is wrong in it."""
    values = read_mapping(file, InvalidScenario, AGAIN)
    try:
        read = _File.model_validate(values)
    except ValidationError as error:
        sentences = [_sentence(file, detail) for detail in error.errors()]
        raise InvalidScenario("\n".join(dict.fromkeys(sentences))) from error
    formats = {
        name: {FORMATS.get(form, form): share for form, share in mix.items()}
        for name, mix in read.levers.formats.items()
    }
    promise = {
        measure: {_network(name): ranges for name, ranges in own.items()} for measure, own in read.promise.items()
    }
    target = Target(read.target.measure, _network(read.target.network), read.target.value) if read.target else None
    levers = Levers(**(dict(read.levers) | {"formats": formats}))
    return Scenario(read.name, read.saved, read.month, levers, target, promise, read.decision)


def _network(name: str) -> str:
    return "" if name == ALL else name


def _sentence(file: Path, detail: ErrorDetails) -> str:
    """One thing that pydantic refused, in French, with the file and the key."""
    path = [str(part) for part in detail["loc"] if part != "[key]"]
    what = f"{file.parent.name}/{file.name}, clé « {' > '.join(path)} » : "
    if detail["type"] == "missing":
        return what + "elle manque ou elle est vide ; écrivez-la."
    if detail["type"] == "extra_forbidden":
        blocks: dict[tuple[str, ...], type[_Block]] = {(): _File, ("leviers",): _Levers, ("cible",): _Target}
        return what + unknown_key(path[-1], keys_of(blocks[tuple(path[:-1])]))
    wanted = detail["ctx"]["text"] if detail["type"] == "expected" else EXPECTED.get(detail["type"], "un texte")
    return f"{what}trouvé {found_said(detail['input'])} ; attendu {wanted}."
