"""Questions to the graph: SPARQL with our prefixes and terms known, and the named questions of `kg/data/queries`.

text = question("policies-promoting").bind({"产业": "先进制造业"})
write(run(store, text), "table", stream)
"""

from kg.query.formats import FORMATS, write
from kg.query.names import by_preferred_name, unknown_names
from kg.query.questions import Question, bind, question, questions
from kg.query.run import QueryError, Result, run

__all__ = [
    "FORMATS",
    "QueryError",
    "Question",
    "Result",
    "bind",
    "by_preferred_name",
    "question",
    "questions",
    "run",
    "unknown_names",
    "write",
]
