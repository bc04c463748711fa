//! Which addresses of the network are the public's: everything else is refused unless the person
//! allows it, so that a page cannot make the program read what only this machine can reach.
//!
//! By IANA's registries of special-purpose addresses (RFC 6890 and its updates, read 2026).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Why an address is not the public's; `None` for one that is.
#[must_use]
pub fn reserved(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => reserved_v4(address),
        IpAddr::V6(address) => reserved_v6(address),
    }
}

fn reserved_v4(address: Ipv4Addr) -> Option<&'static str> {
    match address.octets() {
        [127, ..] => Some("this machine"),
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [100, 64..=127, ..] => Some("a private network"),
        [169, 254, ..] => Some("the local link, where clouds keep their metadata"),
        [0, ..] => Some("no host"),
        [192, 0, 0 | 2, _] | [192, 88, 99, _] | [198, 18 | 19, ..] | [198, 51, 100, _] | [203, 0, 113, _] => Some("a reserved network"),
        [224..=255, ..] => Some("a group of hosts"),
        _ => None,
    }
}

fn reserved_v6(address: Ipv6Addr) -> Option<&'static str> {
    if address.is_loopback() || address.is_unspecified() {
        return Some("this machine");
    }
    let segments = address.segments();
    let inner = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match segments {
        // IPv4 in the forms that carry it: mapped, compatible, translated (RFC 6052), 6to4.
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => reserved_v4(inner(high, low)),
        [0x2002, high, low, ..] => reserved_v4(inner(high, low)),
        [0xfe80..=0xfebf, ..] => Some("the local link"),
        [0xfc00..=0xfdff | 0xfec0..=0xfeff, ..] => Some("a private network"),
        [0xff00..=0xffff, ..] => Some("a group of hosts"),
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Some("a reserved network"),
        [0x2000..=0x3fff, ..] => None,
        _ => Some("a reserved network"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for public in ["1.1.1.1", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2001:4860::8888", "64:ff9b::101:101"] {
            assert_eq!(reserved(public.parse().expect("an address")), None, "{public}");
        }
        for reserved_one in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.192",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2002:a00:1::",
            "fe80::1",
            "fd00:ec2::254",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(reserved(reserved_one.parse().expect("an address")).is_some(), "{reserved_one}");
        }
    }
}
