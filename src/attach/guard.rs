//! A report → whether pages may be added to it without harm: not where it is signed, certified, made
//! of XFA forms, or locked against it.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};

use super::AttachError;
use super::update::Update;

/// The most form fields that are looked at.
const MOST: usize = 1_000_000;

/// Refuses a report that a change would harm.
///
/// # Errors
/// [`AttachError::Refused`] with the reason and the remedy.
pub fn check(view: &Update) -> Result<(), AttachError> {
    let catalog = view.catalog()?;
    let permissions = view.entry(&catalog, b"Perms")?;
    let form = view.entry(&catalog, b"AcroForm")?;
    let signers = signers(view, &form)?;
    if permissions.has(b"DocMDP") {
        return Err(AttachError::Refused(format!(
            "it is certified{}, and the certificate forbids other pages; attach to the file as it was before, and certify that, or send the memo beside it",
            by(&signers)
        )));
    }
    if !signers.is_empty() {
        return Err(AttachError::Refused(format!(
            "it is signed{}, and any change would break the signature; attach to the file as it was before, and sign that, or send the memo beside it",
            by(&signers)
        )));
    }
    if permissions.has(b"UR3") || permissions.has(b"UR") {
        let reason =
            "its publisher gave Adobe Reader special rights for it, which any change would end; attach to a copy made with “Save a Copy”";
        return Err(AttachError::Refused(reason.to_owned()));
    }
    if form.has(b"XFA") {
        let reason = "it is an XFA form, whose pages are made when it is opened; print it to a PDF file and attach to that";
        return Err(AttachError::Refused(reason.to_owned()));
    }
    if view.file.lock.as_ref().is_some_and(|lock| !lock.may_assemble) {
        let reason = "its owner forbids to add pages; give the owner's password with --password-file";
        return Err(AttachError::Refused(reason.to_owned()));
    }
    Ok(())
}

fn by(signers: &[String]) -> String {
    let named: Vec<&str> = signers.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if named.is_empty() { String::new() } else { format!(" by {}", named.join(" and ")) }
}

/// Who signed; an empty name where a signature gives none.
fn signers(view: &Update, form: &Dictionary) -> Result<Vec<String>, AttachError> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting = view.array(form, b"Fields")?;
    while let Some(field) = waiting.pop() {
        if field.as_reference().is_ok_and(|id| !seen.insert(id)) {
            continue;
        }
        if seen.len() > MOST || waiting.len() > MOST {
            return Err(AttachError::TooMuch("it has more than a million form fields"));
        }
        let Ok(Object::Dictionary(field)) = view.resolve(&field) else { continue };
        waiting.extend(view.array(&field, b"Kids")?);
        let value = view.entry(&field, b"V")?;
        let signs = field.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Sig") || value.has(b"ByteRange");
        if signs && !value.is_empty() {
            found.push(signer(view, &value));
        }
    }
    Ok(found)
}

/// The name that a signature gives, or else that of the certificate inside.
fn signer(view: &Update, signature: &Dictionary) -> String {
    let name = signature.get(b"Name").ok().and_then(|name| view.resolve(name).ok());
    let name = name.and_then(|name| lopdf::decode_text_string(&name).ok()).filter(|name| !name.trim().is_empty());
    name.or_else(|| common_name(signature.get(b"Contents").and_then(Object::as_str).ok()?)).unwrap_or_default()
}

/// The last common name in a certificate (its subject follows its issuer): the type 2.5.4.3 and a
/// short string after it, as DER writes them.
fn common_name(der: &[u8]) -> Option<String> {
    const TYPE: [u8; 5] = [0x06, 0x03, 0x55, 0x04, 0x03];
    let first_certificate = der.windows(5).enumerate().filter(|(_, word)| *word == TYPE).map(|(at, _)| at + 5).take(2).last()?;
    let &[kind, length] = der.get(first_certificate..first_certificate + 2)? else { return None };
    let is_text = matches!(kind, 0x0c | 0x13 | 0x14 | 0x16) && length < 0x80;
    let text = der.get(first_certificate + 2..first_certificate + 2 + usize::from(length)).filter(|_| is_text)?;
    String::from_utf8(text.to_vec()).ok()
}
