"""The page that people open: one HTML file, offline, with the evidence of everything it shows."""

from kg.view.page import PageInfo, page, write_page

__all__ = ["PageInfo", "page", "write_page"]
