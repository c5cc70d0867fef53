"""Fixtures that all tests share: the pipeline is loaded once."""

from __future__ import annotations

import pytest
from spacy.language import Language

import recoupe


@pytest.fixture(scope="session")
def nlp() -> Language:
    return recoupe.load()
