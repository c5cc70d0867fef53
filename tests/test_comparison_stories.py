"""Telling stories apart: reports of one event stay together whoever tells it, other events stay out."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from recoupe.comparison import compare
from recoupe.gold import read_gold, read_inline
from recoupe.record import Report

DEVELOPMENT = Path(__file__).parent.parent / "corpus" / "development"
DOSSIERS = sorted(path.parent for path in DEVELOPMENT.glob("*/dossier.json"))


def gold(dossier: Path) -> list[Report]:
    return [report for path in sorted(dossier.glob("*.xml")) for report in read_gold(path)]


def stories(reports: list[Report]) -> list[int]:
    told = compare(reports).reports
    return [told[report.id]["story"] for report in reports]


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: path.name)
def test_a_dossier_alone_is_one_story(dossier: Path) -> None:
    assert len(set(stories(gold(dossier)))) == 1


def test_dossiers_mixed() -> None:
    mixed = [(dossier.name, report) for dossier in DOSSIERS for report in gold(dossier)]
    found = stories([report for _, report in mixed])
    named = list(zip((name for name, _ in mixed), found, strict=True))
    pairs = [(one[0] == other[0], one[1] == other[1]) for one, other in combinations(named, 2)]
    together = [joined for same, joined in pairs if same]
    # 68 of 72: a local portrait of canicule and one of fouille, which hardly name the event, stay alone.
    assert sum(together) >= 0.94 * len(together)
    assert not [pair for pair in pairs if pair == (False, True)]


TELLINGS = {
    "flash": (
        "2026-04-21",
        "Une cuve de solvant s'est rompue dans la nuit à l'usine de peinture, a indiqué la préfecture. "
        "La nappe descend la rivière et l'eau du robinet est interdite dans les communes riveraines.",
    ),
    "riverains": (
        "2026-04-23",
        "« On ne se lave plus », soupire une habitante devant la mairie, deux packs d'eau à la main. Depuis que la "
        "cuve a lâché, le solvant a tué les poissons et la rivière sent la peinture.",
    ),
    "finances": (
        "2026-04-22",
        "Le conseil municipal a voté le budget lundi. La taxe foncière augmentera, a prévenu l'adjointe aux "
        "finances, et les associations toucheront moins de subventions.",
    ),
}


def test_other_words_one_event() -> None:
    told = [
        report
        for name, (day, text) in TELLINGS.items()
        for report in read_inline(f'<article id="{name}" published="{day}">{text}</article>')
    ]
    flash, neighbours, budget = stories(told)
    assert flash == neighbours != budget


def test_long_silence_ends_a_story() -> None:
    first = TELLINGS["flash"][1]
    told = [
        report
        for day in ("2026-01-21", "2026-04-21")
        for report in read_inline(f'<article id="d{day}" published="{day}">{first}</article>')
    ]
    assert len(set(stories(told))) == 2
