//! `attache watch --serve`: editor, evidence and live memo on a page that this machine alone can open.
//!
//! A small server on the loopback address, on a port that the system picks, behind a token. The page asks
//! it to look at the text as it is typed, to save it, and to tell when something changes on disk.

mod file;
mod gate;
mod http;
mod page;
mod study;

use std::collections::BTreeSet;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Scope;
use std::time::Duration;

use serde_json::{Value, json};

use crate::cli::render::How;
use file::Saved;
use gate::Gate;
use http::{Request, Response};
pub use page::open;
use study::Study;

/// Connections at a time: a page needs a handful.
const MAX_CONNECTIONS: usize = 32;
/// How long either side may keep the other waiting.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two signs of life on a connection that waits for changes.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// What all connections share.
pub struct Server<'a> {
    path: &'a Path,
    how: &'a How,
    listener: TcpListener,
    gate: Gate,
    connections: AtomicUsize,
    study: Mutex<Study>,
    /// The text that was looked at last, which the PDF is made from.
    text: Mutex<String>,
    /// Held while the file is compared and written.
    saving: Mutex<()>,
    /// Counts what changed on disk.
    changes: Mutex<u64>,
    changed: Condvar,
}

impl<'a> Server<'a> {
    /// Begins to listen.
    ///
    /// # Errors
    /// A message, where the system gives no port or no random numbers.
    pub fn new(path: &'a Path, how: &'a How) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("cannot serve the page: {error}");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(failed)?;
        let gate = Gate::new(listener.local_addr().map_err(failed)?.port()).map_err(|error| format!("cannot serve the page: {error}"))?;
        Ok(Self {
            path,
            how,
            listener,
            gate,
            connections: AtomicUsize::new(0),
            study: Mutex::default(),
            text: Mutex::default(),
            saving: Mutex::default(),
            changes: Mutex::default(),
            changed: Condvar::new(),
        })
    }

    /// The page's address.
    pub fn address(&self) -> String {
        self.gate.address()
    }

    /// Answers for as long as the program runs.
    pub fn run<'scope>(&'scope self, threads: &'scope Scope<'scope, '_>) {
        for stream in self.listener.incoming() {
            // A connection that was given up before it was taken is nobody's trouble.
            let Ok(mut stream) = stream else { continue };
            let patient = stream.set_read_timeout(Some(PATIENCE)).and_then(|()| stream.set_write_timeout(Some(PATIENCE)));
            if patient.is_err() || stream.set_nodelay(true).is_err() {
                continue;
            }
            if self.connections.fetch_add(1, Ordering::SeqCst) >= MAX_CONNECTIONS {
                self.connections.fetch_sub(1, Ordering::SeqCst);
                let _ = Response::refused(503, "too many connections").send(&mut stream);
                continue;
            }
            threads.spawn(move || {
                self.answer(&mut stream);
                self.connections.fetch_sub(1, Ordering::SeqCst);
            });
        }
    }

    /// Tells the page that something changed on disk; what was read beside the brief is read anew.
    pub fn tell(&self, files: &BTreeSet<PathBuf>) {
        if files.iter().any(|file| file != self.path) {
            *lock(&self.study) = Study::default();
        }
        *lock(&self.changes) += 1;
        self.changed.notify_all();
    }

    /// One request. A browser that goes away in the middle is no failure.
    fn answer(&self, stream: &mut TcpStream) {
        let response = match http::read(stream) {
            Ok(None) => return,
            Err(refusal) => refusal,
            Ok(Some(request)) => match self.gate.admit(&request) {
                Err(refusal) => refusal,
                Ok("events") if request.method == "GET" => return self.events(stream),
                Ok(rest) => self.respond(rest, &request),
            },
        };
        let _ = response.send(stream);
    }

    fn respond(&self, rest: &str, request: &Request) -> Response {
        match (request.method.as_str(), rest) {
            ("GET", "brief") => json_response(&file::state(self.path)),
            ("GET", "memo.pdf") => self.pdf(),
            ("GET", _) => page::part(rest, self.path, request),
            ("POST", "look") => self.look(&request.body),
            ("POST", "save") => self.save(&request.body),
            _ => Response::refused(405, "there is nothing of that kind here"),
        }
    }

    fn look(&self, body: &[u8]) -> Response {
        let Some(text) = text_of(body, "text") else { return Response::refused(400, "send the text") };
        lock(&self.text).clone_from(&text);
        json_response(&lock(&self.study).look(self.path, self.how, &text))
    }

    fn save(&self, body: &[u8]) -> Response {
        let (Some(text), Some(base)) = (text_of(body, "text"), text_of(body, "base")) else {
            return Response::refused(400, "send the text and the checksum that it began with");
        };
        let _one_at_a_time = lock(&self.saving);
        match file::save(self.path, &text, &base) {
            Saved::Done(checksum) => json_response(&json!({ "checksum": checksum })),
            Saved::Changed => Response { status: 409, ..json_response(&file::state(self.path)) },
            Saved::Failed(message) => Response::refused(500, &message),
        }
    }

    fn pdf(&self) -> Response {
        let text = lock(&self.text).clone();
        match lock(&self.study).pdf(self.path, self.how, &text) {
            Ok(bytes) => Response::ok("application/pdf", bytes),
            Err(why) => Response::refused(409, &why),
        }
    }

    /// Server-sent events: one for each change on disk, for as long as the page is open.
    fn events(&self, stream: &mut TcpStream) {
        let mut seen = *lock(&self.changes);
        let mut open = Response::ok("text/event-stream", "").send_head(None, stream).is_ok();
        while open {
            let changes = lock(&self.changes);
            let waited = self.changed.wait_timeout_while(changes, HEARTBEAT, |changes| *changes == seen);
            let now = *waited.unwrap_or_else(PoisonError::into_inner).0;
            let line = if now == seen { ": still here\n\n".to_owned() } else { format!("data: {now}\n\n") };
            seen = now;
            open = stream.write_all(line.as_bytes()).and_then(|()| stream.flush()).is_ok();
        }
    }
}

/// A lock; what a thread that failed left behind is whole enough, for it is only kept to save work.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn text_of(body: &[u8], key: &str) -> Option<String> {
    match serde_json::from_slice::<Value>(body).ok()?.get_mut(key)?.take() {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn json_response(value: &Value) -> Response {
    Response::ok("application/json", value.to_string())
}
