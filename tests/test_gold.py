"""Gold in both notations, and gold that breaks the guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.gold import GoldError, read_gold, read_inline

INLINE = """<article id="d-01" published="2025-02-27" publisher="Le Courrier" title="Renforts">
<cue a="1" stance="report">D’après</cue> <src a="1" type="anonymous">une source</src>, <con a="1">ce contingent de
<q id="q1" v="3000" of="soldat">3 000</q> soldats <h k="conditional" c="unconfirmed">serait</h>
<p cert="unconfirmed" q="q1" d="d1" a="1">arrivé</p> <d id="d1" v="2025-01" s="2025-01-01" e="2025-01-31">en
janvier</d></con>.
</article>"""


def test_inline_tags_become_layers_with_offsets() -> None:
    (report,) = read_inline(INLINE)
    text = report.text or ""
    assert text.startswith("D’après une source, ce contingent de\n3 000 soldats")
    (attribution,) = report.attributions
    assert attribution["source"] is not None
    pieces = [
        attribution["cue"],
        attribution["source"],
        *attribution["content"],
        *report.quantities,
        *report.claims,
    ]
    assert all(text[piece["start"] : piece["end"]] == piece["text"] for piece in pieces)
    (quantity,) = report.quantities
    assert (quantity["value"], quantity["kind"], quantity["modifier"]) == (3000, "count", "exact")
    (claim,) = report.claims
    assert (claim["quantities"], claim["dates"], claim["attributions"]) == (["q1"], ["d1"], ["a1"])


def test_both_notations_give_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(INLINE, encoding="utf-8")
    (report,) = read_gold(tmp_path / "a.xml")
    (tmp_path / "a.jsonl").write_text(report.to_json() + "\n", encoding="utf-8")
    assert read_gold(tmp_path / "a.jsonl") == [report]


def test_a_folder_is_read_without_dossiers_and_second_annotations(tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    for name in ("a.xml", "second/a.xml"):
        (tmp_path / name).write_text(INLINE, encoding="utf-8")
    (tmp_path / "dossier.json").write_text('{"facts": []}', encoding="utf-8")
    assert len(read_gold(tmp_path)) == 1


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<q>trois</q>", "needs v"),
        ("<q v='trois'>trois</q>", "no number"),
        ("<q v='3' k='heap'>trois</q>", "kind is 'heap'"),
        ("<q v='3'> trois</q>", "white space at its edge"),
        ("<z>x</z>", "unknown tag <z>"),
        ("<q id='q1' v='3'>trois</q> <q id='q1' v='4'>quatre</q>", "used twice"),
        ("<p q='q9'>dit</p>", "names q9"),
        ("<src a='1' type='person'>Luc</src>", "has no cue"),
        ("<src a='1' type='king'>Luc</src>", "type is 'king'"),
        ("<e l='PER'>Luc</b>", "no well-formed XML"),
    ],
)
def test_gold_that_breaks_the_guide_is_named(body: str, says: str) -> None:
    with pytest.raises(GoldError, match=says):
        read_inline(f"<article id='a'>{body}</article>", name="gold.xml")


def test_a_bad_record_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"report": {"id": "a"}}\n{"report": {}}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl:2: record has no report\.id"):
        read_gold(path)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("gold.json", b'{"report": ', r"gold\.json: broken JSON"),
        ("gold.json", b"\x86", r"gold\.json: not UTF-8 text \(byte 0\)"),
        ("gold.xml", "<article>é</article>".encode("cp1252"), r"gold\.xml: not UTF-8 text \(byte 9\)"),
    ],
)
def test_a_gold_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(GoldError, match=says):
        read_gold(tmp_path)
