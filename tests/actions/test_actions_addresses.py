"""Which addresses are public, and which does the operator allow?"""

import ipaddress
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.actions.addresses import Address, AllowedNetworks, is_public

NOT_PUBLIC = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",  # Alibaba's metadata
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",  # Azure's host agent
    "169.254.169.254",  # metadata of most clouds
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",  # Oracle's metadata
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",  # IPv4-compatible
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",  # NAT64 of 127.0.0.1
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",  # local NAT64
    "100::1",
    "2001:0:7f00:1::",  # Teredo
    "2001:db8::1",
    "2002:7f00:1::",  # 6to4 of 127.0.0.1
    "2002:a9fe:a9fe::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",  # AWS's metadata
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_a_private_or_special_address_is_not_public(text: str) -> None:
    address = ip_address(text)

    assert not is_public(address)


@pytest.mark.parametrize(
    "text",
    ["8.8.8.8", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::5", "::ffff:8.8.8.8"],
)
def test_an_address_of_the_internet_is_public(text: str) -> None:
    address = ip_address(text)

    assert is_public(address)


@given(st.ip_addresses())
def test_what_is_public_to_us_is_global_to_python(address: Address) -> None:
    if is_public(address) and not (isinstance(address, IPv6Address) and address.ipv4_mapped):
        assert address.is_global
        assert not address.is_multicast


@given(st.ip_addresses(v=4))
def test_ipv4_inside_ipv6_is_judged_as_ipv4(address: IPv4Address) -> None:
    mapped = ipaddress.IPv6Address(f"::ffff:{address}")

    assert is_public(mapped) == is_public(address)


@pytest.mark.parametrize(
    ("listed", "address", "port", "is_admitted"),
    [
        ("127.0.0.0/8:9000", "127.0.0.1", 9000, True),
        ("127.0.0.0/8:9000", "127.0.0.1", 9001, False),
        ("127.0.0.0/8:9000", "::ffff:127.0.0.1", 9000, True),
        ("127.0.0.0/8:9000", "10.0.0.1", 9000, False),
        ("10.0.0.0/8", "10.1.2.3", 1234, True),
        ("127.0.0.1:9000", "127.0.0.1", 9000, True),
        ("127.0.0.1:9000", "127.0.0.2", 9000, False),
        ("[::1]/128:80", "::1", 80, True),
        ("[::1/128]:80", "::1", 80, True),
        ("[::1]:80", "::1", 81, False),
        ("fd00::/8", "fd12::1", 443, True),
        ("127.0.0.0/8:9000, 10.0.0.0/8, [::1]/128:80", "10.0.0.1", 1, True),
        ("", "127.0.0.1", 80, False),
        ("", "8.8.8.8", 80, True),
    ],
)
def test_a_private_address_is_admitted_by_its_network_and_port(
    listed: str, address: str, port: int, is_admitted: bool
) -> None:
    allowed = AllowedNetworks.parse(listed)

    assert allowed.admits(ip_address(address), port) is is_admitted


def test_a_list_of_entries_is_read_like_a_text() -> None:
    assert AllowedNetworks.parse(["10.0.0.0/8", "[::1]/128:80"]) == AllowedNetworks.parse("10.0.0.0/8, [::1]/128:80")


@pytest.mark.parametrize(
    "entry",
    [
        "localhost:9000",
        "10.0.0.0/33",
        "10.1.2.3/8",  # bits beyond the prefix: which network is meant?
        "10.0.0.0/8:0",
        "10.0.0.0/8:70000",
        "10.0.0.0/8:http",
        "[::1/128]/128",
        "[127.0.0.1/8",
        "::1/128:80",
        "１０.0.0.0/8",
        "10.0.0.0/8 10.1.0.0/16",
    ],
)
def test_a_malformed_entry_is_told_by_its_place_with_the_right_form(entry: str) -> None:
    with pytest.raises(ValueError, match=r"is no network|port that does not exist") as refused:
        AllowedNetworks.parse(f"127.0.0.1, {entry}")

    assert "entry 2" in str(refused.value)
    assert entry not in str(refused.value)  # it may be a secret, pasted into the wrong setting
