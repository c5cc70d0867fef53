"""Files in, articles out: text, Markdown, HTML, JSON, JSON Lines and CSV, in the encodings that people have."""

from __future__ import annotations

from recoupe.reading.files import STDIN, SUFFIXES, read
from recoupe.reading.problems import Problem, ReadError
from recoupe.reading.publication import read_day, read_published

__all__ = ["STDIN", "SUFFIXES", "Problem", "ReadError", "read", "read_day", "read_published"]
