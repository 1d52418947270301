//! `cargo xtask test`: every check there is, one stage after the other, and one line with the sum.

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::str::FromStr;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::tally::Tally;
use crate::workspace::{cargo, run as run_to_end, words};
use crate::{browser, check, dist};

/// A part of the checks that can be run by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Lint,
    Native,
    Content,
    Browser,
}

impl FromStr for Group {
    type Err = &'static str;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        match name {
            "lint" => Ok(Group::Lint),
            "native" => Ok(Group::Native),
            "content" => Ok(Group::Content),
            "browser" => Ok(Group::Browser),
            _ => Err("the groups are lint, native, content, browser"),
        }
    }
}

struct Stage {
    name: &'static str,
    group: Group,
    run: fn() -> Result<Tally>,
}

/// Quick stages first. The browser tests need the site, so it comes right before them.
const STAGES: [Stage; 9] = [
    Stage { name: "formatting", group: Group::Lint, run: || succeeds(&["fmt", "--all", "--check"]) },
    Stage { name: "clippy: core", group: Group::Lint, run: || clippy(&["-p", "trainer", "--all-targets"]) },
    Stage { name: "clippy: app", group: Group::Lint, run: || clippy(&APP) },
    Stage { name: "clippy: xtask", group: Group::Lint, run: || clippy(&["-p", "xtask", "--all-targets"]) },
    Stage { name: "tests: core", group: Group::Native, run: || cargo_test("trainer") },
    Stage { name: "tests: xtask", group: Group::Native, run: || cargo_test("xtask") },
    Stage { name: "content", group: Group::Content, run: check::test },
    Stage { name: SITE, group: Group::Browser, run: || dist::release().map(|_| Tally::default()) },
    Stage { name: "tests: browser", group: Group::Browser, run: browser::test },
];
const SITE: &str = "site";
const APP: [&str; 7] = ["-p", "trainer", "--bins", "--features", "web", "--target", "wasm32-unknown-unknown"];

/// Runs every stage, or those of one group; a stage that could not do its work counts as one failure.
pub fn run(only: Option<Group>) -> Result<ExitCode> {
    let mut sum = Tally::default();
    for stage in STAGES.iter().filter(|stage| only.is_none_or(|group| stage.group == group)) {
        println!("\n== {} ==", stage.name);
        let start = Instant::now();
        match (stage.run)() {
            Ok(tally) => sum += tally,
            Err(error) => {
                eprintln!("error: {error:#}");
                sum.failed += 1;
                if stage.name == SITE {
                    println!("The browser tests need the site and are not run.");
                    break;
                }
            }
        }
        println!("({:.0} s)", start.elapsed().as_secs_f32());
    }
    println!("\n{sum}");
    Ok(if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn succeeds(args: &[&str]) -> Result<Tally> {
    run_to_end(cargo().args(args)).map(|()| Tally::default())
}

fn clippy(what: &[&str]) -> Result<Tally> {
    run_to_end(cargo().arg("clippy").args(what).args(["--", "-D", "warnings"])).map(|()| Tally::default())
}

/// Shows the output of `cargo test` as it comes, and counts along.
fn cargo_test(package: &str) -> Result<Tally> {
    let mut command = cargo();
    command.args(["test", "--no-fail-fast", "-p", package]).stdout(Stdio::piped());
    let (tally, success) = counted(&mut command)?;
    if !success && tally.failed == 0 {
        bail!("{} failed without a failed test; the lines above say why", words(&command));
    }
    Ok(tally)
}

fn counted(command: &mut Command) -> Result<(Tally, bool)> {
    let mut child = command.spawn().with_context(|| format!("{} could not be started", words(command)))?;
    let mut tally = Tally::default();
    for line in BufReader::new(child.stdout.take().context("no output to count")?).lines() {
        let line = line?;
        println!("{line}");
        tally.add_cargo_line(&line);
    }
    Ok((tally, child.wait()?.success()))
}
