"""Files in, articles out: formats, encodings, dates, ids, and bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.article import Article
from recoupe.reading import Problem, ReadError, read, read_published
from recoupe.reading.decoding import UndecodableError, decode
from recoupe.reading.files import Reader

TEXT = "Près de 4 000 élèves ont été évacués mardi à Orléans, a indiqué la préfecture du Loiret. L’été fut long."


def items(path: Path, **options: object) -> list[Article | Problem]:
    return list(Reader(**options).items([path]))  # type: ignore[arg-type]


def only(path: Path, **options: object) -> Article:
    (item,) = items(path, **options)
    assert isinstance(item, Article), item
    return item


def problem(path: Path, **options: object) -> Problem:
    (item,) = items(path, **options)
    assert isinstance(item, Problem), item
    return item


# ---- formats


def test_plain_text_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "un.txt"
    path.write_bytes(f"\n{TEXT}\r\n".encode())
    article = only(path)
    assert (article.text, article.id, article.encoding) == (f"\n{TEXT}\r\n", "un", "utf-8")


def test_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "un.md"
    head = "---\nid: d-1\ntitle: Crue\npublished: 3 mars 2025 à 14h05\npublisher: Le Phare\ndesk: monde\n---\n"
    path.write_text(head + TEXT, encoding="utf-8")
    article = only(path)
    assert (article.id, article.title, article.publisher) == ("d-1", "Crue", "Le Phare")
    assert (article.published, article.published_from) == ("2025-03-03T14:05:00", "front matter")
    assert (article.text, article.extra) == (TEXT, {"desk": "monde"})


def test_html_by_the_news_extractor(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>Crue</title><meta property='og:site_name' content='Le Phare'>"
        "<meta property='article:published_time' content='2025-03-03T14:05:00+01:00'></head>"
        f"<body><nav>Menu</nav><article><h1>Crue</h1><p>{TEXT}</p><p>{TEXT[::-1]}</p></article></body></html>",
        encoding="utf-8",
    )
    article = only(path)
    assert TEXT in article.text
    assert "Menu" not in article.text
    assert (article.published, article.publisher, article.title) == ("2025-03-03", "Le Phare", "Crue")


def test_json_object_list_and_articles(tmp_path: Path) -> None:
    row = {"id": "a", "text": TEXT, "published": "2025-03-03", "lang": ["fr", "br"]}
    for number, data in enumerate([row, [row], {"articles": [row]}]):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        article = only(path)
        assert (article.id, article.text, article.extra) == ("a", TEXT, {"lang": ["fr", "br"]})


def test_jsonl_reads_the_lines_around_a_broken_one(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{n}", "text": TEXT}) for n in range(1, 11)]
    lines[6] = '{"id": "a7", "text": '
    path = tmp_path / "dix.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = items(path)
    assert [item.id for item in found if isinstance(item, Article)] == [f"a{n}" for n in range(1, 11) if n != 7]
    (bad,) = [item for item in found if isinstance(item, Problem)]
    assert (bad.line, bad.fatal) == (7, True)
    assert str(bad).startswith(f"{path}:7: broken JSON")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "t.csv"
    rows = [["Text", "published", "desk"], [f'"{TEXT}\n{TEXT}"', "03/04/2025", "monde"]]
    path.write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8-sig")
    article = only(path)
    assert (article.id, article.text) == ("t-1", f"{TEXT}\n{TEXT}")
    assert (article.published, article.published_from) == ("2025-04-03", "column")
    assert (article.encoding, article.extra) == ("utf-8-sig", {"desk": "monde"})


# ---- encodings


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac-roman"),
    ],
)
def test_encodings_are_found_and_said(codec: str, name: str) -> None:
    assert decode(TEXT.encode(codec)) == (TEXT, name)


def test_latin_1() -> None:
    text = TEXT.replace("’", "'")
    assert decode(text.encode("latin-1")) == (text, "latin-1")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"abc\x00def", "binary"),
        ("l'été".encode()[:-1] + b"", "breaks off"),
        ("l'été est là".encode()[:3] + b"\xff" + " été".encode(), "damaged UTF-8"),
    ],
)
def test_no_text(data: bytes, says: str) -> None:
    with pytest.raises(UndecodableError, match=says):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except UndecodableError:
        return
    assert isinstance(text, str)
    assert encoding


# ---- publication dates


@pytest.mark.parametrize(
    ("stated", "read_as"),
    [
        ("3 mars 2025 à 14h05", "2025-03-03T14:05:00"),
        ("Publié le 1er mars 2025 à 8 h", "2025-03-01T08:00:00"),
        ("lundi 3 mars 2025", "2025-03-03"),
        ("03/04/2025", "2025-04-03"),
        ("2025-03-03", "2025-03-03"),
        ("2025-03-03T23:30:00+01:00", "2025-03-03T23:30:00"),
        ("Mon, 03 Mar 2025 14:05:00 +0100", "2025-03-03T14:05:00"),
        ("March 3, 2025", "2025-03-03"),
    ],
)
def test_publication_dates(stated: str, read_as: str) -> None:
    assert read_published(stated) == read_as


@pytest.mark.parametrize("stated", ["hier", "mars 2025", "il y a 3 jours", "2025-02-30", "", None, "12", "x" * 500])
def test_what_is_no_whole_date_stays_unknown(stated: object) -> None:
    assert read_published(stated) is None


def test_the_default_date_serves_articles_that_state_none(tmp_path: Path) -> None:
    path = tmp_path / "un.txt"
    path.write_text(TEXT, encoding="utf-8")
    article = next(iter(read(path, published="3 mars 2025")))
    assert (article.published, article.published_from) == ("2025-03-03", "option")
    with pytest.raises(ValueError, match="cannot read the date 'hier'"):
        next(iter(read(path, published="hier")))


def test_an_unreadable_date_is_a_remark_not_a_loss(tmp_path: Path) -> None:
    path = tmp_path / "un.md"
    path.write_text(f"---\npublished: avant-hier\n---\n{TEXT}", encoding="utf-8")
    remark, article = items(path)
    assert isinstance(remark, Problem)
    assert not remark.fatal
    assert isinstance(article, Article)
    assert article.published is None


# ---- ids


def test_articles_of_one_id_are_made_distinct_the_same_way_every_time(tmp_path: Path) -> None:
    for name, text in (("a", TEXT), ("b", TEXT + " Fin."), ("c", TEXT + " Fin.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "un.txt").write_text(text, encoding="utf-8")
    first, second = ([item.id for item in items(tmp_path) if isinstance(item, Article)] for _ in range(2))
    assert first == second
    assert len(set(first)) == 3
    assert first[0] == "un"
    assert all(identifier.startswith("un~") for identifier in first[1:])


# ---- bad input


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("vide.txt", b"", "empty file"),
        ("blanc.txt", b" \n\n", "empty file"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        ("coupe.txt", ("été " * 40).encode()[:-2], "breaks off"),
        ("scripts.html", b"<html><body><script>let a = 1</script></body></html>", "no article text"),
        (
            "english.txt",
            b"The government said on Tuesday that the bridge had collapsed after the storm. " * 3,
            "(en)",
        ),
        ("casse.json", b'{"text": ', "broken JSON"),
        ("nombre.json", b'{"text": 12}', "not a string"),
        ("sans.json", b'{"title": "x"}', "no text"),
        ("sans.csv", b"titre,corps\nx,y\n", "no column"),
        ("yaml.md", b"---\na: [1\n---\nTexte", "front matter"),
        ("gros.txt", b"a" * 8_000_001, "more than an article can have"),
    ],
)
def test_bad_input_is_named_with_its_reason(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    bad = problem(path)
    assert bad.fatal
    assert says in bad.reason
    assert bad.path == str(path)


def test_a_yaml_bomb_is_refused(tmp_path: Path) -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9))
    path = tmp_path / "bombe.md"
    path.write_text(f"---\nl0: &l0 [x]\n{levels}\n---\n{TEXT}", encoding="utf-8")
    assert "more than" in problem(path).reason


def test_another_language_is_taken_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("The government said on Tuesday that the bridge had collapsed. " * 3, encoding="utf-8")
    assert only(path, any_language=True).language == "en"


def test_what_is_no_language_is_no_other_language(tmp_path: Path) -> None:
    path = tmp_path / "adresses.txt"
    address = (
        '<a href="https://exemple.invalid/api/redir/?id=~.~3am3ioYcY0KBufXFAiTvCA~&userid=cc6f1c38-cc23-413d">'
    )
    path.write_text(address * 3, encoding="utf-8")
    assert only(path).language == "fr"


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "lien.txt").symlink_to(tmp_path / "rien.txt")
    assert "cannot be read: No such file" in problem(tmp_path).reason


def test_a_folder_without_articles_and_a_missing_file(tmp_path: Path) -> None:
    assert "no article in this folder" in problem(tmp_path).reason
    assert "no such file" in problem(tmp_path / "rien.txt").reason


def test_a_folder_is_searched_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b/deux.txt", "a.txt", ".cache/x.txt", "b/notes.xyz"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    assert [item.id for item in items(tmp_path) if isinstance(item, Article)] == ["a", "deux"]
    assert [item.id for item in items(tmp_path, glob="*.xyz") if isinstance(item, Article)] == ["notes"]


def test_without_a_listener_the_first_problem_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        list(read(tmp_path / "rien.txt"))
