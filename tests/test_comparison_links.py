"""What makes two figures one question, and what does not: one case each."""

# ruff: noqa: E501 - articles stand as they would be written

from __future__ import annotations

import pytest

from recoupe.comparison import compare
from recoupe.gold import read_inline

TABLE = """<article id="b" published="2025-03-14" publisher="Le Quai" title="Avalanche en Vanoise">
Les secours en Vanoise.
| Bilan | <d id="d1" v="2025-03-10" s="2025-03-10" e="2025-03-10">10 mars</d> | <d id="d2" v="2025-03-13" \
s="2025-03-13" e="2025-03-13">13 mars</d> |
| --- | --- | --- |
| Skieurs évacués | <q id="q1" v="26" of="skieur">26</q> | <q id="q2" v="31" of="skieur">31</q> |
| Chalets atteints | <q id="q3" v="7" of="chalet">7</q> | <q id="q4" v="9" of="chalet">9</q> |
</article>"""


TOTALS = """<article id="b" published="2025-03-12" publisher="Le Quai" title="Fièvre en Guinée">
| District | Cas | Décès |
| --- | --- | --- |
| Kindia | <q id="q1" v="312" of="cas">312</q> | <q id="q2" v="19" of="décès">19</q> |
| Mamou | <q id="q3" v="140" of="cas">140</q> | <q id="q4" v="7" of="décès">7</q> |
| Total | <q id="q5" v="452" of="total">452</q> | <q id="q6" v="26" of="total">26</q> |
</article>"""


def facts(*sources: str) -> list[tuple[str, list[str]]]:
    found = compare([r for s in sources for r in read_inline(s)], one_story=True).facts
    return [(fact.verdict, [f"{m.report}:{m.quantity}" for m in fact.members]) for fact in found]


def article(name: str, day: str, text: str) -> str:
    return f'<article id="{name}" published="{day}" publisher="P" title="T">{text}</article>'


def test_cells_of_one_row_under_two_days_are_one_question() -> None:
    assert facts(TABLE) == [("update", ["b:q1", "b:q2"]), ("update", ["b:q3", "b:q4"])]


STRIKE = """<article id="b" published="2025-03-14" publisher="Le Quai" title="Grève du rail">
| Grève | <d id="d1" v="2025-03-12" s="2025-03-12" e="2025-03-12">12 mars</d> | <d id="d2" v="2025-03-13" s="2025-03-13" e="2025-03-13">13 mars</d> |
| --- | --- | --- |
| Grévistes <cue a="1">selon</cue> <src a="1" type="organisation">la régie</src> | <q id="q1" k="percent" u="%" v="34" of="gréviste">34 %</q> <p q="q1" a="1"></p>| <q id="q2" k="percent" u="%" v="27" of="gréviste">27 %</q> |
</article>"""


def test_each_day_of_a_strike_has_its_number() -> None:
    assert facts(STRIKE.replace('<p q="q1" a="1"></p>', "")) == []


def test_a_row_is_not_the_total() -> None:
    text = (
        'La fièvre a <p q="q1">fait</p> <q id="q1" v="21" of="mort">21</q> morts en Guinée, dont '
        '<q id="q2" v="17" of="mort">17</q> à Kindia.'
    )
    assert facts(article("a", "2025-03-10", text), TOTALS) == [
        ("update", ["a:q1", "b:q6"]),
        ("update", ["a:q2", "b:q2"]),
    ]


CASES = [
    pytest.param(
        '<cue a="1">Selon</cue> <src a="1" type="organisation">l’ONG Voiles</src>, <q id="q1" v="112" of="personne">112</q> personnes avaient <p q="q1" a="1">embarqué</p>. La mer est forte. Le port est fermé. <cue a="2">Selon</cue> <src a="2" type="official">les gardes-côtes</src>, <q id="q2" v="94" of="passager">94</q> passagers étaient <p q="q2" a="2">montés</p>.',
        '<q id="q1" v="94" of="passager">94</q> passagers étaient <p q="q1">à bord</p>.',
        [("conflict", ["a:q1", "a:q2", "b:q1"])],
        id="passengers of one source are persons of the other",
    ),
    pytest.param(
        '<q id="q1" v="32000" of="canard">32 000</q> canards ont été <p q="q1">abattus</p>.',
        'Combien d’animaux tués ? <q id="q1" v="75000" of="oiseau">Soixante-quinze mille</q>, <p q="q1">dit</p> le ministère.',
        [("update", ["a:q1", "b:q1"])],
        id="an answer is said of what was asked",
    ),
    pytest.param(
        'Selon des résultats partiels, la liste A a <q id="q1" k="percent" u="%" v="38" of="voix">38 %</q> des <p q="q1">voix</p>. La liste B en <p q="q2">recueille</p> <q id="q2" k="percent" u="%" v="31" of="voix">31 %</q>.',
        "La pluie tombe.",
        [],
        id="a number to be revised is not set against the next one",
    ),
    pytest.param(
        'Les analystes <p q="q1" cert="probable">tablaient</p> sur une perte de <q id="q1" k="money" u="EUR" v="160000000" of="perte">160 millions d’euros</q>.',
        'La compagnie <p q="q1">annonce</p> une perte de <q id="q1" k="money" u="EUR" v="212000000" of="perte">212 millions d’euros</q>.',
        [],
        id="what was expected is not what came",
    ),
    pytest.param(
        'La police <p q="q1">compte</p> <q id="q1" k="ratio" v="0.333333333" of="terrasse">une terrasse sur trois</q>.',
        '<q id="q1" k="ratio" v="0.333333333" of="train">Un train sur trois</q> <p q="q1">roule</p>.',
        [],
        id="anything may be a third",
    ),
    pytest.param(
        'Le séisme a <p q="q1" a="1">fait</p> <q id="q1" v="47" of="mort">47</q> morts, <cue a="1">selon</cue> '
        '<src a="1" type="official">le ministère</src>. Les écoles sont fermées. La neige tombe. <src a="2" '
        'type="organisation">L’association Toits</src> <cue a="2">affirme</cue> avoir <p q="q2" a="2">compté</p> '
        '<q id="q2" v="71" of="mort">71</q> morts.',
        'Le séisme a <p q="q1">fait</p> <q id="q1" v="47" of="mort">47</q> morts.',
        [("conflict", ["a:q1", "a:q2", "b:q1"])],
        id="two sources far from each other in one text",
    ),
    pytest.param(
        'L’ONG a <p q="q1 q2">relevé</p> son bilan de <q id="q1" v="71" of="décès">71</q> à <q id="q2" v="79" '
        'of="décès">79</q> décès.',
        'L’ONG a <p q="q1">compté</p> <q id="q1" v="79" of="décès">79</q> décès.',
        [("agree", ["a:q2", "b:q1"])],
        id="where a change began makes no fact alone",
    ),
    pytest.param(
        'L’hôpital <p q="q1 q2">compte</p> <q id="q1" v="58" of="mort">58</q> morts pour <q id="q2" v="1512" '
        'of="cas">1 512</q> cas, contre <q id="q3" v="47" of="mort">47</q> pour <q id="q4" v="1236" '
        'of="cas">1 236</q> lundi.',
        'Dans l’hôpital, <q id="q1" v="1512" of="cas">1 512</q> cas sont <p q="q1">suivis</p>.',
        [("update", ["a:q1", "a:q3"]), ("update", ["a:q2", "a:q4", "b:q1"])],
        id="a pair against a pair",
    ),
    pytest.param(
        'Le syndicat <p q="q1">réclame</p> un plan de <q id="q1" k="money" u="CHF" v="9000000" of="plan">9 millions '
        "de francs</q>.",
        'Le plan <p q="q1">atteindra</p> <q id="q1" k="money" u="CHF" v="6000000" of="plan">6 millions de francs</q>, '
        'contre <q id="q2" k="money" u="CHF" v="9000000" of="plan">9</q> demandés par le syndicat.',
        [("agree", ["a:q1", "b:q2"])],
        id="what is asked for is not what is given",
    ),
    pytest.param(
        'Lundi, <q id="q1" v="450" of="employé">450</q> employés ont <p q="q1">cessé le travail</p> selon le syndicat, '
        '<q id="q2" v="300" of="employé">300</q> d’après la direction.',
        'Environ <q id="q1" v="300" mod="approx" of="employé">300</q> employés ont <p q="q1">débrayé</p>.',
        [("conflict", ["a:q1", "a:q2", "b:q1"])],
        id="another source's answer is said of the same",
    ),
    pytest.param(
        'Le promoteur <p q="q1 q2">réclame</p> <q id="q1" k="money" u="CHF" v="2000000">2 millions de francs</q> '
        '(<q id="q2" k="money" u="EUR" v="2100000" mod="approx">environ 2,1 millions d’euros</q>).',
        'Le promoteur <p q="q1">réclame</p> <q id="q1" k="money" u="CHF" v="2000000">2 millions de francs</q>.',
        [("agree", ["a:q1", "a:q2", "b:q1"])],
        id="a sum in two currencies",
    ),
    pytest.param(
        'Le pirate a <p q="q1">copié</p> <q id="q1" k="measure" u="GBy" v="1200">1 200 Go</q> de dossiers.',
        'Le pirate a <p q="q1">copié</p> <q id="q1" k="measure" u="TBy" v="1.2">1,2 To</q> de dossiers.',
        [("agree", ["a:q1", "b:q1"])],
        id="bytes are bytes",
    ),
    pytest.param(
        'L’orage a <p q="q1">tué</p> <q id="q1" v="14" of="mort">14</q> personnes.',
        'L’orage a <p q="q1">fait</p> <q id="q1" v="23" of="mort">23</q> morts.',
        [("update", ["a:q1", "b:q1"])],
        id="a toll that rises",
    ),
    pytest.param(
        'La motion est <p q="q1">adoptée</p> à <q id="q1" v="12" of="voix">12</q> voix près.',
        'La motion a <p q="q1">recueilli</p> <q id="q1" v="291" of="voix">291</q> voix.',
        [],
        id="a margin is no count of votes",
    ),
    pytest.param(
        'La motion est <p q="q1 q2">adoptée</p> par <q id="q1" v="291" of="voix">291</q> voix contre '
        '<q id="q2" v="279" of="voix">279</q>.',
        'La motion a <p q="q1">recueilli</p> <q id="q1" v="291" of="voix">291</q> voix.',
        [("agree", ["a:q1", "b:q1"])],
        id="votes against are others",
    ),
    pytest.param(
        'L’incendie a <p q="q1">blessé</p> <q id="q1" v="14" of="policier">14</q> policiers.',
        'L’incendie a <p q="q1">blessé</p> <q id="q1" v="37" of="manifestant">37</q> manifestants.',
        [],
        id="other persons",
    ),
    pytest.param(
        'La crue a <p q="q1">fait</p> <q id="q1" v="9" of="mort">neuf</q> morts.',
        'La crue a <p q="q1 q2">tué</p> <q id="q1" v="4" of="soldat">quatre</q> soldats et <q id="q2" v="3" of="civil">trois</q> civils.',
        [],
        id="all who died are not one kind of them",
    ),
    pytest.param(
        '<q id="q1" v="6" of="homme">Six</q> hommes ont été <p q="q1">arrêtés</p> à Brest.',
        '<q id="q1" v="6" of="homme">Six</q> hommes sont <p q="q1">mis en examen</p> à Brest.',
        [("agree", ["a:q1", "b:q1"])],
        id="the same persons go from step to step of justice",
    ),
    pytest.param(
        'La grippe a <p q="q1">causé</p> <q id="q1" v="612" of="décès">612</q> décès de plus qu’attendu.',
        'La grippe a <p q="q1">causé</p> <q id="q1" v="734" of="décès">734</q> décès.',
        [("update", ["a:q1", "b:q1"])],
        id="more than expected is no increment",
    ),
    pytest.param(
        'Le tribunal a réduit la <p q="q1">peine</p> de <q id="q1" v="5" of="accusé">cinq</q> accusés, dont <q id="q2" v="2" of="accusé">deux</q> mineurs.',
        'Le tribunal a allégé la <p q="q1">peine</p> de <q id="q1" v="5" of="accusé">cinq</q> accusés.',
        [("agree", ["a:q1", "b:q1"])],
        id="a change begins only where it leads to another number",
    ),
    pytest.param(
        '<d id="d1" v="2025-03-10" s="2025-03-10" e="2025-03-10">Lundi</d>, <q id="q1" v="41" of="commune">41</q> communes étaient <p q="q1" d="d1">fermées</p>, contre <q id="q2" v="28" of="commune">28</q> <d id="d2" v="2025-03-03" s="2025-03-03" e="2025-03-03">une semaine avant</d>.',
        '<q id="q1" v="46" of="commune">46</q> communes sont <p q="q1">fermées</p>.',
        [("update", ["a:q1", "a:q2", "b:q1"])],
        id="the numbers of two days set against each other",
    ),
    pytest.param(
        'Le parquet <p q="q1">compte</p> <q id="q1" v="9" of="mort">neuf</q> morts : <q id="q2" v="6" of="soldat">six</q> soldats et <q id="q3" v="3" of="civil">trois</q> civils.',
        '<q id="q1" v="6" of="soldat">Six</q> soldats ont été <p q="q1">tués</p>.',
        [("agree", ["a:q2", "b:q1"])],
        id="a colon announces the parts of a whole",
    ),
    pytest.param(
        'Les morts, selon qui les compte:\n- <q id="q1" v="12" of="soldat">12</q> soldats, d’après l’état-major;\n- <q id="q2" v="15" of="ouvrier">15</q> ouvriers, d’après les voisins.',
        '<q id="q1" v="12" of="militaire">12</q> militaires ont été <p q="q1">tués</p>.',
        [("agree", ["a:q1", "b:q1"])],
        id="the items of a list answer its lead",
    ),
    pytest.param(
        'Selon un sondage, <q id="q1" k="percent" u="%" v="57" of="habitant">57 %</q> des habitants s’<p q="q1">opposent</p> au pont, contre <q id="q2" k="percent" u="%" v="33" of="habitant">33 %</q> qui y sont favorables.',
        '<q id="q1" k="percent" u="%" v="31" of="habitant">31 %</q> des habitants <p q="q1">approuvent</p> le pont.',
        [("update", ["a:q2", "b:q1"])],
        id="those for are not those against",
    ),
    pytest.param(
        '<q id="q1" k="percent" u="%" v="57">57 %</q> des votes.',
        '| Effectifs | Alcor | Belval |\n| --- | --- | --- |\n| Salariés | <q id="q1" v="740" of="salarié">740</q> | <q id="q2" v="265" of="salarié">265</q> |',
        [],
        id="columns of two firms are two questions",
    ),
    pytest.param(
        '<q id="q1" v="7" of="blessé">Sept</q> blessés sont à l’hôpital.',
        '| | Police | Avocats |\n| --- | --- | --- |\n| Blessés | <q id="q1" v="7" of="blessé">7</q> | <q id="q2" v="12" of="blessé">12</q> |',
        [("conflict", ["a:q1", "b:q1", "b:q2"])],
        id="columns of two sources are one question",
    ),
    pytest.param(
        '<q id="q1" v="17" of="maison">17</q> maisons et <q id="q2" v="10" of="chalet">dix</q> chalets ont <p q="q1 q2">brûlé</p>.',
        '<q id="q1" v="23" of="maison">23</q> maisons ont <p q="q1">brûlé</p>.',
        [("update", ["a:q1", "b:q1"])],
        id="what a list sets beside each other is not the same",
    ),
    pytest.param(
        'Le groupe <p q="q1">supprime</p> <q id="q1" v="900" of="poste">900</q> postes. La Bourse monte. Le siège se tait. Un délégué <p q="q2">parle</p> de <q id="q2" v="1500" of="poste">1 500</q> postes supprimés.',
        'Les syndicats <p q="q1">parlent</p> de <q id="q1" v="1500" of="poste">1 500</q> postes supprimés, la direction de <q id="q2" v="900" of="poste">900</q>.',
        [("conflict", ["a:q1", "a:q2", "b:q1", "b:q2"])],
        id="another report sets against each other what one states in two places",
    ),
    pytest.param(
        'Sur les <q id="q1" v="900" of="poste">900</q> postes supprimés, <q id="q2" v="620" of="poste">620</q> <p q="q2">toucheraient</p> la France.',
        'Le plan <p q="q1">supprime</p> <q id="q1" v="900" of="poste">900</q> postes, <q id="q2" v="620" of="poste">620</q> en France selon les syndicats.',
        [("agree", ["a:q1", "b:q1"]), ("agree", ["a:q2", "b:q2"])],
        id="what is said of some of them is not said of all",
    ),
    pytest.param(
        'Le parquet enquête sur la <p q="q1">mort</p> d’<q id="q1" v="1" of="ouvrier">un</q> ouvrier.',
        'Le cyclone a <p q="q1">fait</p> <q id="q1" v="5" of="mort">cinq</q> morts.',
        [],
        id="somebody is not all",
    ),
    pytest.param(
        '<q id="q1" k="money" u="DZD" v="45000000000">45 milliards de dinars</q>, soit <q id="q2" k="money" u="EUR" v="300000000" mod="approx">environ 300 millions d’euros</q>, sont <p q="q1 q2">promis</p>.',
        "La neige tombe.",
        [],
        id="a sum in two currencies that nobody else tells",
    ),
    pytest.param(
        'On <p q="q1">compte</p> <q id="q1" v="9" of="mort">neuf</q> morts. Une source parle de <q id="q2" v="3" of="soldat">trois</q> soldats et <q id="q3" v="6" of="rebelle">six</q> rebelles <p q="q3">tués</p>.',
        '<q id="q1" v="5" of="soldat">Cinq</q> soldats ont été <p q="q1">tués</p>.',
        [("update", ["a:q2", "b:q1"])],
        id="what is said at the end of a list is said of all of it",
    ),
    pytest.param(
        'La rafale la plus forte a <p q="q1">atteint</p> <q id="q1" k="measure" u="km/h" v="214" of="rafale">214 km/h</q>.',
        'Le vent <p q="q1">soufflait</p> à <q id="q1" k="measure" u="km/h" v="214">214 km/h</q>.',
        [("agree", ["a:q1", "b:q1"])],
        id="kilometres an hour say that it is a speed",
    ),
    pytest.param(
        'La dette <p q="q1 q2">passera</p> de <q id="q1" k="ratio" u="x" v="1.4">1,4</q> à <q id="q2" k="ratio" u="x" v="3.1">3,1 fois</q> le bénéfice.',
        'La dette, qui <p q="q1">plafonnait</p> à <q id="q1" k="ratio" u="x" v="1.4">1,4 fois</q> le bénéfice, <p q="q2">grimpera</p> à <q id="q2" k="ratio" u="x" v="3.1">3,1 fois</q>.',
        [("agree", ["a:q1", "b:q1"]), ("agree", ["a:q2", "b:q2"])],
        id="before and after are two questions where all tell both",
    ),
    pytest.param(
        'Des <d id="d1" v="2025-03-08" s="2025-03-08" e="2025-03-08">samedi</d>, <q id="q1" v="14" of="marin">14</q> marins étaient <p q="q1" d="d1">recherchés</p> ; <q id="q2" v="2" of="marin">deux</q> marins <p q="q2">manquent</p> toujours.',
        '<q id="q1" v="2" of="marin">Deux</q> marins <p q="q1">manquent</p> à l’appel.',
        [("update", ["a:q1", "a:q2", "b:q1"])],
        id="what is told without a day holds on the day of the report",
    ),
    pytest.param(
        '<q id="q1" k="percent" u="%" v="48" of="élu">48 %</q> des élus <p q="q1">approuvent</p> le pont.',
        '<q id="q1" k="ratio" v="0.5" of="élu">La moitié</q> des élus <p q="q1">approuvent</p> le pont.',
        [("compatible", ["a:q1", "b:q1"])],
        id="a half may be 48 in a hundred",
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_links(first: str, second: str, expected: list[tuple[str, list[str]]]) -> None:
    assert facts(article("a", "2025-03-10", first), article("b", "2025-03-12", second)) == expected
