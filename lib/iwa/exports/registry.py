"""Every reader there is. A new network is a file with its readers, a line here, and a test file."""

from iwa.exports.ga4 import traffic
from iwa.exports.linkedin import readers as linkedin
from iwa.exports.meta import audience, content, overview
from iwa.exports.reading import Reader
from iwa.exports.youtube import videos as youtube

READERS: tuple[Reader, ...] = (
    *linkedin.READERS,
    *content.READERS,
    *overview.READERS,
    *audience.READERS,
    *youtube.READERS,
    *traffic.READERS,
)
