//! [`Address`] → a connection that ends in time: found, checked, dialled, and by TLS where the
//! address says so.
//!
//! The addresses of the network that were checked are those that are dialled: a name that answers
//! differently when it is asked again gains nothing.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::address::{Address, Scheme};
use super::{FetchError, Forbidden, tls};

/// One attempt to connect takes at most this long; then the host's next address is tried.
const LONGEST_DIAL: Duration = Duration::from_secs(10);
/// At most this many addresses of a host are tried.
const MOST_DIALS: usize = 4;

/// The moment by which everything is to be done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Instant);

impl Deadline {
    pub(super) fn within(time: Duration) -> Self {
        #[expect(clippy::disallowed_methods, reason = "a wait must end; what is read does not depend on when")]
        Self(Instant::now() + time)
    }

    /// The time that is left.
    fn left(self) -> io::Result<Duration> {
        #[expect(clippy::disallowed_methods, reason = "as above")]
        let left = self.0.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
    }
}

/// A connection whose every wait ends at the deadline.
#[derive(Debug)]
pub(super) struct Wire {
    socket: TcpStream,
    deadline: Deadline,
}

/// A socket whose wait ran out says that it would block.
fn in_time<T>(result: io::Result<T>) -> io::Result<T> {
    result.map_err(|error| if error.kind() == io::ErrorKind::WouldBlock { io::ErrorKind::TimedOut.into() } else { error })
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.socket.set_read_timeout(Some(self.deadline.left()?))?;
        in_time(self.socket.read(buffer))
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.socket.set_write_timeout(Some(self.deadline.left()?))?;
        in_time(self.socket.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

/// What requests are written to and answers read from.
pub(super) trait Connection: Read + Write {}
impl<T: Read + Write> Connection for T {}

/// Connects to the host of `address`.
///
/// # Errors
/// [`FetchError::Unknown`], [`FetchError::Reserved`], [`FetchError::Unreachable`],
/// [`FetchError::Insecure`], [`FetchError::TimedOut`].
pub(super) fn connect(address: &Address, deadline: Deadline, forbidden: Forbidden) -> Result<Box<dyn Connection>, FetchError> {
    let wire = Wire { socket: dial(address, &resolve(address, deadline, forbidden)?, deadline)?, deadline };
    match address.scheme {
        Scheme::Http => Ok(Box::new(wire)),
        Scheme::Https => Ok(Box::new(tls::secure(&address.host, wire)?)),
    }
}

/// The host's addresses that may be dialled. The system's resolver knows no deadline: it is asked
/// beside, and left alone when it takes too long.
fn resolve(address: &Address, deadline: Deadline, forbidden: Forbidden) -> Result<Vec<SocketAddr>, FetchError> {
    let unknown = |why: String| FetchError::Unknown { host: address.host.clone(), why };
    let target = (address.host.clone(), address.port);
    let (send, answer) = mpsc::channel();
    thread::spawn(move || send.send(target.to_socket_addrs().map(Iterator::collect::<Vec<_>>)));
    let left = deadline.left().map_err(|_| FetchError::TimedOut)?;
    let found = answer.recv_timeout(left).map_err(|_| FetchError::TimedOut)?.map_err(|error| unknown(error.to_string()))?;
    permitted(address, found, forbidden)
}

/// Those of `found` that may be dialled.
fn permitted(address: &Address, found: Vec<SocketAddr>, forbidden: Forbidden) -> Result<Vec<SocketAddr>, FetchError> {
    let refused = found.iter().find_map(|one| forbidden(one.ip()).map(|what| (one.ip(), what)));
    let open: Vec<SocketAddr> = found.into_iter().filter(|one| forbidden(one.ip()).is_none()).collect();
    match refused {
        Some((ip, what)) if open.is_empty() => Err(FetchError::Reserved { host: address.host.clone(), ip, what }),
        _ if open.is_empty() => Err(FetchError::Unknown { host: address.host.clone(), why: "it has no address".to_owned() }),
        _ => Ok(open),
    }
}

fn dial(address: &Address, found: &[SocketAddr], deadline: Deadline) -> Result<TcpStream, FetchError> {
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for target in found.iter().take(MOST_DIALS) {
        let left = deadline.left().map_err(|_| FetchError::TimedOut)?;
        match TcpStream::connect_timeout(target, left.min(LONGEST_DIAL)) {
            Ok(socket) => return Ok(socket),
            Err(error) => last = error,
        }
    }
    Err(FetchError::Unreachable { host: address.authority(), source: last })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::reach::reserved;

    #[test]
    fn a_name_that_leads_both_ways_is_dialled_in_the_open_only() {
        let address = Address::parse("https://example.org/").expect("an address");
        let found: Vec<SocketAddr> = ["127.0.0.1:443", "93.184.216.34:443"].map(|text| text.parse().expect("an address")).to_vec();
        assert_eq!(permitted(&address, found.clone(), reserved).expect("one is open"), found[1..]);
        assert!(matches!(permitted(&address, found[..1].to_vec(), reserved), Err(FetchError::Reserved { .. })));
    }

    #[test]
    fn numbers_that_hide_an_address_are_seen_through() {
        // Hosts written as numbers are resolved as the system does, and checked after that.
        for host in ["127.1", "2130706433", "0x7f.1", "localhost", "[::ffff:127.0.0.1]"] {
            let address = Address::parse(&format!("http://{host}/")).expect("an address");
            let result = resolve(&address, Deadline::within(Duration::from_secs(20)), reserved);
            assert!(matches!(result, Err(FetchError::Reserved { .. } | FetchError::Unknown { .. })), "{host}: {result:?}");
        }
    }
}
