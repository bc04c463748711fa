//! Who may ask: only the page whose address was printed, and only by its own name.
//!
//! The address holds a token that nobody can guess. Other names for this machine (a page of the net whose
//! name is made to point here) and other origins (a page in another tab) are refused, token or not.

use super::http::{Request, Response};

/// What a request must show.
#[derive(Debug)]
pub struct Gate {
    token: String,
    port: u16,
}

impl Gate {
    /// A gate with a new token of 128 random bits.
    ///
    /// # Errors
    /// Where the system gives no random numbers.
    pub fn new(port: u16) -> Result<Self, getrandom::Error> {
        Ok(Self { token: random_name()?, port })
    }

    /// The page's address.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.token)
    }

    /// What is asked for, below the token: `""`, `look`, `app.js` …
    ///
    /// # Errors
    /// The refusal.
    pub fn admit<'r>(&self, request: &'r Request) -> Result<&'r str, Response> {
        let host = request.header("host").filter(|host| self.names().iter().any(|name| name == host));
        let Some(host) = host else { return Err(Response::refused(403, "this server answers to 127.0.0.1 only")) };
        let own = |origin: &str| origin.strip_prefix("http://") == Some(host);
        let same_origin = !request.has("origin") || request.header("origin").is_some_and(own);
        let same_site = !request.has("sec-fetch-site") || matches!(request.header("sec-fetch-site"), Some("same-origin" | "none"));
        if !same_origin || !same_site {
            return Err(Response::refused(403, "this server answers to its own page only"));
        }
        let path = request.path.split(['?', '#']).next().unwrap_or_default();
        let (token, rest) = path.trim_start_matches('/').split_once('/').unwrap_or_default();
        if !same(token.as_bytes(), self.token.as_bytes()) {
            return Err(Response::refused(403, "the address is not complete; open the one that `attache watch` printed"));
        }
        if request.method == "POST" && request.header("content-type") != Some("application/json") {
            return Err(Response::refused(415, "send JSON"));
        }
        Ok(rest)
    }

    fn names(&self) -> [String; 2] {
        [format!("127.0.0.1:{}", self.port), format!("localhost:{}", self.port)]
    }
}

/// Compares in a time that does not tell how much agrees.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

/// 128 random bits as hexadecimal digits.
pub fn random_name() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::watch::serve::http::read;

    fn gate() -> Gate {
        Gate { token: "0123456789abcdef".to_owned(), port: 4711 }
    }

    fn ask(head: &str) -> Result<String, u16> {
        let request = read(&mut format!("{head}\r\n\r\n").as_bytes()).expect("sound").expect("whole");
        gate().admit(&request).map(str::to_owned).map_err(|refusal| refusal.status)
    }

    #[test]
    fn the_page_itself_is_let_in() {
        assert_eq!(ask("GET /0123456789abcdef/ HTTP/1.1\r\nHost: 127.0.0.1:4711"), Ok(String::new()));
        assert_eq!(ask("GET /0123456789abcdef/app.js?1 HTTP/1.1\r\nHost: localhost:4711"), Ok("app.js".to_owned()));
        let post = "POST /0123456789abcdef/look HTTP/1.1\r\nHost: 127.0.0.1:4711\r\nOrigin: http://127.0.0.1:4711\r\n\
                    Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: 0";
        assert_eq!(ask(post), Ok("look".to_owned()));
    }

    #[test]
    fn others_are_not() {
        let path = "GET /0123456789abcdef/ HTTP/1.1\r\n";
        for head in [
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:4711".to_owned(),
            "GET /0123456789abcdeg/ HTTP/1.1\r\nHost: 127.0.0.1:4711".to_owned(),
            "GET /0123456789abcdef HTTP/1.1\r\nHost: 127.0.0.1:4711".to_owned(),
            format!("{path}Host: attacker.example:4711"),
            format!("{path}Host: 127.0.0.1"),
            format!("{path}Host: 127.0.0.1:4711\r\nHost: 127.0.0.1:4711"),
            format!("{path}Host: 127.0.0.1:4711\r\nOrigin: http://attacker.example"),
            format!("{path}Host: 127.0.0.1:4711\r\nOrigin: null"),
            format!("{path}Host: 127.0.0.1:4711\r\nOrigin: http://localhost:4711"),
            format!("{path}Host: 127.0.0.1:4711\r\nSec-Fetch-Site: cross-site"),
        ] {
            assert_eq!(ask(&head), Err(403), "{head}");
        }
        let form = "POST /0123456789abcdef/save HTTP/1.1\r\nHost: 127.0.0.1:4711\r\nContent-Type: text/plain";
        assert_eq!(ask(form), Err(415));
    }

    #[test]
    fn tokens_differ() {
        let (one, two) = (random_name().expect("random"), random_name().expect("random"));
        assert!(one != two && one.len() == 32);
    }
}
