from __future__ import annotations

import pytest

from vart.check.links import address_faults, is_email, same_page, source_faults


def rules(address: str) -> set[str]:
    return {fault.rule for fault in address_faults(address)}


@pytest.mark.parametrize(
    "address",
    [
        "https://kvinnofridslinjen.se/", "https://www.exempel.example", "https://exempel.example/a/b-c/%C3%A5",
        "https://örebro.example/", "https://xn--rebro-iua.example/", "https://notfacebook.com/", "https://x-y.example/å",
    ],
)  # fmt: skip
def test_plain_addresses_pass(address: str) -> None:
    assert rules(address) == set()


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("http://exempel.example/", "link-scheme"),
        ("exempel.example", "link-scheme"),
        ("//exempel.example", "link-scheme"),
        ("javascript:alert(1)", "link-scheme"),
        ("data:text/html,x", "link-scheme"),
        ("mailto:hej@exempel.example", "link-scheme"),
        ("https://exempel.example/?utm_source=x", "link-tracker"),
        ("https://exempel.example/?a=1&fbclid=x", "link-tracker"),
        ("https://exempel.example/?a=1", "link-query"),
        ("https://exempel.example/?", "link-query"),
        ("https://exempel.example/#a", "link-fragment"),
        ("https://exempel.example/#", "link-fragment"),
        ("https://bit.ly/x", "link-shortener"),
        ("https://eur01.safelinks.protection.outlook.com/x", "link-shortener"),
        ("https://m.facebook.com/x", "link-follows"),
        ("https://www.instagram.com/x", "link-follows"),
        ("https://a:b@exempel.example/", "link-user"),
        ("https://exempel.example@annan.example/", "link-user"),
        ("https://1.2.3.4/", "link-host"),
        ("https://[::1]/", "link-host"),
        ("https://3232235521/", "link-host"),
        ("https://localhost/", "link-host"),
        ("https://skrivare.local/", "link-host"),
        ("https://ехempel.example/", "link-host"),
        ("https://xn--80ak6aa92e.com/", "link-host"),
        ("https:///exempel", "link-host"),
        ("https://exempel.example:8443/", "link-port"),
        ("https://exempel.example/ett blad", "link-form"),
        ("https://exempel.example/\u200b", "link-form"),
        ("https://exempel.example\\@annan.example", "link-form"),
        ("https://exempel.example/blad.", "link-form"),
        ("https://[exempel/", "link-form"),
        ("", "link-form"),
    ],
)
def test_harmful_addresses_are_caught(address: str, rule: str) -> None:
    assert rule in rules(address)


@pytest.mark.parametrize(
    "address",
    ["http://exempel.example/", "https://exempel.example/?id=3&sida=2#a", "https://github.com/a/b", "https://x.com/a"],
)
def test_a_source_may_be_older_and_deeper(address: str) -> None:
    assert source_faults(address) == ()


@pytest.mark.parametrize("address", ["https://t.co/x", "https://exempel.example/?gclid=x", "ftp://exempel.example/"])
def test_a_source_does_not_follow_anyone_either(address: str) -> None:
    assert source_faults(address)


def test_e_mail_looks_like_e_mail() -> None:
    assert is_email("hej@exempel.example")
    assert is_email("a.b+c@x-y.exempel.example")
    for wrong in ("hej@exempel", "mailto:hej@exempel.example", "hej exempel.example", "a..b@exempel.example", "å@b.se"):
        assert not is_email(wrong)


def test_spellings_of_one_page_are_equal() -> None:
    assert same_page("https://www.Exempel.example/") == same_page("https://exempel.example")
