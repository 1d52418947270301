//! `cargo xtask`: everything that is done to the trainer except running it in a browser.
//!
//! One file per command, and one per concern that commands share:
//!
//! - commands: `dist`, `serve` (with `watch`), `check` (with `ids` and `figures`), `size`, `shots`, `test`, `bench`, `events`;
//! - from sources to a site: `wasm` (cargo and wasm-bindgen), `css`, `html`, `content`, `site` (the files);
//! - made up for measuring: `made_up` (a learner), `copies` (a large course);
//! - around it: `cli` (arguments), `workspace` (paths and child processes), `browser` (npm and Chromium),
//!   `tally` (counting tests).

#![allow(clippy::disallowed_methods, reason = "the build may read the clock; the core and the app may not")]

mod bench;
mod browser;
mod check;
mod cli;
mod content;
mod copies;
mod css;
mod dist;
mod events;
mod figures;
mod html;
mod ids;
mod made_up;
mod made_up_class;
mod results;
mod serve;
mod shots;
mod site;
mod size;
mod tally;
mod test;
mod wasm;
mod watch;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use cli::Command;

fn main() -> ExitCode {
    let command = match cli::parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("error: {error}\n\n{}", cli::USAGE);
            return ExitCode::from(2);
        }
    };
    run(command).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Help => {
            println!("{}", cli::USAGE);
            Ok(ExitCode::SUCCESS)
        }
        Command::Dist(options) => dist::run(&options),
        Command::Serve(options) => serve::run(options),
        Command::Check(options) => check::run(&options),
        Command::Size => size::run(),
        Command::Shots => shots::run(),
        Command::Guide => shots::guide(),
        Command::Bench(part) => bench::run(part),
        Command::Events(count) => events::run(count),
        Command::Results { count, questions } => results::run(count, questions),
        Command::Test(only) => test::run(only),
    }
}
