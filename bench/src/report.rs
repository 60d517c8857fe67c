//! What the program `report` makes of outcomes: a summary, and charts.

pub mod chart;
pub mod markdown;
pub mod scaling_chart;
pub mod summary;
mod svg;

use serde::Serialize;

use crate::outcome::{Outcome, SCHEMA, Series};
use summary::Section;

/// All runs, and what they say together: `report.json`.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The best of all runs, with the spread of their ratios.
    pub summary: Vec<Section>,
    /// The runs as they were read; see [`crate::outcome`].
    pub runs: Vec<Outcome>,
}

impl Report {
    /// Takes runs together.
    ///
    /// # Errors
    /// A run was written by a program of another format.
    pub fn new(runs: Vec<Outcome>) -> Result<Self, String> {
        let other = runs.iter().find(|run| run.schema != SCHEMA);
        if let Some(Outcome { schema, .. }) = other {
            return Err(format!("schema {schema} is not {SCHEMA}"));
        }
        Ok(Self {
            schema: SCHEMA,
            summary: summary::sections(&runs),
            runs,
        })
    }

    /// The last run that measured longer payloads, if any.
    pub fn scaling(&self) -> Option<&[Series]> {
        let mut series = self.runs.iter().rev().map(|run| run.scaling.as_slice());
        series.find(|series| !series.is_empty())
    }
}
