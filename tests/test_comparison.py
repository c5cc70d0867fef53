"""Comparing reports: stories, facts, verdicts, flags, ids, files. Reports are written in the inline notation."""

# ruff: noqa: E501 - articles and cases stand as they would be written, one a line

from __future__ import annotations

import io
from pathlib import Path

import orjson
import pytest
from rich.console import Console

from recoupe.comparison import Comparison, compare, write_comparison
from recoupe.comparison.display import render
from recoupe.comparison.store import Store
from recoupe.gold import read_inline
from recoupe.record import Report

SINKING_1 = """<article id="dep" published="2025-05-02" publisher="Agence du Port" title="Naufrage au large de Lorient">
<q id="q1" v="9" mod="at_least" of="passager">Au moins neuf</q> passagers ont <p q="q1" a="1">péri</p> dans le
naufrage du ferry <e l="MISC" c="other:Ville-d'Is">Ville-d'Is</e> au large de <e l="LOC" c="city:Lorient">Lorient</e>, <cue a="1">selon</cue> <src a="1" type="official">la préfecture
maritime</src>. Le navire <p q="q2">transportait</p> <q id="q2" v="143" of="personne">143</q> personnes.
L'armateur <h id="h1" k="conditional" c="unconfirmed">aurait</h> <p cert="unconfirmed" q="q3">payé</p> <q id="q3" k="money" v="25000" u="EUR" of="amende">25 000 euros</q> d'amende.
</article>"""
SINKING_2 = """<article id="quo" published="2025-05-04" publisher="Le Quai" title="Lorient : le bilan du naufrage s'alourdit">
Le bilan du naufrage du <e l="MISC" c="other:Ville-d'Is">Ville-d'Is</e>, près de <e l="LOC" c="city:Lorient">Lorient</e>, est désormais <p q="q1">porté</p> à <q id="q1" v="14" of="mort">quatorze</q> morts,
dont <q id="q2" v="2" of="enfant">deux</q> enfants. À bord se <p q="q3">trouvaient</p> <q id="q3" v="143" of="passager">143</q> passagers.
L'armateur a <p q="q4">payé</p> une amende de <q id="q4" k="money" v="25000" u="EUR" of="amende">25.000 euros</q>.
</article>"""
TRIAL = """<article id="tri" published="2025-05-03" publisher="Le Quai" title="Procès des faux tableaux à Dijon">
Le tribunal de <e l="LOC" c="city:Dijon">Dijon</e> <p q="q1">juge</p> <q id="q1" v="9" of="prévenu">neuf</q> prévenus pour la vente de
<q id="q2" v="143" of="tableau">143</q> faux <p q="q2">tableaux</p>.
</article>"""


def reports(*sources: str) -> list[Report]:
    return [report for source in sources for report in read_inline(source)]


def groups(comparison: Comparison) -> set[frozenset[tuple[str, str]]]:
    return {frozenset((f.report, f.quantity) for f in fact.members) for fact in comparison.facts}


@pytest.fixture
def sinking() -> Comparison:
    return compare(reports(SINKING_1, SINKING_2, TRIAL))


def test_stories_are_told_apart(sinking: Comparison) -> None:
    stories = {name: info["story"] for name, info in sinking.reports.items()}
    assert stories["dep"] == stories["quo"] != stories["tri"]


def test_facts_of_a_story(sinking: Comparison) -> None:
    assert groups(sinking) == {
        frozenset({("dep", "q1"), ("quo", "q1")}),
        frozenset({("dep", "q2"), ("quo", "q3")}),
        frozenset({("dep", "q3"), ("quo", "q4")}),
    }


def test_a_toll_that_rises_is_an_update(sinking: Comparison) -> None:
    toll = next(fact for fact in sinking.facts if ("quo", "q1") in {(f.report, f.quantity) for f in fact.members})
    assert toll.verdict == "update"
    assert [step["text"] for step in toll.timeline()] == ["Au moins neuf", "quatorze"]


def test_a_lost_hedge_is_flagged(sinking: Comparison) -> None:
    fine = next(fact for fact in sinking.facts if fact.members[0].family == "money:EUR")
    assert fine.verdict == "agree"
    assert "hedge_lost" in {flag.kind for flag in fine.flags}


def test_every_link_has_reasons(sinking: Comparison) -> None:
    assert all(link.reasons for fact in sinking.facts for _, _, link in fact.links)


def test_same_records_same_bytes() -> None:
    one = compare(reports(SINKING_1, SINKING_2, TRIAL)).to_json()
    assert one == compare(reports(TRIAL, SINKING_2, SINKING_1)).to_json()


def test_later_reports_join() -> None:
    comparison = compare(reports(SINKING_1, TRIAL))
    assert not comparison.facts
    touched = comparison.add(reports(SINKING_2))
    assert groups(comparison) == groups(compare(reports(SINKING_1, SINKING_2, TRIAL)))
    assert len(touched) == 3
    whole = compare(reports(SINKING_1, SINKING_2, TRIAL))
    assert [fact.id for fact in comparison.facts] == [fact.id for fact in whole.facts]


def test_an_earlier_report_keeps_the_ids_of_facts() -> None:
    third = SINKING_1.replace('id="dep"', 'id="zero"').replace("2025-05-02", "2025-05-01")
    comparison = compare(reports(SINKING_1, SINKING_2))
    before = {fact.id for fact in comparison.facts}
    comparison.add(reports(third))
    assert before == {fact.id for fact in comparison.facts}


def test_a_report_given_twice_counts_once() -> None:
    comparison = compare(reports(SINKING_1, SINKING_1, SINKING_2))
    assert comparison.problems == ["dep: given more than once, only the first is used"]
    assert len(comparison.reports) == 2


def test_a_near_copy_confirms_nothing() -> None:
    copy = SINKING_2.replace('id="quo"', 'id="rep"').replace('publisher="Le Quai"', 'publisher="Ouest"')
    comparison = compare(reports(SINKING_2, copy))
    assert comparison.reports["rep"]["copy_of"] == "quo"
    assert comparison.facts
    for fact in comparison.facts:
        assert fact.confirmations == 1
        assert {"near_copy", "single_report"} <= {flag.kind for flag in fact.flags}


def test_a_copy_without_a_date_contradicts_nobody() -> None:
    copy = SINKING_1.replace('id="dep" published="2025-05-02"', 'id="rep"')
    comparison = compare(reports(SINKING_1, SINKING_2, copy))
    assert comparison.reports["rep"]["copy_of"] == "dep"
    toll = next(fact for fact in comparison.facts if fact.members[0].quantity == "q1")
    assert (toll.verdict, toll.confirmations) == ("update", 2)
    assert {step["report"] for step in toll.timeline()} == {"dep", "quo"}


def test_a_copy_that_was_brought_up_to_date_has_its_say() -> None:
    later = SINKING_1.replace('id="dep" published="2025-05-02"', 'id="rep" published="2025-05-03"')
    later = later.replace('v="9"', 'v="11"').replace("Au moins neuf", "Au moins onze")
    toll = next(fact for fact in compare(reports(SINKING_1, later)).facts if fact.members[0].quantity == "q1")
    assert (toll.verdict, toll.confirmations) == ("update", 1)


def test_terminal(sinking: Comparison) -> None:
    console = Console(width=120, record=True, file=io.StringIO())
    for shown in render(sinking):
        console.print(shown)
    text = console.export_text()
    assert "3 reports, 3 facts in 1 story: 1 update, 2 agree." in text
    assert text.index("update") < text.index("agree")
    assert "2 independent origins" in text


def test_several_processes_and_memory_on_disk_change_nothing(sinking: Comparison) -> None:
    assert compare(reports(SINKING_1, SINKING_2, TRIAL), workers=2).to_json() == sinking.to_json()


def test_a_store_gives_back_what_it_took() -> None:
    store = Store(in_memory=10)
    places = [store.put(bytes([n]) * n) for n in range(20)]
    grown = store.put(b"x" * 50, instead=places[3])
    assert store.put(b"yy", instead=grown) == grown
    assert store.get(grown) == b"yy"
    assert [store.get(place) for n, place in enumerate(places) if n != 3] == [
        bytes([n]) * n for n in range(20) if n != 3
    ]


def test_pieces_of_json_are_what_one_piece_would_be(sinking: Comparison) -> None:
    option = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    assert sinking.to_json() == orjson.dumps(sinking.to_dict(), option=option)
    assert compare([]).to_json() == orjson.dumps(compare([]).to_dict(), option=option)


def test_undated_reports_are_compared() -> None:
    comparison = compare(reports(SINKING_1.replace(' published="2025-05-02"', ""), SINKING_2))
    toll = next(fact for fact in comparison.facts if fact.members[0].quantity == "q1")
    assert toll.verdict == "compatible"
    assert any("no publication date" in problem for problem in comparison.problems)


def test_records_without_text() -> None:
    bare = reports(SINKING_1, SINKING_2)
    for report in bare:
        report.text = None
    assert compare(bare, one_story=True).facts


def test_nothing_to_compare() -> None:
    assert compare([]).to_dict()["facts"] == []
    assert compare([Report(report={"id": "empty"})]).facts == []
    assert compare([]).matrix().empty


ONE = '<article id="a" published="2025-05-02">{}</article>'
OTHER = '<article id="b" published="{}">{}</article>'

PAIRS = [
    # what both say, day of the second report, verdict (None: no fact)
    ('<q v="12" of="soldat">12</q> soldats ont été <p q="q1">tués</p>.',
     '<q v="12" of="militaire">Douze</q> militaires ont <p q="q1">péri</p>.', "2025-05-02", "agree"),
    ('<q v="4000" mod="nearly" of="soldat">Près de 4 000</q> soldats ont été <p q="q1">envoyés</p>.',
     '<q v="3900" of="militaire">3 900</q> militaires ont été <p q="q1">déployés</p>.', "2025-05-02", "compatible"),
    ('<q v="12" of="soldat">12</q> soldats ont été <p q="q1">tués</p>.',
     '<q v="19" of="soldat">19</q> soldats ont été <p q="q1">tués</p>.', "2025-05-02", "conflict"),
    ('<q v="12" of="soldat">12</q> soldats ont été <p q="q1">tués</p>.',
     '<q v="19" of="soldat">19</q> soldats ont été <p q="q1">tués</p>.', "2025-05-04", "update"),
    # a part and its whole, an increment and its total, a rate
    ('<q v="12" of="soldat">12</q> soldats ont été <p q="q1">tués</p>.',
     '<q v="12" of="soldat">12</q> soldats ont été <p q="q1">blessés</p>.', "2025-05-02", None),
    ('<q v="3000" of="soldat">3 000</q> soldats supplémentaires ont été <p q="q1">envoyés</p>.',
     '<q v="11000" of="soldat">11 000</q> soldats au total ont été <p q="q1">envoyés</p>.', "2025-05-04", None),
    ('<q v="200" of="cas">200</q> cas par an sont <p q="q1">déclarés</p>.',
     '<q v="26" of="cas">26</q> cas sont <p q="q1">déclarés</p>.', "2025-05-02", None),
    # units of one dimension, percentages and fractions
    ('Le débit <p q="q1">atteint</p> <q k="measure" u="km" v="1.5" of="faille">1,5 km</q> à la faille.',
     'La faille <p q="q1">mesure</p> <q k="measure" u="m" v="1500" of="faille">1 500 mètres</q>.', "2025-05-02", "agree"),
    ('<q k="percent" u="%" v="80" of="ouvrier">80 %</q> des ouvriers ont <p q="q1">débrayé</p>.',
     '<q k="ratio" v="0.8" of="ouvrier">Huit ouvriers sur dix</q> sont en <p q="q1">grève</p>.', "2025-05-02", "agree"),
    ('Le coût est de <q k="money" u="EUR" v="25000" of="coût">25 000 euros</q> pour la commune.',
     'Le coût est de <q k="money" u="USD" v="25000" of="coût">25 000 dollars</q> pour la commune.', "2025-05-02", None),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "day", "expected"), PAIRS)
def test_verdicts(first: str, second: str, day: str, expected: str | None) -> None:
    told = [text.replace("<q ", '<q id="q1" ', 1) for text in (first, second)]
    found = compare(reports(ONE.format(told[0]), OTHER.format(day, told[1])), one_story=True).facts
    assert [fact.verdict for fact in found] == ([expected] if expected else [])


def test_one_source_is_one_confirmation() -> None:
    told = (
        '<q id="q1" v="640" of="foyer">640</q> foyers sont <p q="q1" a="1">privés</p> de courant, '
        '<cue a="1">selon</cue> <src a="1" type="organisation"><e l="ORG" c="org:Enedis">Enedis</e></src>.'
    )
    fact = compare(reports(ONE.format(told), OTHER.format("2025-05-02", told + " La suite est attendue.")))
    assert fact.facts[0].confirmations == 1
    assert "same_origin" in {flag.kind for flag in fact.facts[0].flags}


def test_files(tmp_path: Path, sinking: Comparison) -> None:
    written = write_comparison(sinking, tmp_path)
    names = {path.name for path in written}
    assert {"facts.json", "members.csv", "matrix.csv", "timeline.csv", "members.parquet"} <= names
    data = orjson.loads((tmp_path / "facts.json").read_bytes())
    member = data["facts"][0]["members"][0]
    assert {"report", "quantity", "start", "end", "evidence"} <= set(member)
    first = {path.name: path.read_bytes() for path in written}
    write_comparison(compare(reports(SINKING_1, SINKING_2, TRIAL)), tmp_path)
    assert first == {path.name: path.read_bytes() for path in written}


def test_a_matrix_too_wide_is_left_out(
    tmp_path: Path, sinking: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recoupe.comparison.writing.MATRIX_REPORTS", 2)
    assert not any(path.stem == "matrix" for path in write_comparison(sinking, tmp_path))


def test_missing_pyarrow_is_named(tmp_path: Path, sinking: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.comparison.writing._has_pyarrow", lambda: False)
    with pytest.raises(ImportError, match=r"recoupe\[parquet\]"):
        write_comparison(sinking, tmp_path, parquet=True)
    assert {path.suffix for path in write_comparison(sinking, tmp_path)} == {".json", ".csv"}


def test_matrix_and_frame(sinking: Comparison) -> None:
    matrix = sinking.matrix()
    assert list(matrix.columns) == ["label", "verdict", "dep", "tri", "quo"]
    assert "unconfirmed" in " ".join(matrix["dep"])
    assert len(sinking.to_frame()) == 6
    one = sinking.matrix(sinking.reports["tri"]["story"])
    assert list(one.columns) == ["label", "verdict", "tri"]
    assert one.empty
    assert len(sinking.timeline()) == 6


def test_claims_without_numbers_are_compared() -> None:
    first = """<article id="a" published="2025-05-02"><cue a="1">Selon</cue> <src a="1" type="anonymous">une source proche du dossier</src>, <con a="1">un repreneur italien <h k="conditional" c="unconfirmed">aurait</h> <p cert="unconfirmed" a="1">visité</p> la verrerie <e l="LOC" c="city:Albi">d'Albi</e></con>.</article>"""
    second = """<article id="b" published="2025-05-04">Un repreneur italien a bien <p>visité</p> la verrerie <e l="LOC" c="city:Albi">d'Albi</e>. Le maire, lui, <p>inaugure</p> une école.</article>"""
    found = compare(reports(first, second), one_story=True)
    assert [[(m.report, m.certainty) for m in s.members] for s in found.statements] == [
        [("a", "unconfirmed"), ("b", "certain")]
    ]
    assert found.statements[0].verdict == "agree"
    assert found.statements[0].flags == ("hedge lost: unconfirmed in a, certain in b",)
    assert found.to_dict()["statements"][0]["members"][0]["evidence"]["text"].startswith("Selon")


def test_a_long_line_takes_no_square_of_time() -> None:
    # 1,000 numbers in one sentence: a scan of all for each would take long.
    text, quantities = "", []
    for number in range(1_000):
        quantities.append(
            {
                "id": f"q{number}",
                "start": len(text),
                "end": len(text) + 4,
                "text": "1000",
                "kind": "count",
                "modifier": "exact",
                "value": 1000 + number,
                "min": None,
                "max": None,
                "unit": None,
                "counted": {"text": "lots", "lemma": "lot", "start": None, "end": None},
            }
        )
        text += "1000 lots vendus et "
    long = Report.from_dict({"report": {"id": "long"}, "text": text, "quantities": quantities})
    assert compare([long, *reports(SINKING_1)], one_story=True).reports


@pytest.mark.parametrize("missing", ["claims", "entities", "dates", "attributions", "quantities", "hedges"])
def test_records_with_a_layer_left_out(missing: str) -> None:
    stripped = reports(SINKING_1, SINKING_2)
    for report in stripped:
        setattr(report, missing, [])
        for claim in report.claims:
            if missing in claim:
                claim[missing] = []  # type: ignore[literal-required]
    assert len(compare(stripped, one_story=True).reports) == 2
