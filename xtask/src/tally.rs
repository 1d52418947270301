//! How many tests passed, failed and were skipped, read from what test runners print.

use std::fmt;
use std::ops::AddAssign;

use anyhow::{Context, Result};
use serde_json::Value;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Tally {
    /// Adds one line of `cargo test`; only its 'test result:' lines count.
    pub fn add_cargo_line(&mut self, line: &str) {
        let Some(result) = line.trim().strip_prefix("test result:") else { return };
        let number = |what: &str| {
            let part = result.split(['.', ';']).find(|part| part.ends_with(what));
            part.and_then(|part| part.split_whitespace().next()?.parse().ok()).unwrap_or(0)
        };
        *self += Tally { passed: number(" passed"), failed: number(" failed"), skipped: number(" ignored") };
    }

    /// Reads the JSON report of Playwright. What went wrong outside any test counts as a failure too.
    pub fn of_playwright(report: &Value) -> Result<Tally> {
        let number = |what: &str| {
            let number = report["stats"][what].as_u64().map(|number| number as usize);
            number.with_context(|| format!("Playwright's report has no number of {what} tests"))
        };
        let outside = report["errors"].as_array().map_or(0, Vec::len);
        Ok(Tally {
            passed: number("expected")? + number("flaky")?,
            failed: number("unexpected")? + outside,
            skipped: number("skipped")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn result_lines_of_cargo_add_up() {
        let mut tally = Tally::default();
        for line in [
            "running 12 tests",
            "test result: ok. 11 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
            "test says::test result: fake ... ok",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 4 filtered out; finished in 1.00s",
        ] {
            tally.add_cargo_line(line);
        }
        assert_eq!(tally.to_string(), "13 passed, 3 failed, 1 skipped");
    }

    #[test]
    fn reports_of_playwright_are_read() {
        let report = json!({
            "errors": [{ "message": "no tests found" }],
            "stats": { "expected": 4, "unexpected": 1, "flaky": 1, "skipped": 2 },
        });
        assert_eq!(Tally::of_playwright(&report).unwrap(), Tally { passed: 5, failed: 2, skipped: 2 });
        assert!(Tally::of_playwright(&json!({})).is_err());
    }
}
