"""Every reader there is. What a new one needs: docs/adding-a-network.md."""

from iwa.exports.ads import linkedin as linkedin_ads
from iwa.exports.ads import meta as meta_ads
from iwa.exports.competitors import readers as competitors
from iwa.exports.ga4 import traffic
from iwa.exports.linkedin import competitors as linkedin_competitors
from iwa.exports.linkedin import creator as linkedin_creator
from iwa.exports.linkedin import readers as linkedin
from iwa.exports.messages import readers as messages
from iwa.exports.meta import audience, content, overview
from iwa.exports.reading import Reader
from iwa.exports.tiktok import readers as tiktok
from iwa.exports.x import readers as x
from iwa.exports.youtube import videos as youtube

READERS: tuple[Reader, ...] = (
    *linkedin.READERS,
    *linkedin_competitors.READERS,
    *linkedin_creator.READERS,
    *content.READERS,
    *overview.READERS,
    *audience.READERS,
    *youtube.READERS,
    *tiktok.READERS,
    *traffic.READERS,
    *messages.READERS,
    *competitors.READERS,
    *meta_ads.READERS,
    *linkedin_ads.READERS,
    *x.READERS,
)
