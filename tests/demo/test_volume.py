from pathlib import Path

import pandas as pd

from iwa.demo.files_meta import write_facebook
from iwa.demo.volume import repeated
from iwa.demo.world import World


def test_posts_are_repeated_under_new_ids_over_two_years(bakery: World, tmp_path: Path) -> None:
    facebook = bakery.posts[bakery.posts["network"] == "facebook"]
    many = repeated(facebook, 2000)
    assert len(many) == 2000
    assert many["url"].is_unique
    assert many["post_id"].is_unique
    assert (many["published_at"].max() - many["published_at"].min()).days == 730
    written = pd.read_csv(write_facebook(tmp_path / "many.csv", many))
    assert written["Couverture"].sum() == facebook["reach"].iloc[[i % len(facebook) for i in range(2000)]].sum()
