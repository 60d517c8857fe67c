//! Getting one file over HTTP, with a limit on everything a server can spend of ours.

use std::{
    io::Read,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use ureq::{Agent, BodyReader, http::header::ACCEPT};

use crate::failure::Failure;

/// How long to wait for what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timeouts {
    /// For the name, and again for the connection.
    pub(super) connect: Duration,
    /// For the first byte, and for each next one.
    pub(super) stall: Duration,
    /// For the whole body.
    pub(super) body: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            stall: Duration::from_secs(15),
            body: Duration::from_secs(60),
        }
    }
}

/// One server, and how it is asked.
#[derive(Debug)]
pub(super) struct Http {
    agent: Agent,
    base: String,
    timeouts: Timeouts,
}

impl Http {
    /// `base` is what stands before the path: scheme, host, port.
    pub(super) fn new(base: &str, timeouts: Timeouts) -> Self {
        let base = base.trim_end_matches('/').to_owned();
        let mut config = Agent::config_builder()
            .https_only(base.starts_with("https://"))
            .max_redirects(3)
            .user_agent(concat!("paseto-xtask/", env!("CARGO_PKG_VERSION")))
            .timeout_resolve(Some(timeouts.connect))
            .timeout_connect(Some(timeouts.connect))
            .timeout_recv_response(Some(timeouts.stall))
            .timeout_recv_body(Some(timeouts.body));
        if is_this_machine(&base) {
            config = config.proxy(None);
        }
        Self {
            agent: config.build().into(),
            base,
            timeouts,
        }
    }

    /// The body at `path`, of which no more than `cap` + 1 bytes are read.
    pub(super) fn get(&self, path: &str, accept: &str, cap: usize) -> Result<Vec<u8>, Failure> {
        let url = format!("{}/{path}", self.base);
        let unavailable =
            |reason: String| Failure::unavailable(format!("Could not get {url}: {reason}."));
        let response = self
            .agent
            .get(&url)
            .header(ACCEPT, accept)
            .call()
            .map_err(|error| unavailable(reason(&error)))?;
        self.read(response.into_body().into_reader(), cap)
            .map_err(unavailable)
    }

    /// A thread of its own reads, so that a read which never ends can be given up.
    fn read(&self, mut body: BodyReader<'static>, cap: usize) -> Result<Vec<u8>, String> {
        let (sender, receiver) = mpsc::sync_channel(1);
        thread::spawn(move || {
            let mut buffer = vec![0; 16 * 1024];
            loop {
                let piece = body
                    .read(&mut buffer)
                    .map(|count| buffer.get(..count).unwrap_or_default().to_vec());
                let last = !matches!(&piece, Ok(piece) if !piece.is_empty());
                if sender.send(piece).is_err() || last {
                    return;
                }
            }
        });
        let mut data = Vec::new();
        loop {
            match receiver.recv_timeout(self.timeouts.stall) {
                Ok(Ok(piece)) if piece.is_empty() => return Ok(data),
                Ok(Ok(piece)) => data.extend(piece),
                Ok(Err(error)) => return Err(format!("the transfer broke: {error}")),
                Err(RecvTimeoutError::Timeout) => {
                    return Err(format!("nothing came for {:?}", self.timeouts.stall));
                }
                Err(RecvTimeoutError::Disconnected) => return Err("the transfer broke".to_owned()),
            }
            if data.len() > cap {
                data.truncate(cap.saturating_add(1));
                return Ok(data);
            }
        }
    }
}

/// A proxy of the environment is for the world outside.
fn is_this_machine(base: &str) -> bool {
    ["http://127.0.0.1", "http://localhost", "http://[::1]"]
        .iter()
        .any(|start| {
            base.strip_prefix(start)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        })
}

fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::StatusCode(404) => "the server does not have it (404)".to_owned(),
        ureq::Error::StatusCode(code @ (403 | 429)) => {
            format!("the server refused ({code}): perhaps too many requests in an hour")
        }
        ureq::Error::StatusCode(code) => format!("the server answered {code}"),
        ureq::Error::HostNotFound | ureq::Error::Io(_) | ureq::Error::ConnectionFailed => {
            format!("{error} (is there a network?)")
        }
        other => other.to_string(),
    }
}
