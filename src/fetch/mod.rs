//! The address of a page → its bytes: exactly one page, and only when a person names it.
//!
//! No other part of the program touches the network (`watch --serve` answers this machine alone).
//! Everything is bounded: time, size, redirects; no cookies; what only this machine or its own
//! network can reach is refused, also where a redirect or a name leads there. What the page is, is
//! not judged here: that is `ingest`'s.

mod address;
mod connect;
mod http;
mod reach;
mod tls;

use std::net::IpAddr;
use std::time::Duration;

pub use address::{Address, AddressError, Scheme, is_address};

use connect::Deadline;

/// What a server reads of who asks.
pub const USER_AGENT: &str =
    concat!("attache/", env!("CARGO_PKG_VERSION"), " (briefing-memo tool; fetches one page because its user named it)");
/// The largest page, in bytes, as it is sent and unpacked: the largest web pages have a quarter.
pub const MOST_BYTES: usize = 32 * 1024 * 1024;
/// Redirects that are followed; browsers follow 20, pages need three.
const MOST_REDIRECTS: usize = 6;

/// Which addresses of the network are dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those of the public network.
    Public,
    /// This machine and private networks too.
    Everything,
}

/// Why an address of the network is not to be dialled; `None` for one that is.
type Forbidden = fn(IpAddr) -> Option<&'static str>;

/// A page as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Where it stood in the end, after redirects.
    pub address: Address,
    /// Its bytes, unpacked.
    pub bytes: Vec<u8>,
    /// What the server says that it is (`text/html`), in lower case; empty where it says nothing.
    pub kind: String,
    /// The encoding that the server names.
    pub charset: Option<String>,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The text is no address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The host's name leads nowhere.
    #[error("cannot find {host}: {why}")]
    Unknown {
        /// The host.
        host: String,
        /// What the system says.
        why: String,
    },
    /// The host is not on the public network.
    #[error("{host} is {ip}, which is {what}; if that is meant, add --allow-private")]
    Reserved {
        /// The host.
        host: String,
        /// Its address.
        ip: IpAddr,
        /// What the address stands for.
        what: &'static str,
    },
    /// Nobody answers there.
    #[error("cannot connect to {host}: {source}")]
    Unreachable {
        /// The host and its port.
        host: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// No secure connection.
    #[error("no secure connection to {host}: {why}")]
    Insecure {
        /// The host.
        host: String,
        /// What is wrong.
        why: String,
    },
    /// The system trusts nobody.
    #[error("this system has no certificates to tell true servers by; install its `ca-certificates`, or name a file with SSL_CERT_FILE")]
    NoCertificates,
    /// It takes too long.
    #[error("the page did not come in time; --timeout gives it longer")]
    TimedOut,
    /// The connection fails half way.
    #[error("the connection broke: {0}")]
    Broken(std::io::Error),
    /// The answer ends too early.
    #[error("the page broke off before its end; try again")]
    CutOff,
    /// The answer is none.
    #[error("the server was not understood: {0}")]
    NotHttp(&'static str),
    /// The page is packed in a way that was not asked for.
    #[error("the server packs the page as `{0}`, which was not asked for; save the page in a browser, and give the file")]
    Packed(String),
    /// More than any page holds.
    #[error("more than {} MB; give the article alone", MOST_BYTES / 1024 / 1024)]
    TooLarge,
    /// Redirects that do not end.
    #[error("the page leads on to another, {MOST_REDIRECTS} times over")]
    Redirects,
    /// A redirect to where it started.
    #[error("the page leads to itself; it may want cookies: open it in a browser, save it, and give the file")]
    Loop,
    /// A redirect from a secure page to an open one.
    #[error("the page leads from a secure connection to an open one ({0}); if that is meant, give that address")]
    Downgrade(Address),
    /// No page there, or none for everybody.
    #[error("the server answers {status} ({}){}", reason(*.status), advice(*.status))]
    Status {
        /// The status (RFC 9110, 15).
        status: u16,
    },
    /// Something else than an article.
    #[error("the address gives `{0}`, not an article")]
    Kind(String),
}

/// Fetches the page at `address`, within `time`.
///
/// # Errors
/// [`FetchError`] of each kind.
pub fn fetch(address: &Address, time: Duration, reach: Reach) -> Result<Page, FetchError> {
    let forbidden: Forbidden = match reach {
        Reach::Public => reach::reserved,
        Reach::Everything => |_| None,
    };
    fetch_where(address, Deadline::within(time), forbidden)
}

fn fetch_where(address: &Address, deadline: Deadline, forbidden: Forbidden) -> Result<Page, FetchError> {
    let mut seen = vec![address.clone()];
    loop {
        let here = seen.last().expect("the list begins with an address").clone();
        let answer = http::ask(&here, connect::connect(&here, deadline, forbidden)?)?;
        if let 301 | 302 | 303 | 307 | 308 = answer.status {
            let next = here.join(answer.field("location").ok_or(FetchError::Status { status: answer.status })?)?;
            seen.push(followed(next, &here, &seen)?);
            continue;
        }
        if answer.status != 200 {
            return Err(FetchError::Status { status: answer.status });
        }
        let (kind, charset) = media_type(answer.field("content-type").unwrap_or_default());
        if is_no_article(&kind) {
            return Err(FetchError::Kind(kind));
        }
        return Ok(Page { address: here, bytes: answer.body(MOST_BYTES)?, kind, charset });
    }
}

/// The next address, if it may be followed.
fn followed(next: Address, here: &Address, seen: &[Address]) -> Result<Address, FetchError> {
    match () {
        () if seen.contains(&next) => Err(FetchError::Loop),
        () if seen.len() > MOST_REDIRECTS => Err(FetchError::Redirects),
        () if here.scheme == Scheme::Https && next.scheme == Scheme::Http => Err(FetchError::Downgrade(next)),
        () => Ok(next),
    }
}

/// Type and charset of a `Content-Type` field (RFC 9110, 8.3.1).
fn media_type(field: &str) -> (String, Option<String>) {
    let mut parts = field.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|part| part.get(..8).filter(|name| name.eq_ignore_ascii_case("charset=")).map(|_| &part[8..]));
    (kind, charset.map(|name| name.trim_matches(['"', '\'', ' ']).to_owned()).filter(|name| !name.is_empty()))
}

/// Types that no reader takes an article from; what else a page is, is told by its content.
fn is_no_article(kind: &str) -> bool {
    let family = kind.split('/').next().unwrap_or_default();
    let code = ["application/json", "application/javascript", "application/x-javascript", "text/javascript", "text/css", "text/csv"];
    let feeds = ["application/rss+xml", "application/atom+xml", "application/ld+json"];
    ["image", "audio", "video", "font", "model"].contains(&family) || code.contains(&kind) || feeds.contains(&kind)
}

fn reason(status: u16) -> &'static str {
    match status {
        401 => "it wants a name and a password",
        402 => "it wants to be paid",
        403 => "it refuses",
        404 => "there is no such page",
        410 => "the page is gone",
        429 => "it has been asked too often",
        451 => "the law forbids it there",
        200..=299 => "there is nothing to read",
        300..=399 => "the page is elsewhere, and it does not say where",
        500..=599 => "it has a fault",
        _ => "there is no page",
    }
}

fn advice(status: u16) -> &'static str {
    match status {
        401..=403 | 429 | 451 => "; open the page in a browser, save it, and give the file",
        500..=599 => "; try again later",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_with_their_charset() {
        assert_eq!(media_type("Text/HTML; Charset=\"UTF-8\"; x=y"), ("text/html".into(), Some("UTF-8".into())));
        assert_eq!(media_type("text/html;charset="), ("text/html".into(), None));
        assert_eq!(media_type(""), (String::new(), None));
        assert!(is_no_article("image/png") && is_no_article("application/json"));
        assert!(!is_no_article("application/pdf") && !is_no_article("text/html") && !is_no_article(""));
    }

    /// Both addresses are this machine's; the rule lets the first one pass.
    #[test]
    fn a_redirect_is_checked_as_the_first_address_is() {
        use std::io::{Read, Write};
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        std::thread::spawn(move || {
            for mut socket in listener.incoming().flatten() {
                let read = socket.read(&mut [0; 4096]);
                let answer = format!("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:{port}/\r\n\r\n");
                read.and_then(|_| socket.write_all(answer.as_bytes())).expect("the test listens");
            }
        });
        let forbidden: Forbidden = |ip| (ip != std::net::Ipv4Addr::LOCALHOST).then_some("another machine");
        let first = Address::parse(&format!("http://127.0.0.1:{port}/")).expect("an address");
        let result = fetch_where(&first, Deadline::within(Duration::from_secs(5)), forbidden);
        assert!(matches!(result, Err(FetchError::Reserved { what: "another machine", .. })), "{result:?}");
    }

    #[test]
    fn redirects_are_followed_with_care() {
        let address = |text: &str| Address::parse(text).expect("an address");
        let (open, secure) = (address("http://example.org/"), address("https://example.org/"));
        assert!(followed(secure.clone(), &open, std::slice::from_ref(&open)).is_ok());
        assert!(matches!(followed(open.clone(), &secure, std::slice::from_ref(&secure)), Err(FetchError::Downgrade(_))));
        assert!(matches!(followed(open.clone(), &open, std::slice::from_ref(&open)), Err(FetchError::Loop)));
    }
}
