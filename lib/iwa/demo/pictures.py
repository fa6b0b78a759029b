"""Pictures of a few posts of the month, drawn: a bed of flowers under a sky, no two alike."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from iwa.demo.around import around, stream
from iwa.demo.world import World
from iwa.months import Month

SIDE = 640  # pixels
PER_NETWORK = 4  # the posts that got most reactions for their audience
PETALS = ("#D98324", "#C2456B", "#E9C46A", "#8E5A9B", "#F4F1E8", "#B5382F")
SKIES = ("#DCE9EE", "#F3E7D3", "#E4EDDD", "#F0DFDC")
GREENS = ("#2F5D3A", "#4C7A4A", "#6B9362")


def write_pictures(folder: Path, world: World, month: Month) -> list[Path]:
    """The pictures of that month's best posts, named by post; none for a client without `autour.yaml`."""
    if not around(world.client.key):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    return [_drawn(folder / f"{post_id}.jpg", world, month) for post_id in _best(world, month)]


def _best(world: World, month: Month) -> list[str]:
    posts = world.posts[
        (world.posts["month"] == str(month)) & (world.posts["kind"] == "posts") & ~world.posts["is_paid"]
    ]
    seen = posts["reach"].fillna(posts["impressions"]).fillna(posts["views"])
    rate = posts[["reactions", "comments", "shares"]].sum(axis=1) / seen
    best = posts.assign(rate=rate).sort_values("rate", ascending=False, kind="stable").groupby("network")
    return list(best.head(PER_NETWORK)["post_id"])


def _drawn(path: Path, world: World, month: Month) -> Path:
    rng = stream(world, month, path.stem)
    image = Image.new("RGB", (SIDE, SIDE), SKIES[int(rng.integers(len(SKIES)))])
    drawing = ImageDraw.Draw(image)
    horizon = int(SIDE * rng.uniform(0.5, 0.68))
    drawing.rectangle((0, horizon, SIDE, SIDE), fill=GREENS[int(rng.integers(len(GREENS)))])
    petals = PETALS[int(rng.integers(len(PETALS)))]
    for place in np.sort(rng.uniform(horizon * 0.75, SIDE * 0.95, int(rng.integers(7, 15)))):
        _flower(drawing, (float(rng.uniform(40, SIDE - 40)), float(place)), petals, rng)
    image.save(path, "JPEG", quality=82)
    return path


def _flower(drawing: ImageDraw.ImageDraw, at: tuple[float, float], petals: str, rng: np.random.Generator) -> None:
    x, y = at
    size = 14 + 30 * y / SIDE  # nearer, larger
    drawing.line((x, y, x + rng.uniform(-12, 12), y + size * 4), fill=GREENS[0], width=5)
    for turn in np.arange(6) * np.pi / 3 + rng.uniform(0, 1):
        cx, cy = x + np.cos(turn) * size * 0.8, y + np.sin(turn) * size * 0.8
        drawing.ellipse((cx - size / 2, cy - size / 2, cx + size / 2, cy + size / 2), fill=petals)
    drawing.ellipse((x - size / 3, y - size / 3, x + size / 3, y + size / 3), fill="#5A3E1B")
