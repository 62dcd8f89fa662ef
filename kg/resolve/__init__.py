"""Names to entities: what extractions call things, brought to one id a thing, and to codes."""

from kg.resolve.assign import Naming, assign
from kg.resolve.classification import Classification, classifications, with_industries
from kg.resolve.codes import Linked, link
from kg.resolve.decisions import ConflictingDecisions, Decision, Kind, apart, read_decisions
from kg.resolve.facts import Candidate, Facts, facts
from kg.resolve.naming import Merged, Suggestion, Usage
from kg.resolve.normal import normal
from kg.resolve.persons import is_leader
from kg.resolve.profile import Apart, Profile, profile, told_apart
from kg.resolve.resolve import Resolution, named_entity, resolve

__all__ = [
    "Apart",
    "Candidate",
    "Classification",
    "ConflictingDecisions",
    "Decision",
    "Facts",
    "Kind",
    "Linked",
    "Merged",
    "Naming",
    "Profile",
    "Resolution",
    "Suggestion",
    "Usage",
    "apart",
    "assign",
    "classifications",
    "facts",
    "is_leader",
    "link",
    "named_entity",
    "normal",
    "profile",
    "read_decisions",
    "resolve",
    "told_apart",
    "with_industries",
]
