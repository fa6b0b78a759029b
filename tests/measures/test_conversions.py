"""GA4's visits: each once, the client's own conversions, tied to a post or not at all."""

import math

import pandas as pd
import pytest

from iwa import tables
from iwa.measures.conversions import doubts, prepared, rows_passed_over, with_fates, with_kind
from iwa.measures.ties import dated
from iwa.months import Month

OCTOBER = Month(2026, 10)
SITE = "https://www.marette.fr"
RICH, CHANNELS, EVENTS = "source+medium+content+landing_page", "channel", "source+medium+event"
LEADS = {"generate_lead"}


def visit(**cells: object) -> dict[str, object]:
    """A row of October's own export, unless a test says otherwise."""
    usual = {
        "source_file": "october.csv", "source_row": 11, "view": RICH, "start": "2026-10-01", "end": "2026-10-31",
        "source": "facebook", "medium": "social", "network": "facebook", "sessions": 10.0, "key_events": 2.0,
    }  # fmt: skip
    return usual | cells


def traffic(*rows: dict[str, object]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows)).astype({"start": "datetime64[ns]", "end": "datetime64[ns]"})
    return tables.checked(frame.assign(measured_at=frame["end"]), tables.TRAFFIC)


def fated(*rows: dict[str, object], events: set[str] = LEADS) -> pd.DataFrame:
    return with_fates(traffic(*rows), events, OCTOBER)


def links(*rows: tuple[str, str, str, str], since: str = "2026-10") -> pd.DataFrame:
    """network, post, page, utm_content of each link of the client's site."""
    frame = pd.DataFrame(rows, columns=["network", "post_id", "landing_page", "content"]).astype("str")
    return frame.assign(address="https://marette.fr" + frame["landing_page"], origin="texte", since=since)


NO_LINKS = links()


def ready(*rows: dict[str, object], events: set[str] = LEADS, known: pd.DataFrame = NO_LINKS) -> pd.DataFrame:
    return prepared(fated(*rows, events=events), events, known, SITE)


def test_a_utm_content_ties_its_visits_to_the_one_post_that_carries_it() -> None:
    found = ready(visit(content="fb-1", network=None), known=links(("facebook", "1", "/", "fb-1")))
    assert found[["post_id", "network", "tie"]].to_numpy().tolist() == [["1", "facebook", "utm_content"]]


def test_a_utm_content_carried_by_two_posts_ties_nothing() -> None:
    known = links(("facebook", "1", "/a", "fb-1"), ("facebook", "2", "/b", "fb-1"))
    found = ready(visit(content="fb-1", landing_page="/a"), known=known)
    assert found["post_id"].isna().all()
    assert found["network"].tolist() == ["facebook"]


def test_a_page_that_one_post_of_the_network_leads_to_ties_visits_without_content() -> None:
    known = links(("facebook", "1", "/devis", ""), ("linkedin", "9", "/devis", ""))
    rows = [visit(landing_page="/Devis/?utm_source=x"), visit(landing_page="/devis", network="youtube"),
            visit(landing_page="/devis", network=None), visit(landing_page="/devis", content="autre")]  # fmt: skip
    found = ready(*rows, known=known)
    assert found["post_id"].fillna("").tolist() == ["1", "", "", ""]
    assert found["tie"].tolist()[0] == "page"


@pytest.mark.parametrize(
    "known",
    [
        links(("facebook", "1", "/devis", ""), ("facebook", "2", "/devis", "")),
        links(("facebook", "1", "/devis", ""), since="2026-11"),
        links(("facebook", "1", "/devis", "")).assign(address="https://autre-site.fr/devis"),
    ],
    ids=["two posts", "a post of next month", "another site"],
)
def test_a_page_ties_nothing_when_it_is_not_one_posts_own(known: pd.DataFrame) -> None:
    assert ready(visit(landing_page="/devis"), known=known)["post_id"].isna().all()


def test_the_home_page_ties_nothing() -> None:
    assert ready(visit(landing_page="/"), known=links(("facebook", "1", "/", "")))["post_id"].isna().all()


def test_conversions_doubled_move_the_tied_post_alone() -> None:
    known = links(("facebook", "1", "/", "fb-1"), ("facebook", "2", "/", "fb-2"))
    rows = [visit(content="fb-1"), visit(content="fb-2"), visit(landing_page="/x")]
    before = ready(*rows, known=known).groupby("post_id", dropna=False)["key_events"].sum()
    rows[0]["key_events"] = 4.0
    after = ready(*rows, known=known).groupby("post_id", dropna=False)["key_events"].sum()
    assert (after - before).tolist() == [2, 0, 0]


def test_links_know_the_month_their_post_came_out() -> None:
    posts = tables.checked(
        pd.DataFrame(
            {"network": "facebook", "post_id": ["1", "2"], "published_at": pd.to_datetime(["2026-09-30T22:30Z", None])}
        ),
        tables.POSTS,
    )
    known = links(("facebook", "1", "/a", ""), ("facebook", "2", "/b", "")).drop(columns="since")
    assert dated(known, posts, "Europe/Paris")["since"].tolist() == ["2026-10", ""]


def test_two_exports_of_a_month_are_never_added() -> None:
    long = [visit(source_file="long.csv", start="2026-09-01", day=day, view="day+" + RICH, sessions=7.0)
            for day in ("2026-09-30", "2026-10-01")]  # fmt: skip
    september = visit(source_file="september.csv", start="2026-09-01", end="2026-09-30")
    found = ready(visit(), september, *long)
    assert found.groupby("month")["sessions"].sum().to_dict() == {"2026-09": 10, "2026-10": 10}


def test_the_export_taken_by_the_closing_counts_for_an_earlier_month() -> None:
    later = visit(source_file="later.csv", start="2026-09-01", end="2026-10-31", day="2026-09-02", sessions=99.0)
    first = visit(source_file="first.csv", start="2026-09-01", end="2026-09-30", day="2026-09-02")
    assert ready(later, first)["sessions"].tolist() == [10]


def test_an_export_of_the_whole_month_goes_before_a_later_piece_of_it() -> None:
    piece = visit(source_file="piece.csv", start="2026-10-15", end="2026-11-05", day="2026-10-20", sessions=99.0)
    assert ready(visit(day="2026-10-20"), piece)["sessions"].tolist() == [10]


def test_pieces_that_make_a_whole_month_are_put_together() -> None:
    halves = [visit(source_file="a.csv", end="2026-10-15"), visit(source_file="b.csv", start="2026-10-16")]
    assert ready(*halves)["sessions"].sum() == 20


def test_half_a_month_is_not_a_month_and_says_so() -> None:
    half = fated(visit(end="2026-10-15"), events=set())
    assert prepared(half, set(), NO_LINKS, SITE).empty
    (sentence,) = doubts(half, set())["sentence"]
    assert sentence.startswith("L’export ne couvre qu’une partie d’octobre\u00a02026")


def test_an_export_of_several_months_without_days_says_so() -> None:
    long = fated(visit(start="2026-09-01"), events=set())
    assert prepared(long, set(), NO_LINKS, SITE).empty
    assert doubts(long, set())["kind"].tolist() == ["several-months"]
    assert len(rows_passed_over(long)["issue"]) == 1


def test_months_after_this_one_wait() -> None:
    november = visit(start="2026-11-01", end="2026-11-30", source_file="november.csv")
    assert ready(visit(), november)["month"].tolist() == ["2026-10"]
    passed = rows_passed_over(fated(visit(), november))
    assert [len(places) for places in passed.values()] == [0, 0]


def test_the_view_that_names_posts_is_taken_and_the_other_superseded() -> None:
    channels = visit(source_file="channels.csv", view=CHANNELS, channel="Organic Social", source_row=12)
    found = ready(channels, visit())
    assert found["source_file"].tolist() == ["october.csv"]
    passed = rows_passed_over(fated(channels, visit()))["superseded"]
    assert passed.to_numpy().tolist() == [["channels.csv", 12]]


def test_a_month_known_by_channel_only_is_taken_from_it() -> None:
    channels = visit(source_file="channels.csv", view=CHANNELS, start="2026-09-01", end="2026-09-30")
    assert sorted(ready(channels, visit())["month"]) == ["2026-09", "2026-10"]


def test_only_declared_events_are_conversions_and_visits_are_not_counted_once_an_event() -> None:
    events = [
        visit(source_file="events.csv", view=EVENTS, event=event, sessions=8.0, key_events=count)
        for event, count in (("generate_lead", 3.0), ("newsletter", 5.0))
    ]
    found = ready(visit(), *events)
    assert (found["key_events"].sum(), found["sessions"].sum()) == (3, 10)


def test_an_export_with_events_alone_counts_visits_by_their_start() -> None:
    events = [
        visit(view=EVENTS, event=event, sessions=count) for event, count in (("session_start", 9.0), ("scroll", 7.0))
    ]
    assert ready(*events)["sessions"].sum() == 9
    assert math.isnan(ready(events[1])["sessions"].sum(min_count=1))


def test_without_declared_events_every_key_event_counts_once() -> None:
    events = [visit(source_file="events.csv", view=EVENTS, event="newsletter", key_events=5.0)]
    found = ready(visit(), *events, events=set())
    assert (found["key_events"].sum(), found["sessions"].sum()) == (2, 10)


def test_a_missing_key_event_stays_missing() -> None:
    found = ready(visit(view=EVENTS, event="scroll", key_events=None))
    assert found["key_events"].isna().all()


def test_declared_events_that_cannot_be_told_apart_are_said() -> None:
    assert doubts(fated(visit()), LEADS)["kind"].tolist() == ["all-key-events"]
    assert doubts(fated(visit(), events=set()), set()).empty
    other = fated(visit(view=EVENTS, event="generate_leads"))
    assert doubts(other, LEADS)["kind"].tolist() == ["unknown-event"]


def test_no_visit_at_all_is_understood() -> None:
    nothing = with_fates(tables.empty(tables.TRAFFIC), LEADS, OCTOBER)
    found = prepared(nothing, LEADS, NO_LINKS, None)
    assert found.empty
    assert {"month", "post_id", "tie"} <= set(found.columns)
    assert doubts(nothing, LEADS).empty


def test_visits_whose_texts_are_all_missing_are_understood() -> None:
    found = ready(visit(source=None, medium=None, network=None))
    assert found[["post_id", "tie"]].isna().all(axis=None)


def test_revenue_is_not_counted_again_by_the_events_that_brought_it() -> None:
    by_event = {"source_file": "events.csv", "view": EVENTS, "event": "purchase", "revenue": 80.0}
    assert ready(visit(revenue=80.0), visit(**by_event), events={"purchase"})["revenue"].sum() == 80
    assert ready(visit(), visit(**by_event), events={"purchase"})["revenue"].sum() == 80


def test_a_key_event_is_of_the_kind_that_the_client_declares() -> None:
    rows = traffic(visit(event="purchase"), visit(event="generate_lead"), visit(event="scroll"), visit())
    kinds = with_kind(rows, {"vente": ("purchase",), "lead": ("generate_lead",)})["kind"]
    assert [None if pd.isna(kind) else kind for kind in kinds] == ["vente", "lead", None, None]
