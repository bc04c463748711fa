//! HTTP/1.1, as much of it as one page on this machine needs: a request in, a response out, then the
//! connection is closed.
//!
//! Every length is bounded and every wait ends. What is not understood is refused, never guessed at.

use std::io::{self, Read, Write};

/// Longest request line and headers, in bytes: browsers send under 2 KiB.
const MAX_HEAD: usize = 16 * 1024;
/// Longest body, in bytes: the largest brief that is read (4 MiB), written as JSON.
const MAX_BODY: usize = 12 * 1024 * 1024;

/// What a browser asks.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST` …
    pub method: String,
    /// From the first `/`, as it was sent.
    pub path: String,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    /// Empty where nothing is sent.
    pub body: Vec<u8>,
}

impl Request {
    /// The header of this name, given in lower case; `None` also where it stands twice.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        found.next().filter(|_| found.next().is_none())
    }

    /// Whether the header is there at all.
    pub fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(known, _)| known == name)
    }
}

/// What is answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Response {
    /// Such as 200.
    pub status: u16,
    /// Media type of the body.
    pub kind: &'static str,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    /// Done.
    pub fn ok(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, kind, headers: Vec::new(), body: body.into() }
    }

    /// Refused, with a line for people.
    pub fn refused(status: u16, why: &str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", headers: Vec::new(), body: format!("{why}\n").into_bytes() }
    }

    /// The same with one more header.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Writes it.
    pub fn send(&self, to: &mut impl Write) -> io::Result<()> {
        self.send_head(Some(self.body.len()), to)?;
        to.write_all(&self.body)?;
        to.flush()
    }

    /// Writes all but the body; without a length the body lasts as long as the connection.
    pub fn send_head(&self, length: Option<usize>, to: &mut impl Write) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\nContent-Type: {}\r\nConnection: close\r\n", self.status, reason(self.status), self.kind);
        if let Some(length) = length {
            head.push_str(&format!("Content-Length: {length}\r\n"));
        }
        for (name, value) in
            ALWAYS.iter().map(|(name, value)| (name, *value)).chain(self.headers.iter().map(|(name, value)| (name, value.as_str())))
        {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        to.write_all(head.as_bytes())
    }
}

/// Sent with everything: nothing is kept, framed, guessed at, or told to others.
const ALWAYS: &[(&str, &str)] = &[
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        411 => "Length Required",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// Pieces that a request may come in, beside one for each KiB of its body: who sends it byte by byte
/// only wants to keep the connection.
const MAX_PIECES: usize = 64;

/// Reads one request; `None` where the other side sent nothing or gave up, else why it is refused.
pub fn read(from: &mut impl Read) -> Result<Option<Request>, Response> {
    let (mut bytes, mut pieces) = (Vec::new(), MAX_PIECES);
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        if bytes.len() > MAX_HEAD {
            return Err(Response::refused(431, "the request's headers are too long"));
        }
        if !more(from, &mut bytes, &mut pieces) {
            return Ok(None);
        }
    };
    let mut body = bytes.split_off(end + 4);
    let mut request = head(&bytes[..end])?;
    let length = length(&request)?;
    pieces += length / 1024;
    while body.len() < length {
        if !more(from, &mut body, &mut pieces) {
            return Ok(None);
        }
    }
    body.truncate(length);
    request.body = body;
    Ok(Some(request))
}

/// Reads some bytes; whether there were any, and they may still come.
fn more(from: &mut impl Read, bytes: &mut Vec<u8>, pieces: &mut usize) -> bool {
    let mut buffer = [0; 8192];
    match from.read(&mut buffer) {
        Ok(count) if count > 0 && *pieces > 0 => {
            *pieces -= 1;
            bytes.extend_from_slice(&buffer[..count]);
            true
        }
        _ => false,
    }
}

fn head(bytes: &[u8]) -> Result<Request, Response> {
    let malformed = || Response::refused(400, "the request is malformed");
    let text = std::str::from_utf8(bytes).map_err(|_| malformed())?;
    let mut lines = text.split("\r\n");
    let first: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [method, path, "HTTP/1.1"] = first[..] else { return Err(malformed()) };
    if !path.starts_with('/') || text.contains('\0') {
        return Err(malformed());
    }
    let header = |line: &str| {
        let (name, value) = line.split_once(':')?;
        let sound = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_!#$%&'*+.^`|~".contains(&byte));
        sound.then(|| (name.to_ascii_lowercase(), value.trim().to_owned()))
    };
    let headers = lines.map(header).collect::<Option<Vec<_>>>().ok_or_else(malformed)?;
    Ok(Request { method: method.to_owned(), path: path.to_owned(), headers, body: Vec::new() })
}

/// How many bytes of body follow.
fn length(request: &Request) -> Result<usize, Response> {
    if request.has("transfer-encoding") {
        return Err(Response::refused(411, "send the body with its length"));
    }
    if !request.has("content-length") {
        return Ok(0);
    }
    let digits = request.header("content-length").filter(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    match digits.and_then(|value| value.parse().ok()) {
        Some(length) if length <= MAX_BODY => Ok(length),
        Some(_) => Err(Response::refused(413, "too large for a brief")),
        None => Err(Response::refused(400, "the request is malformed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(text: &str) -> u16 {
        read(&mut text.as_bytes()).expect_err("refused").status
    }

    #[test]
    fn requests_are_read() {
        let text = "POST /t/look HTTP/1.1\r\nHost: 127.0.0.1:9\r\nX-Two: a\r\nx-two: b\r\nContent-Length: 3\r\n\r\nabcdef";
        let request = read(&mut text.as_bytes()).expect("sound").expect("complete");
        assert_eq!((request.method.as_str(), request.path.as_str(), request.body.as_slice()), ("POST", "/t/look", &b"abc"[..]));
        assert_eq!((request.header("host"), request.header("x-two"), request.has("x-two")), (Some("127.0.0.1:9"), None, true));
    }

    #[test]
    fn what_is_not_whole_is_no_request() {
        for text in ["", "GET / HTTP/1.1\r\nHost: x", "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc"] {
            assert_eq!(read(&mut text.as_bytes()), Ok(None), "{text}");
        }
    }

    #[test]
    fn a_request_in_single_bytes_is_given_up() {
        struct Drops<'a>(&'a [u8]);
        impl Read for Drops<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                self.0.read(&mut buffer[..1])
            }
        }
        let short = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        assert!(matches!(read(&mut Drops(short)), Ok(Some(_))));
        let long = format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", "x".repeat(200));
        assert_eq!(read(&mut Drops(long.as_bytes())), Ok(None));
    }

    #[test]
    fn what_is_strange_is_refused() {
        for text in
            ["GET /\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "GET x HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n", "\u{1}\r\n\r\n"]
        {
            assert_eq!(status(text), 400, "{text}");
        }
        assert_eq!(status("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"), 400);
        assert_eq!(status("POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\nab"), 400);
        assert_eq!(status("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"), 411);
        assert_eq!(status("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"), 413);
        assert_eq!(status(&format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(MAX_HEAD))), 431);
    }

    #[test]
    fn responses_forbid_keeping_and_framing() {
        let mut sent = Vec::new();
        Response::ok("text/plain", "hi").with("X-Own", "1").send(&mut sent).expect("memory");
        let sent = String::from_utf8(sent).expect("ASCII");
        assert!(sent.starts_with("HTTP/1.1 200 OK\r\n") && sent.ends_with("X-Own: 1\r\n\r\nhi"), "{sent}");
        for part in ["Content-Length: 2\r\n", "Cache-Control: no-store", "X-Frame-Options: DENY", "Referrer-Policy: no-referrer"] {
            assert!(sent.contains(part), "{part}");
        }
    }
}
