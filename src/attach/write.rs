//! Objects → bytes of PDF (ISO 32000-1, 7.3). Nothing is packed, encrypted or numbered here.

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use super::lex::is_regular;

/// An object as it stands by itself, `12 0 obj … endobj`.
pub fn indirect(id: ObjectId, object: &Object, out: &mut Vec<u8>) {
    out.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
    write(object, out);
    out.extend_from_slice(b"\nendobj\n");
}

/// An object inside another.
pub fn write(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => real(*value, out),
        Object::Name(name) => self::name(name, out),
        Object::String(text, StringFormat::Literal) => literal(text, out),
        Object::String(text, StringFormat::Hexadecimal) => {
            out.push(b'<');
            for byte in text {
                out.extend_from_slice(format!("{byte:02X}").as_bytes());
            }
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(b' ');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => dictionary(entries, out),
        Object::Stream(stream) => {
            let mut entries = stream.dict.clone();
            entries.set("Length", super::count(stream.content.len()));
            dictionary(&entries, out);
            out.extend_from_slice(b"\nstream\n");
            out.extend_from_slice(&stream.content);
            out.extend_from_slice(b"\nendstream");
        }
        Object::Reference((number, generation)) => out.extend_from_slice(format!("{number} {generation} R").as_bytes()),
    }
}

/// A dictionary, its entries in the order that they have.
pub fn dictionary(entries: &Dictionary, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<<");
    for (key, value) in entries {
        name(key, out);
        out.push(b' ');
        write(value, out);
    }
    out.extend_from_slice(b">>");
}

/// A number without an exponent, which PDF does not know.
fn real(value: f32, out: &mut Vec<u8>) {
    let text = if value.is_finite() { value.to_string() } else { "0".to_owned() };
    out.extend_from_slice(text.as_bytes());
}

fn name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for &byte in name {
        if is_regular(byte) && byte != b'#' && byte.is_ascii_graphic() {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

fn literal(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'(');
    for &byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            // A bare carriage return would be read as a line feed.
            b'\r' => out.extend_from_slice(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::super::lex::Lexer;
    use super::*;

    #[test]
    fn what_is_written_reads_back_the_same() {
        for text in
            ["<</A#20B [1 -0.25 (a\\(b\\)\\r\\\\) <00FF> null true]/C<</D 3 0 R>>>>", "[/Name 12345678901 0.000001 (nested (parens) stay)]"]
        {
            let object = Lexer::new(format!("{text}\nendobj\n").as_bytes(), 0).object().unwrap();
            let mut out = Vec::new();
            write(&object, &mut out);
            out.extend_from_slice(b"\nendobj\n");
            assert_eq!(Lexer::new(&out, 0).object().unwrap(), object);
        }
    }
}
