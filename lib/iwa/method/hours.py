"""What contents cost by default, in hours, and what is kept of the hours for all else."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from iwa.method.template import Block, read


class PackNeeds(Block):
    """The least that a pack asks of a client: posts a week, hours of production a week, objectives and highlights."""

    posts: float = Field(validation_alias="publications", ge=0)
    hours: float = Field(validation_alias="heures", ge=0)
    ambition: int = Field(ge=0)


class DefaultHours(Block):
    """The house's hours for one content, by format; `networks` holds those that differ on a network.

    `upkeep` is the share of the hours kept for answers and measurement, `least` by network the posts a
    week under which it is not worth its hours, `packs` what each pack asks for.
    """

    formats: dict[str, float]
    networks: dict[str, dict[str, float]] = Field(validation_alias="reseaux")
    upkeep: float = Field(validation_alias="animation", ge=0, lt=1)
    least: dict[str, float] = Field(validation_alias="plancher")
    packs: dict[str, PackNeeds]

    def of(self, network: str, name: str) -> float:
        """The hours of one content of a format on a network.

        >>> default_hours().of("youtube", "video"), default_hours().of("facebook", "video")
        (6.0, 3.0)
        """
        return self.networks.get(network, {}).get(name, self.formats[name])


@cache
def default_hours() -> DefaultHours:
    """The house's default hours.

    >>> default_hours().least["youtube"]
    0.25
    """
    return read("heures.yaml", DefaultHours)
