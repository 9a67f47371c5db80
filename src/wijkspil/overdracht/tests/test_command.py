"""`wijkspil herken-zorg`: a verdict a line, or one clear sentence and nothing."""

import json
import subprocess
import sys

import pytest

from wijkspil.overdracht import command


def run(*words: str, stdin: bytes = b"") -> tuple[int, list[dict], str]:
    done = subprocess.run(
        [sys.executable, "-m", "wijkspil", "herken-zorg", *words], input=stdin, capture_output=True, check=False
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def test_a_verdict_for_every_line_in_order():
    lines = [
        '{"id": "a", "text": "Ik kan de huur niet betalen."}',
        "",
        '{"id": 7, "text": "Graag een bankje bij de vijver.", "meer": [1]}',
        '{"id": "\\ud800", "text": "\\u0000"}',
    ]
    code, found, error = run("--json", stdin=("\ufeff" + "\n".join(lines)).encode())
    assert (code, error) == (0, "")
    assert [line["id"] for line in found] == ["a", 7, "\ud800"]
    assert [line["zorg"] for line in found] == [True, False, False]
    assert all(set(line) == {"id", "zorg", "score", "spoed", "reden"} for line in found)


def test_nothing_in_is_nothing_out():
    assert run(stdin=b"") == (0, [], "")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{", "dit is geen JSON"),
        (b"[" * 100_000, "dit is geen JSON"),
        (b"[1]", "hier hoort één object"),
        (b'{"text": "x"}', "‘id’ ontbreekt"),
        (b'{"id": true, "text": "x"}', "‘id’ ontbreekt"),
        (b'{"id": 1}', "‘text’ ontbreekt"),
        (b'{"id": 1, "text": 5}', "‘text’ ontbreekt"),
        (b'{"id": 1, "text": "\xff"}', "geen tekst in UTF-8"),
    ],
)
def test_one_bad_line_and_nothing_is_done(line, problem):
    code, found, error = run(stdin=b'{"id": 1, "text": "goed"}\n' + line)
    assert (code, found) == (1, [])
    assert error.startswith("Regel 2: ")
    assert problem in error
    assert error.count("\n") == 1


def test_an_unknown_option():
    code, found, error = run("--weg")
    assert (code, found) == (2, [])
    assert "--meet" in error


def test_measure_an_own_file(tmp_path, capsysbinary):
    file = tmp_path / "eigen.jsonl"
    text = '"text": "Ik heb schulden."'
    file.write_text(f'{{{text}, "zorg": true}}\n{{{text}, "zorg": false, "stijl": "b1"}}\n')
    assert command.main(["--meet", str(file), "--json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert found["deel"] == "alles"
    assert found["zorg"]["precisie"]["aantal"] == [1, 2]
    assert found["goed_per_stijl"]["b1"]["aantal"] == [0, 1]
    assert found["fouten"] == [{"fout": "zorg ten onrechte", "id": "2", "text": "Ik heb schulden."}]


def test_measure_our_own_texts(capsysbinary):
    assert command.main(["--meet"]) == 0
    text = capsysbinary.readouterr().out.decode()
    assert [line.split(":")[0] for line in text.splitlines() if line.startswith("==")] == [
        "== tune",
        "== test",
        "== extra",
        "== derde",
    ]
    assert "soort voorziening" in text
    assert "stijl dialect" in text


@pytest.mark.parametrize("content", ["[]", '{"text": "x"}', '{"zorg": true}'])
def test_measure_a_file_that_is_not_labelled(content, tmp_path, capsys):
    file = tmp_path / "fout.jsonl"
    file.write_text(content)
    assert command.main(["--meet", str(file)]) == 1
    assert capsys.readouterr().err.startswith("Regel 1: ")
    assert command.main(["--meet", str(tmp_path / "er-niet.jsonl")]) == 1
    assert "kan niet worden gelezen" in capsys.readouterr().err
