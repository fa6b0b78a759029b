"""A text read before it is published: access, typography, the network's rules, ease of reading, the client's words."""

from iwa.proofreading.check import check_row
from iwa.proofreading.draft import Draft, House
from iwa.proofreading.remark import TO_CORRECT, TO_IMPROVE, Remark

__all__ = ["TO_CORRECT", "TO_IMPROVE", "Draft", "House", "Remark", "check_row"]
