//! Pages fetched by their address from a server on this machine, with all that a hostile one does:
//! each run ends soon, with the page or with a word on why not.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::{Duration, Instant};

use assert_cmd::prelude::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

const PAGE: &str = include_str!("formats/article.html");

/// A server that gives each request's path to `answer`; its port.
fn serve(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let answer = Arc::new(answer);
    std::thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            std::thread::spawn(move || {
                let mut socket = socket;
                let request = request(&socket);
                answer(request.split(' ').nth(1).unwrap_or_default(), &mut socket);
            });
        }
    });
    port
}

/// The head of a request.
fn request(from: impl Read) -> String {
    let lines = BufReader::new(from).lines().map_while(Result::ok);
    lines.take_while(|line| !line.is_empty()).map(|line| line + "\n").collect()
}

fn ok(fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{fields}Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

fn html(body: &[u8]) -> Vec<u8> {
    ok("Content-Type: text/html; charset=utf-8\r\n", body)
}

/// A server that gives the same bytes to everybody.
fn serve_bytes(bytes: Vec<u8>) -> u16 {
    serve(move |_, socket| drop(socket.write_all(&bytes)))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).expect("memory");
    packer.finish().expect("memory")
}

fn attache(folder: &Path, arguments: &[&str]) -> Output {
    Command::cargo_bin("attache").expect("the program").current_dir(folder).args(arguments).output().expect("it runs")
}

/// The text of the page at `path` of that port, or what is said instead, with the exit status.
fn text(port: u16, path: &str) -> Result<String, (i32, String)> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let address = format!("http://127.0.0.1:{port}{path}");
    let output = attache(folder.path(), &["text", "--allow-private", "--timeout", "3", &address]);
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let code = output.status.code().expect("it ends by itself");
    if code == 0 { Ok(said(&output.stdout)) } else { Err((code, said(&output.stderr))) }
}

#[track_caller]
fn refused(result: Result<String, (i32, String)>, code: i32, words: &str) {
    let (found, said) = result.expect_err("there is no page");
    assert!(found == code && said.contains(words), "{found}: {said}");
}

#[test]
fn a_page_becomes_a_brief_that_knows_where_it_comes_from() {
    let port = serve(|path, socket| {
        let moved = format!("HTTP/1.1 301 Moved\r\nLocation: ..{path}/ports.html?edition=2\r\nContent-Length: 0\r\n\r\n");
        let sent = if path == "/news" { moved.into_bytes() } else { html(PAGE.as_bytes()) };
        drop(socket.write_all(&sent));
    });
    let folder = tempfile::tempdir().expect("a temporary folder");
    let address = format!("http://localhost:{port}/news");
    let output = attache(folder.path(), &["brief", "--allow-private", "--save-source", &address]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect(name);
    let brief = read("ports.brief.yaml");
    assert!(brief.contains(&format!("url: http://localhost:{port}/news/ports.html?edition=2")), "{brief}");
    assert!(brief.contains("file: ports.html"), "{brief}");
    assert_eq!(read("ports.html"), PAGE);
    let sum = read("ports.html.sha256");
    assert!(brief.contains(sum.split(' ').next().expect("a checksum")), "{sum}: {brief}");
    // The copy is the article that the brief's evidence is found in.
    let check = attache(folder.path(), &["check", "--strict", "ports.brief.yaml"]);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    // A brief is never written over, and a page that has changed is not written over the copy.
    assert_eq!(attache(folder.path(), &["brief", "--allow-private", &address]).status.code(), Some(4));
    std::fs::write(folder.path().join("ports.html"), "another").expect("writable");
    let again = attache(folder.path(), &["brief", "--allow-private", "--save-source", "-o", "new.brief.yaml", &address]);
    assert_eq!(again.status.code(), Some(4));
    assert_eq!(read("ports.html"), "another");
}

#[test]
fn a_memo_is_made_of_a_page_in_one_step() {
    let port = serve_bytes(html(PAGE.as_bytes()));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = attache(folder.path(), &["render", "--allow-private", &format!("http://127.0.0.1:{port}/talks")]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(names, ["talks.memo.pdf"]);
}

#[test]
fn a_page_and_a_file_about_one_meeting_make_one_brief() {
    let port = serve_bytes(html(include_bytes!("joint/paper.html")));
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("agency.txt"), include_str!("joint/agency.txt")).expect("the test may write");
    let address = format!("http://127.0.0.1:{port}/fish/paper.html");
    let told = ["--published", "-", "--published", "2021-05-19"];
    let ask =
        |arguments: &[&str]| attache(folder.path(), &[arguments, &["--allow-private", "--joint", &address, "agency.txt"], &told].concat());
    // A page that is cited is asked to be kept; the evidence of both is then found.
    let output = ask(&["brief", "--save-source"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let brief = std::fs::read_to_string(folder.path().join("paper.joint.brief.yaml")).expect("it is written beside the page's name");
    assert!(brief.contains(&format!("url: {address}")) && brief.contains("file: agency.txt"), "{brief}");
    assert!(brief.contains("2¶"), "facts that both have cite both: {brief}");
    let check = attache(folder.path(), &["check", "--strict", "paper.joint.brief.yaml"]);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    let offline = attache(folder.path(), &["brief", "--offline", "--joint", &address, "agency.txt"]);
    assert!(!offline.status.success() && String::from_utf8_lossy(&offline.stderr).contains("--offline"));
}

#[test]
fn nothing_is_fetched_but_what_is_asked_for() {
    let port = serve(|_, _| panic!("nobody should ask"));
    let address = format!("http://127.0.0.1:{port}/");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let said = |arguments: &[&str], code: i32, words: &str| {
        let output = attache(folder.path(), arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(code) && said.contains(words), "{arguments:?}: {:?} {said}", output.status);
    };
    said(&["brief", "--offline", "--allow-private", &address], 2, "--offline forbids");
    said(&["brief", &address], 3, "this machine; if that is meant, add --allow-private");
    said(&["brief", &format!("http://localhost:{port}/")], 3, "add --allow-private");
    said(&["brief", &format!("http://[::ffff:127.0.0.1]:{port}/")], 3, "add --allow-private");
    said(&["brief", "http://169.254.169.254/latest/meta-data/"], 3, "clouds keep their metadata");
    said(&["brief", "http://user:word@example.org/"], 3, "password");
    // Other commands read files, and a brief's own words lead nowhere.
    said(&["review", &address], 3, "");
    std::fs::write(
        folder.path().join("x.brief.yaml"),
        format!("brief: 1\ntitle: x\nsources:\n  - headline: x\n    file: {address}\n    url: {address}\n"),
    )
    .expect("writable");
    attache(folder.path(), &["check", "x.brief.yaml"]);
    attache(folder.path(), &["render", "x.brief.yaml"]);
}

#[test]
fn pages_come_packed_in_pieces_and_without_a_length() {
    let body = PAGE.as_bytes();
    let plain = text(serve_bytes(html(body)), "/").expect("a page");
    assert!(plain.contains("Ana Souza"), "{plain}");
    let packed = ok("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &gzip(body));
    let mut pieces = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    for piece in body.chunks(1000) {
        pieces.extend([format!("{:x};x\r\n", piece.len()).as_bytes(), piece, b"\r\n"].concat());
    }
    pieces.extend(b"0\r\n\r\n");
    let unmeasured = [&b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"[..], body].concat();
    let early = [&b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"[..], &html(body)].concat();
    for (way, bytes) in [("gzip", packed), ("chunks", pieces), ("no length", unmeasured), ("early hints", early)] {
        assert_eq!(text(serve_bytes(bytes), "/").as_deref(), Ok(plain.as_str()), "{way}");
    }
}

#[test]
fn the_request_says_who_asks_and_brings_no_cookie() {
    let (send, asked) = std::sync::mpsc::channel();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for (at, mut socket) in listener.incoming().flatten().enumerate() {
            send.send(request(&socket)).expect("the test listens");
            let moved = b"HTTP/1.1 302 Found\r\nSet-Cookie: a=b\r\nLocation: /two\r\n\r\n".to_vec();
            drop(socket.write_all(&if at == 0 { moved } else { html(PAGE.as_bytes()) }));
        }
    });
    text(port, "/one").expect("a page");
    let requests: Vec<String> = asked.try_iter().collect();
    assert_eq!(requests.len(), 2, "{requests:?}");
    assert!(requests[0].starts_with("GET /one HTTP/1.1\n") && requests[0].contains("User-Agent: attache/"), "{}", requests[0]);
    assert!(!requests[1].to_lowercase().contains("cookie") && !requests[1].contains("Referer"), "{}", requests[1]);
}

#[test]
fn the_servers_charset_is_heeded_and_a_wrong_one_is_not() {
    let page = PAGE.replace("Lisbon", "Málaga").replace("charset=\"utf-8\"", "charset=\"windows-1253\"");
    let western = encoding_rs::WINDOWS_1252.encode(&page).0.into_owned();
    for charset in ["windows-1252", "\"ISO-8859-1\""] {
        let read = text(serve_bytes(ok(&format!("Content-Type: text/html; charset={charset}\r\n"), &western)), "/").expect("a page");
        assert!(read.contains("Málaga"), "{charset}: {read}");
    }
    let wrong = ok("Content-Type: text/html; charset=windows-1251\r\n", PAGE.replace("Lisbon", "Málaga").as_bytes());
    assert!(text(serve_bytes(wrong), "/").expect("a page").contains("Málaga"));
    let unknown = ok("Content-Type: text/html; charset=klingon\r\n", PAGE.replace("Lisbon", "Málaga").as_bytes());
    assert!(text(serve_bytes(unknown), "/").expect("a page").contains("Málaga"));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the time it takes is what is tested")]
fn servers_that_dawdle_are_left() {
    let drip = serve(|_, socket| {
        drop(socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"));
        while socket.write_all(b"<p>").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let dripping_head = serve(|_, socket| {
        while socket.write_all(b"H").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let silent = serve(|_, _| std::thread::sleep(Duration::from_secs(60)));
    for port in [drip, dripping_head, silent] {
        let before = Instant::now();
        refused(text(port, "/"), 3, "did not come in time");
        assert!(before.elapsed() < Duration::from_secs(20), "{:?}", before.elapsed());
    }
}

#[test]
fn bombs_and_endless_answers_are_refused() {
    let large = 33 * 1024 * 1024;
    let bomb = gzip(&vec![b' '; large]);
    assert!(bomb.len() < 100_000);
    refused(text(serve_bytes(ok("Content-Encoding: gzip\r\n", &bomb)), "/"), 3, "more than 32 MB");
    refused(text(serve_bytes(format!("HTTP/1.1 200 OK\r\nContent-Length: {large}\r\n\r\n").into_bytes()), "/"), 3, "more than 32 MB");
    let endless = serve(|_, socket| {
        let sent = socket.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        let piece = [b' '; 8192];
        while sent.is_ok() && socket.write_all(&piece).is_ok() {}
    });
    refused(text(endless, "/"), 3, "");
    let endless_head = serve(|_, socket| {
        let sent = socket.write_all(b"HTTP/1.1 200 OK\r\n");
        while sent.is_ok() && socket.write_all(b"X: y\r\n").is_ok() {}
    });
    refused(text(endless_head, "/"), 3, "has no end");
    refused(text(serve_bytes(ok("Content-Encoding: gzip\r\n", &gzip(PAGE.as_bytes())[..200])), "/"), 3, "broke off");
    refused(text(serve_bytes(ok("Content-Encoding: br\r\n", b"xxx")), "/"), 3, "was not asked for");
    refused(text(serve_bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<p>x".to_vec()), "/"), 3, "broke off");
    refused(text(serve_bytes(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n<p>".to_vec()), "/"), 3, "broke off");
    refused(text(serve_bytes(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n".to_vec()), "/"), 3, "no number");
}

#[test]
fn redirects_that_do_not_end_are_left() {
    let around = serve(|path, socket| {
        let other = if path == "/a" { "/b" } else { "/a" };
        drop(socket.write_all(format!("HTTP/1.1 302 Found\r\nLocation: {other}\r\n\r\n").as_bytes()));
    });
    refused(text(around, "/a"), 3, "leads to itself");
    let onward = serve(|path, socket| drop(socket.write_all(format!("HTTP/1.1 307 X\r\nLocation: {path}x\r\n\r\n").as_bytes())));
    refused(text(onward, "/a"), 3, "leads on");
    refused(text(serve_bytes(b"HTTP/1.1 302 Found\r\n\r\n".to_vec()), "/"), 3, "does not say where");
    let to_file = b"HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n".to_vec();
    refused(text(serve_bytes(to_file), "/"), 3, "only pages at https:// and http:// are fetched");
}

#[test]
fn what_is_no_page_is_named() {
    for (answer, code, words) in [
        (&b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"[..], 3, "there is no such page"),
        (b"HTTP/1.1 403 Forbidden\r\n\r\n<p>No robots", 3, "open the page in a browser"),
        (b"HTTP/1.1 503 Busy\r\n\r\n", 3, "try again later"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", 3, "nothing to read"),
        (b"220 mail.example.org ESMTP\r\n", 3, "does not answer as a web server does"),
        (b"", 3, "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 4\r\n\r\n\x89PNG", 1, "`image/png`, not an article"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}", 1, "`application/json`, not an article"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n", 1, "empty"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 8\r\n\r\n\x89PNG\r\n\x1a\n", 1, "a PNG image"),
    ] {
        refused(text(serve_bytes(answer.to_vec()), "/"), code, words);
    }
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
    refused(text(closed, "/"), 3, "cannot connect");
}

/// A server that speaks TLS with the certificate of `tests/fetch`; its port.
fn serve_tls() -> u16 {
    let certificate = CertificateDer::from_pem_file("tests/fetch/server.pem").expect("a certificate");
    let key = PrivateKeyDer::from_pem_file("tests/fetch/server.key").expect("a key");
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("a server");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for mut socket in listener.incoming().flatten() {
            let mut server = rustls::ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut stream = rustls::Stream::new(&mut server, &mut socket);
            request(&mut stream);
            let answer = [&b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"[..], PAGE.as_bytes()].concat();
            // The connection ends without a farewell, as many servers end it.
            drop(stream.write_all(&answer).and_then(|()| stream.flush()));
        }
    });
    port
}

#[test]
fn secure_pages_come_from_those_who_prove_it() {
    let port = serve_tls();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let fetch = |address: &str, authority: &str| {
        let mut command = Command::cargo_bin("attache").expect("the program");
        command.current_dir(folder.path()).env("SSL_CERT_FILE", authority).env_remove("SSL_CERT_DIR");
        let output = command.args(["text", "--allow-private", "--timeout", "5", address]).output().expect("it runs");
        (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
    };
    let authority = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fetch/authority.pem");
    for host in ["localhost", "127.0.0.1"] {
        let (code, said) = fetch(&format!("https://{host}:{port}/"), authority);
        assert!(code == Some(0) && said.contains("Ana Souza"), "{said}");
    }
    let stranger = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fetch/server.pem");
    let (code, said) = fetch(&format!("https://localhost:{port}/"), stranger);
    assert!(code == Some(3) && said.contains("no secure connection"), "{said}");
    let (code, said) = fetch(&format!("https://localhost.localdomain:{port}/"), authority);
    assert!(code == Some(3), "{said}");
    let (code, said) = fetch("https://localhost:1/", "/dev/null");
    assert!(code == Some(3), "{said}");
    // TLS to a port that does not speak it, and an open request to one that does.
    let open = serve_bytes(html(PAGE.as_bytes()));
    let (code, said) = fetch(&format!("https://localhost:{open}/"), authority);
    assert!(code == Some(3) && (said.contains("no secure connection") || said.contains("in time")), "{said}");
    let (code, said) = fetch(&format!("http://localhost:{port}/"), authority);
    assert!(code == Some(3) && said.starts_with("error: http://localhost"), "{said}");
}
