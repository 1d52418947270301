//! The app as WebAssembly: cargo compiles it, wasm-bindgen (as a library) writes the JavaScript around it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::{site, workspace};

const TARGET: &str = "wasm32-unknown-unknown";

/// How the app is compiled; both profiles are described in the workspace's Cargo.toml.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As small as can be: what a learner downloads.
    Release,
    /// Compiled in seconds: for working on the app.
    Dev,
}

/// A program of the app, ready for a browser.
pub struct App {
    pub js: String,
    pub wasm: Vec<u8>,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Profile::Release => "release",
            Profile::Dev => "wasm-dev",
        }
    }
}

/// The programs that the app consists of, for students and for teachers: their names as `[[bin]]`.
pub const PROGRAMS: [&str; 2] = ["app", "docent"];

/// Compiles the app, fetching the compile target first if it is missing; gives its [`PROGRAMS`].
pub fn build(profile: Profile) -> Result<[App; 2]> {
    let lock = fs::read_to_string(workspace::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    check_versions(&lock)?;
    install_target()?;
    let profile_name = profile.name();
    let features = ["--bins", "--features", "web", "-p", "trainer"];
    workspace::run(workspace::cargo().args(["build", "--target", TARGET, "--profile", profile_name]).args(features))?;
    let target = workspace::target()?;
    let program = |name: &str| {
        let compiled = target.join(TARGET).join(profile_name).join(name).with_extension("wasm");
        let compiled = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
        cached(&target.join("xtask").join(profile_name).join(name), &compiled, || bind(name, &compiled, profile))
    };
    let [student, teacher] = PROGRAMS;
    Ok([program(student)?, program(teacher)?])
}

/// The app that `make` gives, kept in `folder` for as long as what was compiled stays the same.
fn cached(folder: &Path, compiled: &[u8], make: impl FnOnce() -> Result<App>) -> Result<App> {
    let [key_path, js_path, wasm_path] = ["key", "app.js", "app.wasm"].map(|name| folder.join(name));
    // This program is part of the key: another version of it may make another app from the same input.
    let program = fs::metadata(std::env::current_exe()?)?.modified()?;
    let key = format!("{} {program:?}", site::hash(compiled));
    if fs::read_to_string(&key_path).is_ok_and(|old| old == key) {
        return Ok(App { js: fs::read_to_string(js_path)?, wasm: fs::read(wasm_path)? });
    }
    let app = make()?;
    fs::create_dir_all(folder)?;
    let _ = fs::remove_file(&key_path);
    fs::write(js_path, &app.js)?;
    fs::write(wasm_path, &app.wasm)?;
    fs::write(key_path, key)?;
    Ok(app)
}

fn bind(name: &str, compiled: &[u8], profile: Profile) -> Result<App> {
    let small = profile == Profile::Release;
    let mut output = Bindgen::new()
        .input_bytes(name, compiled.to_vec())
        .web(true)?
        .typescript(false)
        // It takes time, for names that are dropped or read by nobody but a developer.
        .demangle(false)
        .remove_name_section(small)
        .remove_producers_section(small)
        .generate_output()
        .context("wasm-bindgen refused the compiled app")?;
    if output.snippets().values().any(|list| !list.is_empty()) || !output.local_modules().is_empty() {
        bail!(
            "a dependency of the app brings JavaScript files of its own; leave it out, or let xtask/src/wasm.rs ship them"
        );
    }
    let wasm = output.wasm_mut().emit_wasm();
    Ok(App { js: output.js().to_owned(), wasm })
}

/// The compile target comes with rustup; other installations must bring it themselves.
fn install_target() -> Result<()> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(workspace::root())
        .output()
        .context("rustc could not be started; install Rust through https://rustup.rs")?;
    if Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir() {
        return Ok(());
    }
    println!("Installing the compile target {TARGET} …");
    workspace::run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(workspace::root()))
        .with_context(|| format!("install the compile target {TARGET} for this Rust, then try again"))
}

/// wasm-bindgen in the app and the library that reads its output must be of one version.
fn check_versions(lock: &str) -> Result<()> {
    let app = locked_version(lock, "wasm-bindgen")?;
    let tool = locked_version(lock, "wasm-bindgen-cli-support")?;
    if app != tool {
        bail!(
            "wasm-bindgen is {app} and wasm-bindgen-cli-support is {tool}; \
             write `wasm-bindgen-cli-support = \"={app}\"` in xtask/Cargo.toml"
        );
    }
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Result<&'a str> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let version = lock.split_once(&entry).and_then(|(_, rest)| rest.split('"').next());
    version.with_context(|| format!("Cargo.lock does not name {package}; run `cargo update --workspace`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(app: &str, tool: &str) -> String {
        format!(
            "[[package]]\nname = \"wasm-bindgen\"\nversion = \"{app}\"\n\n\
             [[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"{tool}\"\n"
        )
    }

    #[test]
    fn versions_must_be_equal() {
        assert!(check_versions(&lock("0.2.130", "0.2.130")).is_ok());
        let error = check_versions(&lock("0.2.131", "0.2.130")).unwrap_err().to_string();
        assert!(error.contains("\"=0.2.131\""), "{error}");
    }

    #[test]
    fn a_lock_file_without_the_package_is_named() {
        let error = check_versions("").unwrap_err().to_string();
        assert!(error.contains("does not name wasm-bindgen"), "{error}");
    }
}
