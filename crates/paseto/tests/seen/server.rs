//! A Redis server of the test's own.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// With this set to `1` a test fails where there is no server, instead of being skipped.
const REQUIRE: &str = "PASETO_REQUIRE_REDIS";

/// A running `redis-server` on a port that was free, with nothing written to disk. It ends with
/// the value.
pub(crate) struct Server {
    process: Child,
    pub(crate) port: u16,
    folder: TempDir,
}

impl Server {
    /// `None`, and says so, where none is installed.
    pub(crate) fn start(test: &str) -> Option<Self> {
        let found = Command::new("redis-server")
            .arg("--version")
            .stdout(Stdio::null())
            .status();
        if found.is_err() {
            assert!(
                std::env::var_os(REQUIRE).is_none_or(|value| value != "1"),
                "{REQUIRE} is 1, and there is no redis-server"
            );
            skipped(test);
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        // Another program may take a port between its being found free and being used.
        (0..5)
            .find_map(|_| {
                let port = free_port();
                let process = spawn(port, &folder)?;
                Some((process, port))
            })
            .map(|(process, port)| Self {
                process,
                port,
                folder,
            })
            .or_else(|| panic!("redis-server does not start"))
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    pub(crate) fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }

    /// On the same port, and empty.
    pub(crate) fn restart(&mut self) {
        self.process = spawn(self.port, &self.folder).unwrap();
    }

    /// What the server answers to one command, in the words of its protocol.
    pub(crate) fn command(&self, line: &str) -> String {
        answer(self.port, line).unwrap()
    }

    /// A number of those that `INFO` tells. Whoever asks is a connection too.
    pub(crate) fn number(&self, section: &str, name: &str) -> u64 {
        number(self.port, section, name).unwrap()
    }

    /// `STOP`: the process stands still, and its connections stay open. `CONT`: it goes on.
    pub(crate) fn signal(&self, name: &str) {
        let pid = self.process.id().to_string();
        let status = Command::new("kill").args(["-s", name, &pid]).status();
        assert!(status.unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Past the harness, which keeps what passing tests print.
fn skipped(test: &str) {
    let line = format!("SKIPPED {test}: there is no redis-server (Debian: redis-server)\n");
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// A server that answers, or `None` if it ended first.
fn spawn(port: u16, folder: &TempDir) -> Option<Child> {
    let mut process = Command::new("redis-server")
        .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
        .args(["--save", "", "--appendonly", "no"])
        .arg("--dir")
        .arg(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let deadline = Instant::now() + Duration::from_secs(20);
    while Instant::now() < deadline {
        // The server of another test may have been faster to take the port, and answer instead.
        if number(port, "server", "process_id") == Some(process.id().into()) {
            return Some(process);
        }
        if process.try_wait().unwrap().is_some() {
            return None;
        }
        thread::sleep(Duration::from_millis(20));
    }
    process.kill().unwrap();
    process.wait().unwrap();
    None
}

fn number(port: u16, section: &str, name: &str) -> Option<u64> {
    let script =
        format!("return tonumber(string.match(redis.call('INFO','{section}'),'{name}:(%d+)'))");
    let answer = answer(port, &format!("EVAL \"{script}\" 0"))?;
    answer.trim_start_matches(':').parse().ok()
}

/// The first line of the answer to an inline command.
fn answer(port: u16, line: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(format!("{line}\r\n").as_bytes()).ok()?;
    stream.shutdown(std::net::Shutdown::Write).ok()?;
    let mut text = String::new();
    stream.read_to_string(&mut text).ok()?;
    text.lines().next().map(str::to_owned)
}
