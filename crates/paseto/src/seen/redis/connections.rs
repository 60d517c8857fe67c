//! Connections to the server, kept open between calls.

use core::time::Duration;
use std::sync::{Mutex, MutexGuard, PoisonError};

use redis::{Client, Connection, FromRedisValue, Pipeline, RedisResult};

use super::RedisUrlError;

/// How many connections stay open when nobody uses them.
const IDLE_AT_MOST: usize = 16;

pub(super) struct Connections {
    client: Client,
    idle: Mutex<Vec<Connection>>,
    /// For connecting, for writing and for reading; not zero.
    pub(super) timeout: Duration,
}

impl Connections {
    pub(super) fn new(url: &str) -> Result<Self, RedisUrlError> {
        let client = Client::open(url).map_err(|why| RedisUrlError {
            why: why.to_string(),
        })?;
        Ok(Self {
            client,
            idle: Mutex::default(),
            timeout: Duration::from_secs(2),
        })
    }

    /// Sends commands and reads the answers. An error of one is an error of all.
    pub(super) fn ask<T: FromRedisValue>(&self, commands: &Pipeline) -> RedisResult<T> {
        let answer = self.ask_idle(commands).unwrap_or_else(|| {
            let connection = self.connect()?;
            self.ask_over(connection, commands)
        });
        if answer.is_err() {
            // What is wrong with one is most likely wrong with all.
            self.idle().clear();
        }
        answer
    }

    /// Over a connection that is open; `None` where there is none, or the server has closed it.
    fn ask_idle<T: FromRedisValue>(&self, commands: &Pipeline) -> Option<RedisResult<T>> {
        let connection = self.idle().pop()?;
        match self.ask_over(connection, commands) {
            Err(why) if why.is_connection_dropped() => None,
            answer => Some(answer),
        }
    }

    fn ask_over<T: FromRedisValue>(
        &self,
        mut connection: Connection,
        commands: &Pipeline,
    ) -> RedisResult<T> {
        let answer = commands.query(&mut connection)?;
        let mut idle = self.idle();
        if idle.len() < IDLE_AT_MOST {
            idle.push(connection);
        }
        Ok(answer)
    }

    fn connect(&self) -> RedisResult<Connection> {
        let connection = self.client.get_connection_with_timeout(self.timeout)?;
        connection.set_read_timeout(Some(self.timeout))?;
        connection.set_write_timeout(Some(self.timeout))?;
        Ok(connection)
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
