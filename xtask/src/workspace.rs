//! Where things are, and how other programs are run.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The folder with the workspace's Cargo.toml.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().expect("xtask is a folder in the workspace")
}

/// Cargo's target folder, which a developer may have moved.
pub fn target() -> Result<PathBuf> {
    let output = cargo()
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .output()
        .context("cargo could not be started; install Rust through https://rustup.rs")?;
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .context("`cargo metadata` gave no answer; run it by hand to see what is wrong with Cargo.toml")?;
    let folder = metadata["target_directory"].as_str().context("`cargo metadata` named no target folder")?;
    Ok(PathBuf::from(folder))
}

/// The cargo that started this program, in the workspace.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Runs a program to its end; its output is for the developer.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} could not be started", words(command)))?;
    if !status.success() {
        bail!("{} failed ({status}); the lines above say why", words(command));
    }
    Ok(())
}

/// The program and its arguments, as a developer would type them.
pub fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words: Vec<_> = std::iter::once(program).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

/// The program called `name` on the PATH, if there is one.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
