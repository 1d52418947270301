//! The command line: what can be asked for, and the text that explains it.

use std::path::PathBuf;

use anyhow::{Result, bail};
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::{bench, check, dist, serve, test};

pub const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--watch]     build the app and serve it on http://127.0.0.1:8080
        [--no-build]             serve what the last build left
        [--prefix /a/b/]         serve it below a folder, as many hosts do
  test  [--only GROUP]           every check there is; GROUP: lint, native, content, browser
  dist  [--out FOLDER] [--dev]   write the static site (target/dist)
  check [FOLDER] [--json]        check course content, in Dutch (content)
        [--keep-ids]             and remember the ids of exercises and cards
        [--figures]              count what there is instead
  size                           what a first visit to a lesson downloads
  shots                          screenshots of every page in target/shots
  guide                          takes the pictures of the guide for teachers anew, in docs/handleiding
  bench [--native | --browser]   how long everything takes, and how that grows
  events COUNT                   the log of a made-up learner, as a browser stores it
  results COUNT [--questions N]  what a made-up class hands in: a link and COUNT codes, as JSON
  help                           this text";

pub enum Command {
    Help,
    Dist(dist::Options),
    Serve(serve::Options),
    Check(check::Options),
    Size,
    Shots,
    Guide,
    Bench(bench::Part),
    Events(usize),
    Results { count: usize, questions: u32 },
    Test(Option<test::Group>),
}

/// Reads the whole command line; an unknown word is an error, never ignored.
pub fn parse(mut args: lexopt::Parser) -> Result<Command> {
    let Some(first) = args.next()? else { bail!("a command is missing") };
    let name = match first {
        Value(name) => name.string()?,
        Long("help") | Short('h') => return Ok(Command::Help),
        other => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "help" => no_more(args, Command::Help),
        "dist" => dist_options(args),
        "serve" => serve_options(args),
        "check" => check_options(args),
        "size" => no_more(args, Command::Size),
        "shots" => no_more(args, Command::Shots),
        "guide" => no_more(args, Command::Guide),
        "bench" => bench_options(args),
        "events" => events_options(args),
        "results" => results_options(args),
        "test" => test_options(args),
        unknown => bail!("there is no command '{unknown}'"),
    }
}

fn no_more(mut args: lexopt::Parser, command: Command) -> Result<Command> {
    match args.next()? {
        None => Ok(command),
        Some(argument) => Err(argument.unexpected().into()),
    }
}

fn dist_options(mut args: lexopt::Parser) -> Result<Command> {
    let mut options = dist::Options::default();
    while let Some(argument) = args.next()? {
        match argument {
            Long("out") => options.out = Some(PathBuf::from(args.value()?)),
            Long("dev") => options.dev = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Dist(options))
}

fn serve_options(mut args: lexopt::Parser) -> Result<Command> {
    let mut options = serve::Options::default();
    while let Some(argument) = args.next()? {
        match argument {
            Long("port") => options.port = args.value()?.parse()?,
            Long("prefix") => options.prefix = args.value()?.string()?,
            Long("watch") => options.watch = true,
            Long("no-build") => options.build = false,
            other => return Err(other.unexpected().into()),
        }
    }
    if options.watch && !options.build {
        bail!("--watch builds on every change; leave out --no-build");
    }
    Ok(Command::Serve(options))
}

fn check_options(mut args: lexopt::Parser) -> Result<Command> {
    let mut options = check::Options::default();
    while let Some(argument) = args.next()? {
        match argument {
            Long("json") => options.json = true,
            Long("figures") => options.figures = true,
            Long("keep-ids") => options.keep_ids = true,
            Value(folder) if options.folder.is_none() => options.folder = Some(PathBuf::from(folder)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Check(options))
}

fn test_options(mut args: lexopt::Parser) -> Result<Command> {
    let mut only = None;
    while let Some(argument) = args.next()? {
        match argument {
            Long("only") => only = Some(args.value()?.parse()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Test(only))
}

fn bench_options(mut args: lexopt::Parser) -> Result<Command> {
    let mut part = bench::Part::All;
    while let Some(argument) = args.next()? {
        match argument {
            Long("native") => part = bench::Part::Native,
            Long("browser") => part = bench::Part::Browser,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Bench(part))
}

fn events_options(mut args: lexopt::Parser) -> Result<Command> {
    let Some(Value(count)) = args.next()? else { bail!("say how many events: `cargo xtask events 5000`") };
    let count = count.parse()?;
    no_more(args, Command::Events(count))
}

fn results_options(mut args: lexopt::Parser) -> Result<Command> {
    let Some(Value(count)) = args.next()? else { bail!("say how many students: `cargo xtask results 30`") };
    let (count, mut questions) = (count.parse()?, 60);
    while let Some(argument) = args.next()? {
        match argument {
            Long("questions") => questions = args.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Results { count, questions })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[track_caller]
    fn refused(line: &str, why: &str) {
        let error = parsed(line).err().expect("must be refused").to_string();
        assert!(error.contains(why), "{error}");
    }

    #[test]
    fn serve_reads_every_flag() {
        let Command::Serve(options) = parsed("serve --port 9000 --watch --prefix=/a/").unwrap() else {
            panic!("not serve")
        };
        assert_eq!((options.port, options.watch, options.prefix.as_str()), (9000, true, "/a/"));
    }

    #[test]
    fn check_takes_one_folder() {
        let Command::Check(options) = parsed("check lessen --json").unwrap() else { panic!("not check") };
        assert_eq!(options.folder, Some(PathBuf::from("lessen")));
        assert!(options.json);
        refused("check a b", "unexpected argument");
    }

    #[test]
    fn what_is_unknown_is_refused() {
        refused("", "command is missing");
        refused("bake", "no command 'bake'");
        refused("size --fast", "--fast");
        refused("events", "how many");
        refused("events many", "many");
        refused("serve --port eight", "eight");
        refused("serve --watch --no-build", "--no-build");
        refused("test --only all", "lint, native, content, browser");
    }
}
