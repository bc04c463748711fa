//! Files → an archive that stores them as they are.

/// Packs files without compression.
pub fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let length = u32::try_from(content.len()).expect("short").to_le_bytes();
        let mut fields = vec![20, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        fields.extend([length, length].concat());
        fields.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        fields.extend([0, 0]);
        directory.extend([&b"PK\x01\x02\x14\0"[..], &fields, &[0; 10]].concat());
        directory.extend(u32::try_from(bytes.len()).expect("short").to_le_bytes());
        directory.extend(name.bytes());
        bytes.extend([&b"PK\x03\x04"[..], &fields, name.as_bytes(), content].concat());
    }
    let count = u16::try_from(files.len()).expect("short").to_le_bytes();
    let at = u32::try_from(bytes.len()).expect("short").to_le_bytes();
    let length = u32::try_from(directory.len()).expect("short").to_le_bytes();
    [&bytes[..], &directory, b"PK\x05\x06\0\0\0\0", &count, &count, &length, &at, b"\0\0"].concat()
}
