"""Units and currencies after or before a number, rates, and SI values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.numerals import find_numbers
from recoupe.unit_rates import rate_after
from recoupe.units import currency_before, resolve_currency, to_si, unit_after


def unit_of(text: str) -> tuple[str, str] | None:
    """Return the code and the text of the unit behind the first number."""
    number = find_numbers(text)[0]
    match = unit_after(text, number.end, digits=number.digits)
    return (match.unit.code, text[match.start : match.end]) if match else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3 kilomètres", "km"),
        ("7,62mm", "mm"),
        ("1.100 m2", "m2"),
        ("660 mètres carrés", "m2"),
        ("338 m³/s", "m3/s"),
        ("338 mètres cubes par seconde", "m3/s"),
        ("118 km/h", "km/h"),
        ("118 kilomètres à l'heure", "km/h"),
        ("37 ° Celsius", "Cel"),
        ("37°C", "Cel"),
        ("100 degrés f", "[degF]"),
        ("12 hectares", "ha"),
        ("8 tonnes", "t"),
        ("5 kWh", "kW.h"),
        ("1,2 TWh", "TW.h"),
        ("60 µg/m³", "ug/m3"),
        ("1,74 gramme par litre", "g/L"),
        ("30 000 barils", "[bbl_us]"),
        ("118 000 UFC par litre", "[CFU]/L"),
        ("4 Mbit/s", "Mbit/s"),
        ("2 Go", "GBy"),
        ("85 décibels", "dB"),
        ("200 becquerels par litre", "Bq/L"),
        ("6 litres aux 100 km", "L/(100.km)"),
        ("une dizaine de kilomètres", "km"),
        ("12 M€", "EUR"),
        ("48 milliards de $", "USD"),
        ("15 $CAD", "CAD"),
        ("dix dollars canadiens", "CAD"),
        ("12 francs suisses", "CHF"),
        ("3 000 francs CFA", "XOF"),
        ("12 livres sterling", "GBP"),
        ("50 hryvnias", "UAH"),
        ("100 couronnes suédoises", "SEK"),
        ("90 nouveaux shekels israéliens", "ILS"),
        ("12 000 FCFA", "XOF"),
        ("60 centimes", "cEUR"),
        ("3,5 %", "%"),
        ("dix pour cent", "%"),
        ("2 points de pourcentage", "pp"),
    ],
)
def test_unit_after(text: str, code: str) -> None:
    found = unit_of(text)
    assert found is not None
    assert found[0] == code


@pytest.mark.parametrize(
    "text", ["12 soldats", "deux Tesla", "deux mi-temps", "3 de mars", "12 grandes villes", "5"]
)
def test_no_unit(text: str) -> None:
    assert unit_of(text) is None


@pytest.mark.parametrize(
    ("text", "code"), [("USD1,23", "USD"), ("£9", "GBP"), ("US$ 15", "USD"), ("CHF 12'000", "CHF")]
)
def test_currency_before(text: str, code: str) -> None:
    number = find_numbers(text, glued=True)[0]
    match = currency_before(text, number.start)
    assert match is not None
    assert match.unit.code == code


@pytest.mark.parametrize(
    ("text", "per"),
    [
        (" par mois", "mo"),
        ("/kg", "kg"),
        (" le kilo", "kg"),
        (" par habitant", "habitant"),
        (" de l'heure", "h"),
        (" l'an dernier", None),
        (" la semaine prochaine", None),
        (" en 2024", None),
    ],
)
def test_rate(text: str, per: str | None) -> None:
    found = rate_after(text, 0)
    assert (found[1] if found else None) == per


@pytest.mark.parametrize(
    ("family", "text", "code"),
    [
        ("dinar", "le gouvernement tunisien", "TND"),
        ("franc", "la confederation suisse", "CHF"),
        ("franc", "en guinee, un guineen", "GNF"),
        ("dinar", "rien", None),
        ("roupie", "le gouvernement mauricien", "MUR"),
        ("roupie", "l'ile maurice", "MUR"),
        ("roupie", "deux ministres indiens", "INR"),
        ("franc", "le rwanda", "RWF"),
        ("couronne", "stockholm, en suede", "SEK"),
    ],
)
def test_bare_currency_takes_the_country_of_the_text(family: str, text: str, code: str | None) -> None:
    assert resolve_currency(family, text) == code


@pytest.mark.parametrize(
    ("text", "value"), [("36 km/h", 10), ("2 ha", 20_000), ("0 °C", 273.15), ("5 kWh", 1.8e7), ("50 centimes", 0.5)]
)
def test_si(text: str, value: float) -> None:
    number = find_numbers(text)[0]
    match = unit_after(text, number.end)
    assert match is not None
    assert to_si(number.value, match.unit) == pytest.approx(value)


@given(st.text(max_size=40), st.integers(min_value=0, max_value=45))
def test_any_text(text: str, position: int) -> None:
    match = unit_after(text, position)
    assert match is None or position <= match.start <= match.end <= len(text)
    rate_after(text, position)
    currency_before(text, min(position, len(text)))
