//! What the scripts in `tests/browser` need: their npm packages, a Chromium, and programs that read what it makes.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::tally::Tally;
use crate::workspace::{on_path, run, target, words};

const PLAYWRIGHT: &str = "node_modules/@playwright/test/cli.js";
/// Programs that tests read PDF files and QR codes with, each with its package on Debian.
const READERS: [(&str, &str); 2] = [("pdftotext", "poppler-utils"), ("zbarimg", "zbar-tools")];
const CHROMIUMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Whether a Chromium that Playwright has installed also starts: its libraries may be missing.
const TRY: &str = "require('@playwright/test').chromium.launch({ args: ['--no-sandbox'] }).then((b) => b.close())";

/// Runs the browser tests on the site in `target/dist`.
pub fn test() -> Result<Tally> {
    let results = target()?.join("browser");
    let report = results.join("report.json");
    // An old report must not be taken for this run's.
    let _ = fs::remove_file(&report);
    let [port, folder_port] = free_ports()?;
    let mut playwright = node()?;
    playwright
        .args([PLAYWRIGHT, "test", "--reporter=list,json", "--output"])
        .arg(results.join("failures"))
        .env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report)
        .env("PORT", port.to_string())
        .env("FOLDER_PORT", folder_port.to_string());
    let status = playwright.status().with_context(|| format!("{} could not be started", words(&playwright)))?;
    let json = fs::read(&report).context("Playwright stopped without a report; the lines above say why")?;
    let tally = Tally::of_playwright(&serde_json::from_slice(&json)?)?;
    if !status.success() && tally.failed == 0 {
        bail!("Playwright failed ({status}); the lines above say why");
    }
    Ok(tally)
}

/// Node in `tests/browser`, with everything installed that a script there asks for.
pub fn node() -> Result<Command> {
    if !succeeds(node_here().arg("--version").stdout(Stdio::null())) {
        bail!("install Node 20 or later with npm (https://nodejs.org)");
    }
    install_packages()?;
    install_readers()?;
    let chromium = chromium()?;
    let mut node = node_here();
    match chromium {
        Some(path) => node.env("CHROMIUM", path),
        None => node.env_remove("CHROMIUM"),
    };
    // Scripts ask this program for made-up data and to serve the site.
    node.env("XTASK", env::current_exe()?);
    Ok(node)
}

fn folder() -> PathBuf {
    crate::workspace::root().join("tests").join("browser")
}

fn node_here() -> Command {
    let mut node = Command::new("node");
    node.current_dir(folder());
    node
}

/// `npm ci`, unless the packages are there already.
fn install_packages() -> Result<()> {
    let folder = folder();
    let age = |path: &str| fs::metadata(folder.join(path)).and_then(|data| data.modified()).ok();
    if age("node_modules/.package-lock.json").is_some_and(|installed| Some(installed) >= age("package-lock.json")) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm)
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

/// The Chromium to use; `None` for the one that Playwright has installed for itself.
fn chromium() -> Result<Option<PathBuf>> {
    if let Some(path) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if !path.is_file() {
            bail!("the variable CHROMIUM names {}, where no program is; correct it or unset it", path.display());
        }
        return Ok(Some(path));
    }
    if let Some(path) = installed() {
        return Ok(Some(path));
    }
    if install_by_playwright() {
        return Ok(None);
    }
    install_by_apt(&["chromium"]);
    match installed() {
        Some(path) => Ok(Some(path)),
        None => bail!("install Chromium (on Debian: `apt-get install chromium`) or name it in the variable CHROMIUM"),
    }
}

/// The programs of [`READERS`], unless they are there already.
fn install_readers() -> Result<()> {
    let missing = || READERS.into_iter().filter(|(program, _)| on_path(program).is_none());
    let packages: Vec<&str> = missing().map(|(_, package)| package).collect();
    if !packages.is_empty() {
        install_by_apt(&packages);
    }
    match missing().next() {
        Some((program, package)) => bail!("install {program} (on Debian: `apt-get install {package}`)"),
        None => Ok(()),
    }
}

/// Installs Debian packages, when that is possible here; whoever asks looks whether it worked.
fn install_by_apt(packages: &[&str]) {
    if !is_root() || on_path("apt-get").is_none() {
        return;
    }
    println!("Installing {} by apt-get …", packages.join(", "));
    let mut install = Command::new("apt-get");
    install.args(["install", "-y"]).args(packages).env("DEBIAN_FRONTEND", "noninteractive");
    let _ = succeeds(Command::new("apt-get").arg("update")) && succeeds(&mut install);
}

fn installed() -> Option<PathBuf> {
    CHROMIUMS.iter().find_map(|name| on_path(name))
}

fn install_by_playwright() -> bool {
    println!("Installing Chromium by Playwright …");
    succeeds(node_here().args([PLAYWRIGHT, "install", "--only-shell", "chromium"]))
        && succeeds(node_here().args(["-e", TRY]).stderr(Stdio::null()))
}

fn succeeds(command: &mut Command) -> bool {
    command.status().is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Two ports that nobody listens on at this moment.
fn free_ports() -> Result<[u16; 2]> {
    let listeners = [TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?];
    let [one, two] = listeners.each_ref().map(TcpListener::local_addr);
    Ok([one?.port(), two?.port()])
}
