//! A locked file and a password → what locks and unlocks its objects (ISO 32000-1, 7.6).

use lopdf::encryption::{decrypt_object, encrypt_object};
use lopdf::{Document, EncryptionState, Object, ObjectId, Permissions};

use super::file::PdfFile;
use super::{AttachError, owner};

/// The key to a file.
#[derive(Clone, Debug)]
pub struct Lock {
    state: EncryptionState,
    /// Whether pages may be added.
    pub may_assemble: bool,
}

/// The key to a file; `None` where it is not locked.
///
/// # Errors
/// [`AttachError::Locked`] where the password does not fit, and [`AttachError::NeedsPassword`] where
/// there is none and one is needed.
pub fn open(file: &PdfFile, password: Option<&str>) -> Result<Option<Lock>, AttachError> {
    let Ok(entry) = file.xref.trailer.get(b"Encrypt") else { return Ok(None) };
    let mut document = Document::new();
    let encryption = file.resolve(entry)?;
    let id = document.add_object(encryption.clone());
    document.trailer.set("Encrypt", id);
    if let Ok(ids) = file.xref.trailer.get(b"ID") {
        document.trailer.set("ID", file.resolve(ids)?);
    }
    let owner = password.is_some_and(|password| document.authenticate_owner_password(password).is_ok());
    let wrong = if password.is_some() { AttachError::WrongPassword } else { AttachError::NeedsPassword };
    if !owner && document.authenticate_user_password(password.unwrap_or_default()).is_err() {
        return Err(wrong);
    }
    let user = encryption.as_dict().ok().filter(|_| owner).and_then(|entries| owner::user_password(entries, password?.as_bytes()));
    let opened = match user {
        Some(user) => document.decrypt_raw(user),
        None => document.decrypt(password.unwrap_or_default()),
    };
    opened.map_err(|error| AttachError::Locked(error.to_string()))?;
    let state = document.encryption_state.take().ok_or(wrong)?;
    let may_assemble = owner || state.permissions().intersects(Permissions::ASSEMBLABLE | Permissions::MODIFIABLE);
    Ok(Some(Lock { state, may_assemble }))
}

impl Lock {
    /// Unlocks an object of this number.
    pub fn decrypt(&self, id: ObjectId, object: &mut Object) -> Result<(), AttachError> {
        let fail = |error: lopdf::encryption::DecryptionError| AttachError::Locked(error.to_string());
        if let Object::Stream(stream) = object {
            if stream.dict.has_type(b"XRef") {
                return Ok(());
            }
            let mut entries = Object::Dictionary(std::mem::take(&mut stream.dict));
            decrypt_object(&self.state, id, &mut entries).map_err(fail)?;
            if let Object::Dictionary(entries) = entries {
                stream.dict = entries;
            }
            if stream.content.is_empty() {
                return Ok(());
            }
        }
        decrypt_object(&self.state, id, object).map_err(fail)
    }

    /// Locks an object of this number.
    pub fn encrypt(&self, id: ObjectId, object: &mut Object) -> Result<(), AttachError> {
        let fail = |error: lopdf::encryption::DecryptionError| AttachError::Locked(error.to_string());
        if let Object::Stream(stream) = object {
            let mut entries = Object::Dictionary(std::mem::take(&mut stream.dict));
            encrypt_object(&self.state, id, &mut entries).map_err(fail)?;
            if let Object::Dictionary(entries) = entries {
                stream.dict = entries;
            }
        }
        encrypt_object(&self.state, id, object).map_err(fail)
    }
}
