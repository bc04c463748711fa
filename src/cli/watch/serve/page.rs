//! The page itself: markup, style and scripts, all from the program, and the rules that keep it to itself.

use std::borrow::Cow;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use attache::brief::json_schema;
use flate2::read::ZlibDecoder;

use super::gate::random_name;
use super::http::{Request, Response};
use crate::cli::review::escape;

/// CodeMirror, deflated by the build.
const EDITOR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/editor.min.js.zlib"));
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// A part of the page; `""` is the page.
pub fn part(name: &str, brief: &Path, request: &Request) -> Response {
    match name {
        "" => markup(brief),
        "app.js" => Response::ok(SCRIPT, include_str!("page/app.js")),
        "complete.js" => Response::ok(SCRIPT, include_str!("page/complete.js")),
        "editor.js" => editor(request),
        "app.css" => Response::ok("text/css; charset=utf-8", include_str!("page/app.css")),
        "icon.svg" => Response::ok("image/svg+xml", include_str!("page/icon.svg")),
        "schema" => Response::ok("application/json", json_schema().to_string()),
        _ => Response::refused(404, "there is no such part"),
    }
}

/// Nothing from elsewhere, nothing inline but the styles that the editor makes, which carry the nonce.
fn markup(brief: &Path) -> Response {
    let Ok(nonce) = random_name() else { return Response::refused(500, "the system gives no random numbers") };
    let name = brief.file_name().unwrap_or_default().to_string_lossy();
    let page = include_str!("page/index.html").replace("{name}", &escape(&name)).replace("{nonce}", &nonce);
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; connect-src 'self'; img-src 'self' data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    Response::ok("text/html; charset=utf-8", page).with("Content-Security-Policy", policy)
}

/// As it is packed where the browser can unpack it (HTTP's “deflate” is zlib: RFC 9110, 8.4.1.2).
fn editor(request: &Request) -> Response {
    let packed = request.header("accept-encoding").is_some_and(|list| list.split(',').any(|one| one.trim() == "deflate"));
    if packed {
        return Response::ok(SCRIPT, EDITOR).with("Content-Encoding", "deflate");
    }
    let mut script = Vec::new();
    ZlibDecoder::new(EDITOR).read_to_end(&mut script).expect("the build deflated it");
    Response::ok(SCRIPT, script)
}

/// Opens an address in the person's browser; whether something was started.
pub fn open(address: &str) -> bool {
    let (program, before): (Cow<str>, &[&str]) = if cfg!(windows) {
        ("rundll32".into(), &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open".into(), &[])
    } else {
        ("xdg-open".into(), &[])
    };
    let mut command = Command::new(program.as_ref());
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}
