"""The pages and graphs of the tests of what a build keeps."""

from keep.conftest import built, folder, scratch

__all__ = ["built", "folder", "scratch"]
