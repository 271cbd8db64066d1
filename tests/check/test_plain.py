from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vart.check.plain import script_faults, text_faults


def rules(text: str, *, joiners: bool = False) -> list[str]:
    return [fault.rule for fault in text_faults(text, joiners)]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 116 016, dygnet runt – gratis.", "Trans* och kvinnor*", "5 < 7 & 8 > 3", "AT&T", "100 % (ungefär)",
        "ord_med_streck", "a/b/c, 'ett' \"två\" ”tre” «fyra»", "Första raden\nandra raden\n", "#metoo", "Nr 1. Först",
        "Бесплатно: 116 016", "خط دعم", "2–3 veckor", "e-post: hej@exempel.example", "1 000\u00a0kr",
    ],
)  # fmt: skip
def test_plain_words_pass(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("<b>ring</b>", "text-html"), ("a</p>b", "text-html"), ("<!-- x -->", "text-html"), ("&nbsp;", "text-html"),
        ("&#60;", "text-html"), ("< script>", "text-html"),
        ("**fet**", "text-markdown"), ("[ord](https://x)", "text-markdown"), ("![bild](x)", "text-markdown"),
        ("`kod`", "text-markdown"), ("# Rubrik", "text-markdown"), ("ett\n## två", "text-markdown"),
        ("> citat", "text-markdown"), ("* punkt", "text-markdown"), ("ett\n- två", "text-markdown"),
        ("ett _två_ tre", "text-markdown"), ("ett *två* tre", "text-markdown"), ("~~bort~~", "text-markdown"),
        ("a\\b", "text-markdown"),
        ("{{ namn }}", "text-template"), ("{% if x %}", "text-template"), ("{# x #}", "text-template"),
        ("=SUM(A1)", "text-formula"), ("+46 8", "text-formula"), ("-1", "text-formula"), ("@namn", "text-formula"),
        (" =1", "text-formula"), ("＝1", "text-formula"),
        ("två  mellanslag", "text-spaces"), (" först", "text-spaces"), ("sist ", "text-spaces"),
        ("ett\u200bord", "text-invisible"), ("ett\u00adord", "text-invisible"), ("\ufeffett", "text-invisible"),
        ("ett\u3000ord", "text-invisible"), ("ett\x07ord", "text-invisible"), ("ett\ue000", "text-invisible"),
        ("ett\U000e0041", "text-invisible"), ("ett\u2800", "text-invisible"), ("ett\u200dtvå", "text-invisible"),
        ("ett\u202eord", "text-bidi"), ("ett\u2066ord", "text-bidi"), ("ett\u200ford", "text-bidi"),
        ("r\ufffdd", "text-damaged"), ("rÃ¥d", "text-damaged"),
        ("٤ dagar", "text-digits"), ("۴ روز", "text-digits"), ("፬", "text-digits"), ("４", "text-digits"),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_caught(text: str, rule: str) -> None:
    assert rule in rules(text)


def test_joiners_are_for_the_languages_that_need_them() -> None:
    assert rules("می\u200cتوانید") == ["text-invisible"]
    assert rules("می\u200cتوانید", joiners=True) == []
    assert rules("می\u200cتوانید\u200b", joiners=True) == ["text-invisible"]


def test_every_character_without_a_shape_is_caught() -> None:
    missed = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cf", "Cc", "Co", "Cs", "Zs", "Zl", "Zp")
        and chr(code) not in " \n\u00a0\u202f"
        and not rules(f"ett{chr(code)}ord")
    ]
    assert missed == []


SIGNS = ["\u200b", "\u202e", "\u2060", "\u00ad", "\x00", "{{", "<b", "**", "`"]


@given(st.text(max_size=60), st.sampled_from(SIGNS), st.data())
def test_no_text_around_it_hides_a_sign(text: str, sign: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    assert rules(text[:place] + sign + text[place:])


@given(st.text(alphabet=st.characters(categories=("L", "M", "N", "P", "S"), include_characters=" \n"), max_size=80))
def test_no_text_breaks_the_rules(text: str) -> None:
    for script in ("Latn", "Arab", "Cyrl", "Ethi", "Thai"):
        assert len(script_faults(text, script)) <= 3
    assert len(text_faults(text)) <= 9


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Prata med någon", "Latn"),
        ("Zadzwoń, porozmawiaj. Şimdi ara. Bảo vệ", "Latn"),
        ("الأطفال في Stockholm و Sundbyberg و Lidingö و Solna", "Arab"),
        ("ЛГБТQI-люди, SMS, Bris", "Cyrl"),
        ("ደውሉ ወደ Bris", "Ethi"),
        ("Bris", "Thai"),
    ],
)
def test_each_language_is_written_in_its_script(text: str, script: str) -> None:
    assert script_faults(text, script) == ()


@pytest.mark.parametrize(
    ("text", "script", "rule"),
    [
        ("Kvinnоr", "Latn", "text-mixed"),
        ("Ring oss, позвони", "Latn", "text-script"),
        ("Talk to someone day and night, free of charge", "Arab", "text-script"),
        ("تحدث مع شخص ما. Позвони", "Arab", "text-script"),
        ("Лінія зі cловами", "Cyrl", "text-mixed"),
    ],
)
def test_another_script_is_caught(text: str, script: str, rule: str) -> None:
    assert [fault.rule for fault in script_faults(text, script)] == [rule]
