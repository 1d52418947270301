//! `cargo xtask shots`: pictures of every page, on a phone and a laptop, light and dark. `cargo xtask guide`: those of the guide for
//! teachers, which are part of the repository.

use std::fs;
use std::process::ExitCode;

use anyhow::Result;

use crate::{browser, dist, serve, workspace};

pub fn run() -> Result<ExitCode> {
    let dist = dist::release()?;
    let address = serve::in_background(&dist.folder)?;
    let folder = workspace::target()?.join("shots");
    // Pictures of pages that are gone would be taken for the truth.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let routes: Vec<&str> = dist.pages.iter().map(|page| page.route.as_str()).collect();
    let mut node = browser::node()?;
    node.arg("shots.js").arg(format!("http://{address}/")).arg(&folder).args(routes);
    workspace::run(&mut node)?;
    Ok(ExitCode::SUCCESS)
}

pub fn guide() -> Result<ExitCode> {
    let dist = dist::release()?;
    let address = serve::in_background(&dist.folder)?;
    let folder = workspace::root().join("docs").join("handleiding");
    workspace::run(browser::node()?.arg("guide.js").arg(format!("http://{address}/")).arg(folder))?;
    Ok(ExitCode::SUCCESS)
}
