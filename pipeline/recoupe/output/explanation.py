"""One record as a listing for people: what was found, its value, the rule and the words behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from recoupe.record import Report
from recoupe.values import LAYERS, Layer

Fields = Mapping[str, Any]


def explanation(report: Report, *, layers: Iterable[Layer] | None = None) -> str:
    """Return the listing of a record, layer by layer, mentions in the order of the text."""
    info = report.report
    head = [info["id"], info.get("published") or "no publication date", info.get("publisher"), info.get("title")]
    lines = ["  ".join(str(part) for part in head if part)]
    for layer in layers or LAYERS:
        mentions = report.layer(layer)
        lines += ["", f"{layer} ({len(mentions)})"]
        for mention in mentions:
            lines += _mention(report, layer, mention)
    return "\n".join(lines)


def _mention(report: Report, layer: Layer, mention: Fields) -> list[str]:
    place = mention.get("cue") or mention
    value = _SAY[layer](report, mention)
    lines = [f"  {mention['id']:<4} {place['start']}-{place['end']}  «{_short(place['text'])}»  {value}"]
    rule = mention.get("rule")
    if rule:
        cues = ", ".join(f"«{_short(cue['text'])}»" for cue in mention.get("cues") or [])
        lines.append(f"       rule {rule}" + (f", because of {cues}" if cues else ""))
    return lines


def _short(text: str, limit: int = 70) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _entity(_: Report, entity: Fields) -> str:
    known = entity.get("canonical")
    return (
        f"{entity['label']}"
        + (f" = {known}" if known else "")
        + (" (its government)" if entity.get("metonymy") else "")
    )


def _number(value: float | int | None) -> str:
    return "?" if value is None else f"{value:,}".replace(",", " ").removesuffix(".0")


def _quantity(_: Report, quantity: Fields) -> str:
    if quantity["value"] is not None:
        number = _number(quantity["value"])
    elif quantity["max"] is None:
        number = f"{_number(quantity['min'])} or more"
    else:
        number = f"{_number(quantity['min'])} to {_number(quantity['max'])}"
    modifier = (
        "" if quantity["modifier"] in ("exact", "range", "vague") else quantity["modifier"].replace("_", " ") + " "
    )
    counted = (quantity.get("counted") or {}).get("lemma")
    parts = [quantity["kind"], f"{modifier}{number}", quantity.get("unit")]
    parts += [f"of {counted}" if counted else None, f"per {quantity['per']}" if quantity.get("per") else None]
    parts += [f"[{quantity['role']}]" if quantity.get("role") else None]
    return " ".join(part for part in parts if part)


def _date(_: Report, date: Fields) -> str:
    days = (
        date["start_date"]
        if date["start_date"] == date["end_date"]
        else f"{date['start_date']} to {date['end_date']}"
    )
    parts = [date["type"], str(date["value"]), f"= {days}" if date["start_date"] else None, date.get("modifier")]
    parts += [f"counted from {date['anchor']}" if date.get("anchor") else None, date.get("note")]
    return " ".join(part for part in parts if part)


def _attribution(_: Report, attribution: Fields) -> str:
    source = attribution.get("source")
    who = f"«{_short(source['text'])}»" if source else "nobody named"
    content = " … ".join(f"«{_short(piece['text'])}»" for piece in attribution.get("content") or [])
    kind = attribution.get("source_type") or "unspecified"
    return f"{who} ({kind}) — {attribution['stance']}: {content or 'nothing quoted'}"


def _hedge(_: Report, hedge: Fields) -> str:
    target = hedge.get("target")
    return f"{hedge['kind']}: makes {'«' + target['text'] + '»' if target else 'its claim'} {hedge['certainty']}"


def _claim(report: Report, claim: Fields) -> str:
    said = _named(report.attributions, claim["attributions"], lambda a: (a.get("source") or a["cue"])["text"])
    parts = [
        claim.get("status") or claim["certainty"],
        f"{claim['certainty']}, {claim['polarity']}",
        f"said by {said}" if said else "said by the author",
        _linked("figures", report.quantities, claim["quantities"]),
        _linked("dates", report.dates, claim["dates"]),
        _linked("hedges", report.hedges, claim.get("hedges") or []),
        f"hedge lost since {claim['hedge_lost']}" if claim.get("hedge_lost") else None,
    ]
    return "; ".join(part for part in parts if part)


def _linked(label: str, mentions: Iterable[Any], identifiers: Iterable[str]) -> str | None:
    names = _named(mentions, identifiers, lambda mention: mention["text"])
    return f"{label} {names}" if names else None


def _named(mentions: Iterable[Any], identifiers: Iterable[str], say: Callable[[Any], str]) -> str:
    wanted = set(identifiers)
    return ", ".join(f"«{_short(say(mention), 40)}»" for mention in mentions if mention["id"] in wanted)


_SAY: dict[Layer, Callable[[Report, Any], str]] = {
    "entities": _entity,
    "quantities": _quantity,
    "dates": _date,
    "attributions": _attribution,
    "hedges": _hedge,
    "claims": _claim,
}
