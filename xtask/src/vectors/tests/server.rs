//! An HTTP server in this process that can misbehave.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Result, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
    thread,
    time::Duration,
};

use super::fixture::{COMMIT, FILES, REPOSITORY, VICTIM};

/// What it does when it is asked for the victim. All else it serves well.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Manner {
    Well,
    /// Says how long the body is, sends half of it and hangs up.
    Truncated,
    /// Sends half of it, without having said how long it is.
    Shortened,
    /// Another byte in place of the last one.
    Altered,
    /// The right bytes, one every 150 ms: never stalled, and never done in time.
    Dripping,
    /// Half of it, and then nothing, with the connection open.
    Stalling,
    /// Takes the request and never answers.
    Mute,
    /// A body without an end.
    Endless,
    /// An error page.
    Status(u16),
}

/// Starts it, with the fixture's files as GitHub serves them; gives its address.
pub(super) fn start(manner: Manner) -> String {
    let files = FILES
        .iter()
        .map(|(path, content)| (format!("/{REPOSITORY}/{COMMIT}/{path}"), content.to_vec()));
    serve(files.collect(), manner)
}

/// Starts it with these paths and bodies.
pub(super) fn serve(bodies: BTreeMap<String, Vec<u8>>, manner: Manner) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let bodies = Arc::new(bodies);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let bodies = Arc::clone(&bodies);
            // It fails when the client hangs up, which some tests are about.
            thread::spawn(move || answer(stream, &bodies, manner));
        }
    });
    address
}

/// An address at which nobody listens.
pub(super) fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

fn answer(mut stream: TcpStream, bodies: &BTreeMap<String, Vec<u8>>, manner: Manner) -> Result<()> {
    let path = read_request(&stream)?;
    let Some(body) = bodies.get(&path) else {
        return send(&mut stream, 404, b"not found");
    };
    let half = &body[..body.len() / 2];
    match if path.ends_with(VICTIM) {
        manner
    } else {
        Manner::Well
    } {
        Manner::Well => send(&mut stream, 200, body),
        Manner::Truncated => {
            head(&mut stream, 200, Some(body.len()))?;
            stream.write_all(half)
        }
        Manner::Shortened => {
            head(&mut stream, 200, None)?;
            stream.write_all(half)
        }
        Manner::Altered => {
            let mut altered = body.clone();
            *altered.last_mut().unwrap() ^= 1;
            send(&mut stream, 200, &altered)
        }
        Manner::Dripping => {
            head(&mut stream, 200, Some(body.len()))?;
            body.chunks(1).try_for_each(|byte| {
                thread::sleep(Duration::from_millis(150));
                stream.write_all(byte)
            })
        }
        Manner::Stalling => {
            head(&mut stream, 200, Some(body.len()))?;
            stream.write_all(half)?;
            wait_for_the_client(stream)
        }
        Manner::Mute => wait_for_the_client(stream),
        Manner::Endless => {
            head(&mut stream, 200, None)?;
            loop {
                stream.write_all(body)?;
            }
        }
        Manner::Status(code) => send(&mut stream, code, b"sorry"),
    }
}

fn read_request(stream: &TcpStream) -> Result<String> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    while lines
        .next()
        .transpose()?
        .is_some_and(|line| !line.is_empty())
    {}
    Ok(first.split(' ').nth(1).unwrap_or_default().to_owned())
}

fn send(stream: &mut TcpStream, status: u16, body: &[u8]) -> Result<()> {
    head(stream, status, Some(body.len()))?;
    stream.write_all(body)
}

fn head(stream: &mut TcpStream, status: u16, length: Option<usize>) -> Result<()> {
    let length = length
        .map(|n| format!("Content-Length: {n}\r\n"))
        .unwrap_or_default();
    write!(
        stream,
        "HTTP/1.1 {status} Status\r\n{length}Connection: close\r\n\r\n"
    )
}

/// Until it hangs up.
fn wait_for_the_client(stream: TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    BufReader::new(stream)
        .read_until(0, &mut Vec::new())
        .map(drop)
}
