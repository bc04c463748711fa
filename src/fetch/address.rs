//! `https://host:port/path?query` → its parts, and where a redirect leads (RFC 3986).
//!
//! Only what one page needs is read: http and https, no names or passwords of users. What is not
//! understood is refused, never guessed at.

use std::fmt::{self, Display, Formatter};

/// Longest address, in bytes; browsers and servers agree on about this much.
const LONGEST: usize = 8 * 1024;
/// Longest name of a host, in bytes (RFC 1035, 2.3.4).
const LONGEST_HOST: usize = 253;

/// The address of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// How it is reached.
    pub scheme: Scheme,
    /// In lower case; an IPv6 address without its brackets.
    pub host: String,
    /// The port, the scheme's own where none is written.
    pub port: u16,
    /// Path and query, percent-encoded, from the first `/`.
    pub target: String,
}

/// How a page is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// In the open.
    Http,
    /// By TLS.
    Https,
}

impl Scheme {
    fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// Why a text is no address of a page: what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct AddressError(&'static str);

/// Whether `text` is meant as the address of a page.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let starts = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts("http://") || starts("https://")
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// [`AddressError`] with what is wrong.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(AddressError("the address is too long"));
        }
        if text.chars().any(char::is_control) {
            return Err(AddressError("the address holds a control character"));
        }
        let (scheme, rest) = text.split_once("://").ok_or(AddressError("the address does not begin with https://"))?;
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => return Err(AddressError("only pages at https:// and http:// are fetched")),
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let end = rest.find(['/', '?', '\\']).unwrap_or(rest.len());
        let (authority, target) = rest.split_at(end);
        let (host, port) = host_and_port(authority, scheme)?;
        Ok(Self { scheme, host, port, target: encoded(target) })
    }

    /// Where `location` leads from here: an address, or one relative to this one.
    ///
    /// # Errors
    /// As [`Address::parse`].
    pub fn join(&self, location: &str) -> Result<Self, AddressError> {
        let location = location.trim();
        let scheme_ends = location.find(':').filter(|at| location[..*at].chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)));
        if scheme_ends.is_some_and(|at| at > 0) {
            return Self::parse(location);
        }
        if location.starts_with("//") {
            return Self::parse(&format!("{}:{location}", self.scheme.name()));
        }
        let path = self.target.split('?').next().unwrap_or_default();
        let target = match location.chars().next() {
            Some('/') => location.to_owned(),
            Some('?') => format!("{path}{location}"),
            Some('#') | None => self.target.clone(),
            Some(_) => format!("{}{location}", &path[..=path.rfind('/').unwrap_or(0)]),
        };
        Self::parse(&format!("{}{}", self.origin(), without_dots(&target)))
    }

    /// The address up to the path.
    fn origin(&self) -> String {
        format!("{}://{}", self.scheme.name(), self.authority())
    }

    /// Host and port as the `Host` field has them.
    #[must_use]
    pub fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        if self.port == self.scheme.port() { host } else { format!("{host}:{}", self.port) }
    }

    /// A name for a file that holds the page: the last telling part of the path without its ending,
    /// or else the host.
    #[must_use]
    pub fn stem(&self) -> String {
        let path = self.target.split('?').next().unwrap_or_default();
        let telling = |part: &str| {
            let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
            let plain: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '-' }).collect();
            let plain = plain.trim_matches('-');
            let generic = ["", "index", "default", "home", "amp"].contains(&plain.to_ascii_lowercase().as_str());
            (!generic).then(|| plain.chars().take(80).collect::<String>())
        };
        path.rsplit('/').find_map(telling).unwrap_or_else(|| self.host.replace(':', "-"))
    }
}

impl Display for Address {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin(), self.target)
    }
}

fn host_and_port(authority: &str, scheme: Scheme) -> Result<(String, u16), AddressError> {
    if authority.contains('@') {
        return Err(AddressError("an address with a user's name or password in it is not fetched"));
    }
    let (host, port) = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, rest)) => (host, rest.strip_prefix(':').unwrap_or(rest)),
        None => authority.split_once(':').unwrap_or((authority, "")),
    };
    if !host.is_ascii() {
        return Err(AddressError("write the host's name with plain letters, as a browser copies it (xn--…)"));
    }
    let bracketed = authority.starts_with('[');
    let allowed = |c: u8| c.is_ascii_alphanumeric() || b"-._".contains(&c) || bracketed && c == b':';
    if host.is_empty() || host.len() > LONGEST_HOST || !host.bytes().all(allowed) {
        return Err(AddressError("the address names no host"));
    }
    let digits = !port.is_empty() && port.bytes().all(|c| c.is_ascii_digit());
    let port = match port {
        "" => scheme.port(),
        _ if digits => port.parse().ok().filter(|port| *port > 0).ok_or(AddressError("the address has no such port"))?,
        _ => return Err(AddressError("the port of the address is no number")),
    };
    Ok((host.trim_end_matches('.').to_ascii_lowercase(), port))
}

/// A path and query that fit a line of the request: from the first `/`, and nothing but visible
/// ASCII.
fn encoded(target: &str) -> String {
    let mut out = String::from(if target.starts_with(['/', '\\']) { "" } else { "/" });
    for byte in target.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'!'..=b'~' if !b"\"<>`{}|^".contains(&byte) => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A path without `.` and `..` (RFC 3986, 5.2.4).
fn without_dots(target: &str) -> String {
    let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
    let mut parts: Vec<&str> = Vec::new();
    let pieces: Vec<&str> = path.split('/').skip(1).collect();
    for (at, part) in pieces.iter().enumerate() {
        let last = at + 1 == pieces.len();
        match *part {
            "." | ".." => {
                if *part == ".." {
                    parts.pop();
                }
                if last {
                    parts.push("");
                }
            }
            _ => parts.push(part),
        }
    }
    format!("/{}{query}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        Address::parse(text).map_or_else(|error| error.to_string(), |address| address.to_string())
    }

    #[test]
    fn addresses_are_read_as_browsers_read_them() {
        assert_eq!(read("HTTPS://Example.ORG"), "https://example.org/");
        assert_eq!(read("http://example.org:80/a b?q=ä#part"), "http://example.org/a%20b?q=%C3%A4");
        assert_eq!(read("https://example.org:8443?x"), "https://example.org:8443/?x");
        assert_eq!(read("https://[2001:DB8::1]:81/"), "https://[2001:db8::1]:81/");
        assert_eq!(read("https://example.org\\a"), "https://example.org/a");
    }

    #[test]
    fn what_is_no_address_of_a_page_is_refused() {
        for text in [
            "ftp://example.org/",
            "https://",
            "https:///path",
            "https://user:word@example.org/",
            "https://example.org:99999/",
            "https://example.org:8x/",
            "https://exa mple.org/",
            "https://exämple.org/",
            "https://[::1/",
            "https://example.org/\r\nHost: other",
        ] {
            assert!(Address::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn redirects_lead_where_the_standard_says() {
        let base = Address::parse("https://example.org/news/2021/ports.html?page=1").expect("an address");
        let join = |location: &str| base.join(location).map_or_else(|error| error.to_string(), |address| address.to_string());
        assert_eq!(join("https://other.example/x"), "https://other.example/x");
        assert_eq!(join("//other.example/x"), "https://other.example/x");
        assert_eq!(join("/a/../b/./c"), "https://example.org/b/c");
        assert_eq!(join("talks.html"), "https://example.org/news/2021/talks.html");
        assert_eq!(join("../talks:1"), "https://example.org/news/talks:1");
        assert_eq!(join("?page=2"), "https://example.org/news/2021/ports.html?page=2");
        assert!(base.join("javascript:alert(1)").is_err() && base.join("file:///etc/passwd").is_err());
    }

    #[test]
    fn a_page_is_named_for_its_address() {
        let stem = |text: &str| Address::parse(text).expect("an address").stem();
        assert_eq!(stem("https://example.org/news/port-talks.html?x=1"), "port-talks");
        assert_eq!(stem("https://example.org/news/port-talks/"), "port-talks");
        assert_eq!(stem("https://example.org/port-talks/index.html"), "port-talks");
        assert_eq!(stem("https://example.org/"), "example.org");
        assert_eq!(stem("https://example.org/%2e%2e/..%2fpasswd"), "2e-2e");
    }
}
