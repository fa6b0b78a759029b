"""One small good file of each kind of export: what it is called, its head, two rows, how it is written."""

import io
from dataclasses import dataclass

import openpyxl
import pandas as pd

MAPPING = """\
lire: oui
réseau: Instagram
contenu: publications
ordre_des_dates: jour/mois
ligne_des_titres: 1
colonnes:
  "Date de publication": date
  "Titre du post": texte
  "Lien": adresse
  "Couverture": portée
  "Mentions J'aime": réactions
"""
X_POSTS = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,"
    "Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks"
)
X_DAYS = (
    "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,"
    "Create Post,Video views,Media views"
)
RIVAL = (
    "published_at,report_generated_at,captured_at,company,channel,presence_handle,message,post_link,link,link_title,"
    "link_description,image,post_type,posted_domain,posted_url,engagement_total,applause,conversation,amplification,"
    "audience,engagement_rate_by_follower,engagement_rate_lift,post_tag_ugc,post_tag_contests,video_views"
)
MESSAGES = "réseau;canal;reçu le;auteur;texte;publication;répondu le;répondu par;réponse;note;sujet;sensible;résolu;ton"
HOOTSUITE = (
    "Conversation ID,Medium,Channel,Channel Display Name,Contact Profile ID,Contact Primary Identifier,"
    "Contact Secondary Identifier,Created at,Last Status Change Agent ID"
)
META_ADS = (
    "Reporting starts,Reporting ends,Campaign name,Ad name,Results,Result indicator,Reach,Impressions,"
    "Amount spent (EUR),Clicks (all),Link clicks"
)
LINKEDIN_ADS = (
    "Start Date (in UTC)\tAccount Name\tCurrency\tCampaign ID\tCampaign Name\tAd Set Name\tAd Name\tTotal Spent\t"
    "Impressions\tClicks\tClick Through Rate\tConversions\tLeads\tClicks to Landing Page\tReach"
)
ADS_PREAMBLE = (
    "Ad Performance Report (in UTC)", '"Report Start: October 1, 2026, 12:00 AM"',
    '"Report End: October 31, 2026, 11:59 PM"', '"Date Generated: November 2, 2026, 12:40 PM"', "",
)  # fmt: skip


@dataclass(frozen=True)
class Small:
    """A file of text; `end` is what follows its last row."""

    name: str
    head: tuple[str, ...]
    rows: tuple[str, str]
    encoding: str = "utf-8"
    end: str = "\n"

    def text(self, *rows: str) -> str:
        return "\n".join([*self.head, *rows])

    def whole(self, *rows: str, encoding: str = "") -> bytes:
        return (self.text(*rows) + self.end).encode(encoding or self.encoding)


def tiktok(moment: str) -> str:
    return f"https://www.tiktok.com/@marette/video/{(int(pd.Timestamp(moment, tz='UTC').timestamp()) << 32) + 12345}"


def x_number(moment: str) -> int:
    return (int(pd.Timestamp(moment, tz="UTC").timestamp() * 1000) - 1288834974657) << 22


def x_post(moment: str, day: str, text: str, figures: str) -> str:
    number = x_number(moment)
    return f'{number},"{day}",{text},https://x.com/marette/status/{number},{figures}'


def rival(day: str, text: str, code: str, figures: str) -> str:
    return (
        f"2026-10-{day} 08:00:00,2026-11-02 09:00:00,2026-11-01 23:10:00,Fournil,instagram,f,{text},"
        f"https://www.instagram.com/p/{code}/,,,,,photo,,,{figures}"
    )


def quoted(*cells: object) -> str:
    return ",".join(f'"{cell}"' for cell in cells)


FILES: dict[str, Small] = {
    "TikTok Studio, videos": Small(
        "Content_2026-11-02.csv",
        (quoted("Time", "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares", "Total views"),),
        (
            quoted("November 2", "Goûter", tiktok("2026-10-10 10:00"), "October 10", 12, 13, 14, 1245),
            quoted("November 2", "Été", tiktok("2026-10-20 10:00"), "October 20", 21, 22, 23, 2345),
        ),
        "utf-8-sig", "",
    ),
    "TikTok Studio, days": Small(
        "Overview_2026-11-02.csv",
        (quoted("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"),),
        (quoted("October 30", 112, 113, 114, 115, 116), quoted("October 31", 122, 123, 124, 125, 126)),
        "utf-8-sig", "",
    ),
    "TikTok business, videos": Small(
        "Videos_2026-11-02.csv",
        ("Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites",),
        (
            f"Goûter,{tiktok('2026-10-10 10:00')},2026/10/10 10:00:00,1112,113,114,115,116",
            f"Été,{tiktok('2026-10-20 10:00')},2026/10/20 10:00:00,1212,213,214,215,216",
        ),
        "utf-8-sig",
    ),
    "X, posts": Small(
        "account_analytics_content_2026-10-01_2026-10-31.csv",
        (X_POSTS,),
        (
            x_post("2026-10-20 10:00", "Tue, Oct 20, 2026", "Été", "1200,130,195,14,19,12,15,16,111,120,117,11,100"),
            x_post("2026-10-10 10:00", "Sat, Oct 10, 2026", "Goûter", "2200,230,295,24,29,22,25,26,211,220,217,21,200"),
        ),
    ),
    "X, days": Small(
        "account_overview_analytics.csv",
        (X_DAYS,),
        (
            '"Sat, Oct 31, 2026",500,112,140,13,19,16,12,14,15,17,11,100,100',
            '"Fri, Oct 30, 2026",600,212,240,23,29,26,22,24,25,27,21,200,200',
        ),
    ),
    "competitors, own": Small(
        "concurrents.csv",
        ("réseau;concurrent;publié le;adresse;texte;format;interactions;abonnés;vues",),
        (
            "Facebook;Fournil;05/10/2026 08:00;https://www.facebook.com/f/posts/12;Été;Image;148;2310;1100",
            "Facebook;Fournil;16/10/2026 08:00;https://www.facebook.com/f/posts/13;Goûter;Image;248;2410;1200",
        ),
        "utf-8-sig",
    ),
    "competitors, Rival IQ": Small(
        "rival.csv",
        (RIVAL,),
        (
            rival("05", "Été", "DHN03JLgBCS", "153,140,18,15,2310,0.023,1.4,0,0,110"),
            rival("15", "Goûter", "DHN03JLgBCT", "253,240,28,25,2410,0.023,1.4,0,0,120"),
        ),
    ),
    "messages, own": Small(
        "messages.csv",
        (MESSAGES,),
        (
            "Instagram;commentaire;03/10/2026 14:05;camille;Été ?;;03/10/2026 15:20;Léa;Oui;;horaires;non;oui;neutre",
            "Google;avis;14/10/2026 09:30;zoé;Goûter;;15/10/2026 12:20;Léa;Merci;3;;oui;non;négatif",
        ),
        "utf-8-sig",
    ),
    "messages, Hootsuite": Small(
        "export.csv",
        (HOOTSUITE,),
        (
            "6512bd43d9caa6e02c990b0a,FACEBOOK_PAGE,1048,Été,7781,Zoé,,2026-10-03 14:05:10,44",
            "c20ad4d76fe97759aa27a0c9,FACEBOOK_PAGE,1049,Été,7782,Éva,,2026-10-14 09:30:00,44",
        ),
    ),
    "ads, Meta": Small(
        "publicites.csv",
        (META_ADS,),
        (
            "2026-10-01,2026-10-31,Été,Visuel A,12,actions:lead,900,1500,42.15,140,131",
            "2026-10-01,2026-10-31,Été,Visuel B,22,actions:lead,950,2500,52.25,240,231",
        ),
        "utf-8-sig",
    ),
    "ads, LinkedIn": Small(
        "account_512388_ad_performance_report.csv",
        (*ADS_PREAMBLE, LINKEDIN_ADS),
        (
            "10/6/2026\tAcme\tEUR\t891312023\tÉté\tLyon\tAnnonce A\t55.39\t3422\t111\t0.321%\t12\t11\t19\t2800",
            "10/17/2026\tAcme\tEUR\t891312023\tÉté\tLyon\tAnnonce A\t65.39\t4422\t211\t0.321%\t22\t21\t29\t3800",
        ),
        "utf-16",
    ),
    "Meta, days": Small(
        "instagram/Reach.csv",
        ("sep=,", '"Instagram reach"', '"Date","Primary"'),
        ('"2026-10-30T00:00:00","1200"', '"2026-10-31T00:00:00","1345"'),
        "utf-16",
    ),
    "mapped": Small(
        "outil.csv",
        ("Date de publication;Titre du post;Lien;Couverture;Mentions J'aime",),
        (
            "03/10/2026 14:05;Été;https://www.instagram.com/p/abc/;1234;112",
            "14/10/2026 09:00;Goûter;https://www.instagram.com/p/abd/;2000;212",
        ),
    ),
}  # fmt: skip

KARMA = [
    "Date", "Network", "Profile", "Profile-ID", "Message-ID", "Message", "Number of Likes",
    "Reactions, Comments & Shares", "Post interaction rate", "Reach", "Link",
]  # fmt: skip
# Sheet, head, two rows.
WORKBOOKS: dict[str, tuple[str, str, list[list[object]], list[list[object]]]] = {
    "competitors, LinkedIn": (
        "Nord_competitor_analytics_1793600000000.xlsx", "COMPETITORS",
        [["10/1/2026", "10/31/2026"], ["Page", "Total Followers", "New Followers", "Total post engagements", "Total posts"]],
        [["Rival Durand", 5120, 310, 940, 52], ["Nord", 3849, 1845, 2210, 64]],
    ),
    "competitors, Fanpage Karma": (
        "karma.xlsx", "Posts",
        [["Fanpage Karma"], ["Dashboard: Boulangeries"], ["2026-10-01 - 2026-10-31"], ["Export"], list(KARMA)],
        [
            ["2026-10-05 08:00", "FACEBOOK", "Fournil", "77", "122121474620644102", "Été", 40, 53, "0.1", 900, "https://www.facebook.com/f/posts/12"],
            ["2026-10-06 08:00", "FACEBOOK", "Fournil", "77", "122121474620644103", "Goûter", 50, 63, "0.1", 950, "https://www.facebook.com/f/posts/13"],
        ],
    ),
    "ads, Meta workbook": (
        "publicites.xlsx", "Worksheet",
        [list(META_ADS.split(","))],
        [
            ["2026-10-01", "2026-10-31", "Été", "Visuel A", 12, "actions:lead", 900, 1500, 42.15, 140, 131],
            ["2026-10-01", "2026-10-31", "Été", "Visuel B", 22, "actions:lead", 950, 2500, 52.25, 240, 231],
        ],
    ),
}  # fmt: skip


def workbook(sheet: str, rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
