//! `cargo xtask serve --watch`: builds again after every change and tells open pages to reload.

use std::path::Path;
use std::process;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::RawQuery;
use axum::routing::get;
use notify::{Event, RecursiveMode, Watcher};
use tokio::sync::watch;

use crate::wasm::Profile;
use crate::{dist, workspace};

/// What the site is made from: folders, and files in the root.
const FOLDERS: [&str; 3] = ["src", "content", "style"];
const FILES: [&str; 2] = ["index.html", "Cargo.toml"];
const EXTENSIONS: [&str; 5] = ["rs", "md", "css", "html", "toml"];

/// An editor that saves writes more than once: wait until it has been still for this long.
const STILL: Duration = Duration::from_millis(100);

/// The number of the last build, which pages wait for. It is the moment of the build, so that a page also
/// notices a server that was restarted.
#[derive(Clone)]
pub struct Builds(watch::Sender<u128>);

impl Default for Builds {
    fn default() -> Self {
        Builds(watch::Sender::new(now()))
    }
}

impl Builds {
    /// The address that `assets/reload.js` asks.
    pub fn router(&self, prefix: &str) -> Router {
        let builds = self.clone();
        let newer = move |RawQuery(query): RawQuery| builds.clone().newer_than(query);
        Router::new().route(&format!("{prefix}__reload"), get(newer))
    }

    /// The number of the last build, at once if `seen` is no number, else when it is another.
    async fn newer_than(self, seen: Option<String>) -> String {
        let seen = seen.and_then(|seen| seen.parse().ok());
        let mut builds = self.0.subscribe();
        match builds.wait_for(|build| Some(*build) != seen).await {
            Ok(build) => build.to_string(),
            Err(_) => String::new(),
        }
    }

    fn done(&self) {
        self.0.send_replace(now());
    }
}

/// Builds now and after every change, for ever. A failed build is shown and the last good one stays.
pub fn run(folder: &Path, builds: &Builds) {
    let (sender, events) = channel();
    let forward = move |event| drop(sender.send(event));
    // The watcher works for as long as it lives.
    let _watcher = match watcher(forward) {
        Ok(watcher) => watcher,
        Err(error) => {
            eprintln!("error: {error:#}");
            process::exit(1);
        }
    };
    loop {
        rebuild(folder, builds);
        wait_for_change(&events);
    }
}

fn watcher(forward: impl FnMut(notify::Result<Event>) + Send + 'static) -> Result<impl Watcher> {
    let mut watcher = notify::recommended_watcher(forward).context("this system cannot watch files")?;
    let root = workspace::root();
    watcher.watch(root, RecursiveMode::NonRecursive).context("cannot watch the project's folder")?;
    for folder in FOLDERS {
        let watched = watcher.watch(&root.join(folder), RecursiveMode::Recursive);
        watched.with_context(|| format!("cannot watch the folder {folder}"))?;
    }
    Ok(watcher)
}

fn rebuild(folder: &Path, builds: &Builds) {
    let start = Instant::now();
    match dist::build(Profile::Dev, folder.to_owned(), true) {
        Ok(dist) => {
            println!("Built in {:.1} s; {} files changed", start.elapsed().as_secs_f32(), dist.changed);
            builds.done();
        }
        Err(error) => eprintln!("error: {error:#}\nWaiting for a change …"),
    }
}

fn wait_for_change(events: &Receiver<notify::Result<Event>>) {
    while events.recv().is_ok_and(|event| !event.is_ok_and(|event| matters(&event, workspace::root()))) {}
    while events.recv_timeout(STILL).is_ok() {}
}

fn matters(event: &Event, root: &Path) -> bool {
    !event.kind.is_access() && event.paths.iter().any(|path| is_source(path, root))
}

fn is_source(path: &Path, root: &Path) -> bool {
    let Ok(path) = path.strip_prefix(root) else { return false };
    let known = path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known));
    known && (path.components().count() > 1 || FILES.iter().any(|file| path == Path::new(file)))
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_matter() {
        let source = |path: &str| is_source(&Path::new("/p").join(path), Path::new("/p"));
        assert!(source("src/app/pages/home.rs"));
        assert!(source("content/04-klantportfolio/les.md"));
        assert!(source("index.html"));
        assert!(!source("README.md"));
        assert!(!source("src/.main.rs.swp"));
        assert!(!source("Cargo.lock"));
    }
}
