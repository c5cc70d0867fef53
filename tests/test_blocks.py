"""Blocks: what each line of an article is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.blocks import find_blocks
from recoupe.typography import normalise

PARAGRAPH = "Le pont a cédé mardi. Les secours sont sur place."


def kinds(text: str) -> list[str]:
    return [block["kind"] for block in find_blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PARAGRAPH, ["paragraph"]),
        ("Une Vallée Sous Les Eaux\n" + PARAGRAPH, ["heading", "paragraph"]),
        ("Le bilan s'alourdit\n\n" + PARAGRAPH, ["heading", "paragraph"]),
        ("## Le bilan\n" + PARAGRAPH, ["heading", "paragraph"]),
        ("Que Cherche Le Maire ?\n" + PARAGRAPH, ["heading", "paragraph"]),
        ("- Douze blessés.\n- Trois disparus.", ["list_item", "list_item"]),
        ("• Douze blessés", ["list_item"]),
        ("1. Douze blessés\n2. Trois disparus", ["list_item", "list_item"]),
        ("« Le pire est passé. »\n- Une hydrologue", ["quotation", "signature"]),
        ("Ville | Morts |\nRezé | 12 |", ["table_row", "table_row"]),
        ("Ville | Morts\nRezé | 12\nTotal | 12", ["table_row", "table_row", "table_row"]),
        ("Ville\tMorts\nRezé\t12", ["table_row", "table_row"]),
        ("Par Anne Morel | 12 mars 2025\n\nLe pont a cédé.", ["heading", "paragraph"]),
        ("| Ville | Morts |\n|---|---|\n| Rezé | 12 |", ["table_row", "table_row"]),
        ("Ville\tMorts\tBlessés\nRezé\t12\t3", ["table_row", "table_row"]),
        ("Le pont a cédé mardi sous le\npoids d'un camion.", ["paragraph"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "« Non », a dit la maire, « jamais. »",
        "« Non », a-t-elle répondu.",
        "Le maire a dit « non »",
    ],
)
def test_a_sentence_with_a_quotation_is_no_quotation_block(text: str) -> None:
    assert "quotation" not in kinds(PARAGRAPH + "\n" + text + "\n" + PARAGRAPH)


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    wire = (
        "Le pont de la route nationale a cédé mardi sous le poids d'un camion, a\n"
        "indiqué la préfecture. Deux personnes ont été blessées, dont le chauffeur.\n"
        "Les secours sont arrivés sur place à midi, avec trois hélicoptères venus de\n"
        "Lyon et de Grenoble.\n\nUne enquête ouverte\n\n"
        "Le parquet de Valence a ouvert une enquête, selon une source proche du\n"
        "dossier qui ne veut pas être nommée."
    )
    assert kinds(wire) == ["paragraph", "heading", "paragraph"]


def test_a_dash_without_a_quotation_before_it_is_a_list() -> None:
    assert kinds(PARAGRAPH + "\n- Une hydrologue") == ["paragraph", "list_item"]


def test_a_question_among_paragraphs_is_no_heading() -> None:
    assert kinds(PARAGRAPH + "\nMais jusqu'où ira-t-on ?\n" + PARAGRAPH)[1] == "paragraph"


def test_a_signature_names_its_quotation() -> None:
    assert find_blocks("« Le pire est passé. »\n- Une hydrologue")[1]["signs"] == 0


def test_tabs_make_columns_in_the_text_that_components_see() -> None:
    text = normalise("Ville\tMorts\tBlessés\nRezé\t12\t3")
    assert [len(block["cells"]) for block in find_blocks(text)] == [3, 3]


def test_the_first_row_is_the_header_and_cells_have_offsets() -> None:
    text = "Ville | Morts |\nRezé | 12 |"
    header, row = find_blocks(text)
    assert header.get("header") is True
    assert "header" not in row
    assert [text[cell["start"] : cell["end"]] for cell in row["cells"]] == ["Rezé", "12"]


@given(st.text(alphabet="ab |«».-\n\t#1A?é", max_size=200))
def test_blocks_are_ordered_and_hold_all_but_white_space_and_rules(text: str) -> None:
    found = find_blocks(text)
    edges = [edge for block in found for edge in (block["start"], block["end"])]
    assert edges == sorted(edges)
    inside = {i for block in found for i in range(block["start"], block["end"])}
    outside = {character for i, character in enumerate(text) if i not in inside and not character.isspace()}
    assert outside <= set("|:+=-")
