//! HTTP/1.1, as much of it as one page needs (RFC 9112): a request out, an answer in.
//!
//! Every length is bounded. What is not understood is an error, never guessed at.

use std::io::{self, BufRead, BufReader, Read, Write};

use flate2::read::MultiGzDecoder;

use super::address::Address;
use super::connect::Connection;
use super::{FetchError, USER_AGENT};

/// The longest head of an answer, in bytes; servers send under 8 KiB, with cookies under 32.
const MOST_HEAD: usize = 64 * 1024;
/// The longest line that tells a chunk's length.
const MOST_CHUNK_LINE: usize = 1024;
/// Answers before the answer (103, “early hints”) that are passed over.
const MOST_INTERIM: usize = 8;

/// An answer whose body has not been read.
pub(super) struct Answer {
    pub(super) status: u16,
    /// Names in lower case.
    fields: Vec<(String, String)>,
    body: BufReader<Box<dyn Connection>>,
}

/// Asks for the page at `address`.
///
/// # Errors
/// [`FetchError::TimedOut`], [`FetchError::Broken`], [`FetchError::NotHttp`].
pub(super) fn ask(address: &Address, mut connection: Box<dyn Connection>) -> Result<Answer, FetchError> {
    // No cookies, no page that was before: who asks is told by the user agent alone.
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: {USER_AGENT}\r\n\
         Accept: text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5\r\n\
         Accept-Language: en,*;q=0.5\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n",
        address.target,
        address.authority(),
    );
    connection.write_all(request.as_bytes()).and_then(|()| connection.flush()).map_err(broken)?;
    let mut body = BufReader::new(connection);
    for _ in 0..MOST_INTERIM {
        let (status, fields) = head(&mut body)?;
        if !(100..200).contains(&status) {
            return Ok(Answer { status, fields, body });
        }
    }
    Err(FetchError::NotHttp("it goes on announcing its answer"))
}

impl Answer {
    /// The field of that name, given in lower case.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body, unpacked, of at most `most` bytes on the way and as many after it.
    ///
    /// # Errors
    /// [`FetchError::TooLarge`], [`FetchError::CutOff`], [`FetchError::Packed`], and as [`ask`].
    pub(super) fn body(self, most: usize) -> Result<Vec<u8>, FetchError> {
        let packing = self.field("content-encoding").unwrap_or_default().trim().to_ascii_lowercase();
        let sent = self.sent(most)?;
        match packing.as_str() {
            "" | "identity" => Ok(sent),
            "gzip" | "x-gzip" => bounded(MultiGzDecoder::new(&sent[..]), most, |_| FetchError::CutOff),
            _ => Err(FetchError::Packed(packing)),
        }
    }

    /// The body as it was sent.
    fn sent(self, most: usize) -> Result<Vec<u8>, FetchError> {
        let coding = self.field("transfer-encoding").map(str::to_ascii_lowercase);
        if let Some(coding) = coding {
            return if coding.trim() == "chunked" { chunks(self.body, most) } else { Err(FetchError::Packed(coding)) };
        }
        let Some(length) = self.field("content-length") else {
            // It lasts as long as the connection; many servers end a secure one without a word.
            return bounded(Lenient(self.body), most, broken);
        };
        let length: usize = length.trim().parse().map_err(|_| FetchError::NotHttp("the length of its answer is no number"))?;
        if length > most {
            return Err(FetchError::TooLarge);
        }
        let mut bytes = Vec::new();
        self.body.take(length as u64).read_to_end(&mut bytes).map_err(broken)?;
        if bytes.len() < length { Err(FetchError::CutOff) } else { Ok(bytes) }
    }
}

/// An input whose end without a farewell is an end.
struct Lenient<R>(R);

impl<R: Read> Read for Lenient<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(0),
            result => result,
        }
    }
}

fn broken(error: io::Error) -> FetchError {
    match error.kind() {
        io::ErrorKind::TimedOut => FetchError::TimedOut,
        io::ErrorKind::UnexpectedEof => FetchError::CutOff,
        _ => FetchError::Broken(error),
    }
}

/// All that `from` gives, up to a limit.
fn bounded(from: impl Read, most: usize, failed: fn(io::Error) -> FetchError) -> Result<Vec<u8>, FetchError> {
    let mut bytes = Vec::new();
    let read = from.take(most as u64 + 1).read_to_end(&mut bytes);
    if bytes.len() > most {
        return Err(FetchError::TooLarge);
    }
    read.map_err(failed).map(|_| bytes)
}

/// Status and fields.
fn head(from: &mut impl BufRead) -> Result<(u16, Vec<(String, String)>), FetchError> {
    const NOT_HTTP: FetchError = FetchError::NotHttp("it does not answer as a web server does");
    let mut left = MOST_HEAD;
    let first = line(from, &mut left)?;
    let mut words = first.split(' ');
    let status = words.next().filter(|version| version.starts_with("HTTP/1.")).and(words.next());
    let status = status.and_then(|code| code.parse().ok()).filter(|code| (100..600).contains(code)).ok_or(NOT_HTTP)?;
    let mut fields: Vec<(String, String)> = Vec::new();
    loop {
        let line = line(from, &mut left)?;
        if line.is_empty() {
            return Ok((status, fields));
        }
        if line.starts_with([' ', '\t']) {
            // A field that goes on, as old servers write it (RFC 9112, 5.2).
            if let Some((_, value)) = fields.last_mut() {
                value.push_str(&line);
            }
            continue;
        }
        let (name, value) = line.split_once(':').ok_or(NOT_HTTP)?;
        fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
}

/// The next line without its end; `left` is what may still be read of the whole.
fn line(from: &mut impl BufRead, left: &mut usize) -> Result<String, FetchError> {
    let mut bytes = Vec::new();
    from.take(*left as u64).read_until(b'\n', &mut bytes).map_err(broken)?;
    if !bytes.ends_with(b"\n") {
        let long = bytes.len() == *left;
        return Err(if long { FetchError::NotHttp("the head of its answer has no end") } else { FetchError::CutOff });
    }
    *left -= bytes.len();
    let bytes = bytes.strip_suffix(b"\n").map_or(&bytes[..], |line| line.strip_suffix(b"\r").unwrap_or(line));
    Ok(String::from_utf8_lossy(bytes).into_owned())
}

/// A body sent in chunks (RFC 9112, 7.1); what comes after the last one is not read.
fn chunks(mut from: impl BufRead, most: usize) -> Result<Vec<u8>, FetchError> {
    let mut bytes = Vec::new();
    loop {
        let size = line(&mut from, &mut MOST_CHUNK_LINE.clone())?;
        let digits = size.split(';').next().unwrap_or_default().trim();
        let plain = !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_hexdigit());
        let size = plain.then(|| usize::from_str_radix(digits, 16).ok()).flatten().ok_or(FetchError::NotHttp("a chunk has no length"))?;
        if size == 0 {
            return Ok(bytes);
        }
        if size > most - bytes.len() {
            return Err(FetchError::TooLarge);
        }
        let before = bytes.len();
        (&mut from).take(size as u64).read_to_end(&mut bytes).map_err(broken)?;
        if bytes.len() - before < size {
            return Err(FetchError::CutOff);
        }
        let end = line(&mut from, &mut 3)?;
        if !end.is_empty() {
            return Err(FetchError::NotHttp("a chunk is longer than it says"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_with_their_oddities() {
        let text = b"HTTP/1.1 200\r\nContent-Type: text/html;\r\n charset=utf-8\nX:\r\n\r\nbody";
        let (status, fields) = head(&mut &text[..]).expect("a head");
        assert_eq!(status, 200);
        assert_eq!(fields[0], ("content-type".to_owned(), "text/html; charset=utf-8".to_owned()));
        for wrong in [&b"220 mail.example.org ESMTP\r\n\r\n"[..], b"HTTP/1.1 x\r\n\r\n", b"HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"] {
            assert!(matches!(head(&mut &wrong[..]), Err(FetchError::NotHttp(_))));
        }
        assert!(matches!(head(&mut &b"HTTP/1.1 200 OK\r\nA: b"[..]), Err(FetchError::CutOff)));
        let endless = [&b"HTTP/1.1 200 OK\r\nA: "[..], &vec![b'a'; MOST_HEAD]].concat();
        assert!(matches!(head(&mut &endless[..]), Err(FetchError::NotHttp(_))));
    }

    proptest::proptest! {
        #[test]
        fn any_answer_ends(fields in "(Content-Length: [0-9]{0,3}\r\n|Content-Encoding: gzip\r\n|Transfer-Encoding: chunked\r\n){0,3}",
                           body in proptest::collection::vec(proptest::num::u8::ANY, 0..200), cut in 0..300_usize) {
            let mut bytes = [b"HTTP/1.1 200 OK\r\n", fields.as_bytes(), b"\r\n", &body].concat();
            bytes.truncate(cut);
            let connection: Box<dyn Connection> = Box::new(io::Cursor::new(bytes));
            let mut input = BufReader::new(connection);
            if let Ok((status, fields)) = head(&mut input) {
                let length = Answer { status, fields, body: input }.body(100).map_or(0, |body| body.len());
                proptest::prop_assert!(length <= 100);
            }
        }
    }

    #[test]
    fn chunks_are_put_together() {
        let read = |text: &str| chunks(text.as_bytes(), 10);
        assert_eq!(read("5\r\nPorts\r\n2;x=y\r\n m\r\n0\r\n\r\n").expect("a body"), b"Ports m");
        assert!(matches!(read("5\r\nPor"), Err(FetchError::CutOff)));
        assert!(matches!(read("5\r\nPortsmen\r\n0\r\n\r\n"), Err(FetchError::NotHttp(_))));
        assert!(matches!(read("-5\r\n"), Err(FetchError::NotHttp(_))));
        assert!(matches!(read("+5\r\n"), Err(FetchError::NotHttp(_))));
        assert!(matches!(read("ffffffffffffffffff\r\n"), Err(FetchError::NotHttp(_))));
        assert!(matches!(read("b\r\n0123456789a\r\n0\r\n"), Err(FetchError::TooLarge)));
    }
}
