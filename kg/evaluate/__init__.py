"""The graph against gold: precision, recall and F1 by family, for one annotated source or several pooled."""

from kg.evaluate.pages import Page, evaluate_page, evaluate_pages, page_of
from kg.evaluate.tally import Outcome, Tally

__all__ = ["Outcome", "Page", "Tally", "evaluate_page", "evaluate_pages", "page_of"]
