"""Every reader there is. A new network is a file with its readers, a line here, and a test file."""

from iwa.exports import ga4, linkedin, meta, youtube
from iwa.exports.reading import Reader

READERS: tuple[Reader, ...] = (
    *linkedin.READERS,
    *meta.READERS,
    *youtube.READERS,
    *ga4.READERS,
)
