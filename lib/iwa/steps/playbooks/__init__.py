"""The playbook of each network that is kept: how the same message is done there, with what, and how it is judged."""

from iwa.steps.playbooks.message import same_message
from iwa.steps.playbooks.networks import networks
from iwa.steps.playbooks.summary import summary

__all__ = ["networks", "same_message", "summary"]
