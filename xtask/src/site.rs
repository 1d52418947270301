//! The files of a built site: collected in memory, then written with as few changes as possible.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// Says that a folder is ours, so that files in it which are no longer part of the site may go.
const MARKER: &str = ".xtask-dist";
const HASH_DIGITS: usize = 12;

/// What a site consists of: a path with `/`, relative to its root, and the bytes there.
#[derive(Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// A file that keeps its name, for others know it by that name.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// A file whose name changes with its content, so that browsers may keep it for ever. Gives its path.
    pub fn add_hashed(&mut self, stem: &str, extension: &str, bytes: impl Into<Vec<u8>>) -> String {
        let bytes = bytes.into();
        let path = format!("{stem}.{}.{extension}", hash(&bytes));
        self.files.insert(path.clone(), bytes);
        path
    }

    /// Brings `folder` in line with this site; gives the number of files that changed. With `compress`, a
    /// `.br` and a `.gz` stand beside each file.
    pub fn write(&self, folder: &Path, compress: bool) -> Result<usize> {
        claim(folder)?;
        let mut changed = 0;
        // What pages refer to is written before the pages.
        let (hashed, named): (Vec<_>, Vec<_>) = self.files.iter().partition(|(path, _)| is_hashed(path));
        for (path, bytes) in hashed.into_iter().chain(named) {
            let target = folder.join(path);
            changed += usize::from(
                update(&target, bytes, compress).with_context(|| format!("cannot write {}", target.display()))?,
            );
        }
        sweep(folder, "", &self.expected(compress))?;
        Ok(changed)
    }

    fn expected(&self, compress: bool) -> BTreeSet<String> {
        let suffixes: &[&str] = if compress { &["", ".br", ".gz"] } else { &[""] };
        let paths = self.files.keys().flat_map(|path| suffixes.iter().map(move |suffix| format!("{path}{suffix}")));
        paths.chain([MARKER.to_owned()]).collect()
    }
}

/// A short fingerprint of `bytes`, for file names.
pub fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    hex[..HASH_DIGITS].to_owned()
}

/// Whether the name of this file changes with its content.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut parts = name.rsplit('.').skip(1);
    parts.next().is_some_and(|part| {
        part.len() == HASH_DIGITS && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Makes sure that everything in `folder` is ours to change.
fn claim(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let marker = folder.join(MARKER);
    if marker.exists() {
        return Ok(());
    }
    if fs::read_dir(folder)?.next().is_some() {
        bail!(
            "{} holds files that `cargo xtask dist` did not write; name an empty folder with --out",
            folder.display()
        );
    }
    fs::write(marker, "Written by `cargo xtask dist`, which removes files here that are not part of the site.\n")?;
    Ok(())
}

/// Writes one file and its packed forms unless they are there already. The file itself comes last, so that
/// an interrupted run leaves nothing that looks finished.
fn update(target: &Path, bytes: &[u8], compress: bool) -> Result<bool> {
    let packed = ["br", "gz"].map(|kind| Path::new(&format!("{}.{kind}", target.display())).to_path_buf());
    let complete = !compress || packed.iter().all(|path| path.exists());
    if complete && fs::read(target).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let [br, gz] = packed;
    if compress {
        fs::write(br, brotli(bytes)?)?;
        fs::write(gz, gzip(bytes)?)?;
    }
    fs::write(target, bytes)?;
    Ok(true)
}

/// Removes what is not expected, and folders that are then empty.
fn sweep(folder: &Path, prefix: &str, expected: &BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            sweep(&entry.path(), &format!("{path}/"), expected)?;
            if fs::read_dir(entry.path())?.next().is_none() {
                fs::remove_dir(entry.path())?;
            }
        } else if !expected.contains(&path) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A fresh folder for one test.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-site-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn names_follow_content() {
        let mut site = Site::default();
        let first = site.add_hashed("app", "js", "a");
        let second = site.add_hashed("app", "js", "b");
        assert_ne!(first, second);
        assert_eq!(first, "app.ca978112ca1b.js");
    }

    #[test]
    fn hashed_names_are_told_from_others() {
        assert!(is_hashed("inhoud/klantportfolio.ca978112ca1b.json"));
        assert!(is_hashed("/a/b/app.ca978112ca1b.wasm"));
        assert!(!is_hashed("lessen/index.html"));
        assert!(!is_hashed("ca978112ca1b"));
        assert!(!is_hashed("ca978112ca1b.d/app.js"));
    }

    #[test]
    fn only_changes_are_written_and_stale_files_go() {
        let folder = folder("stale");
        let mut site = Site::default();
        site.add("index.html", "one");
        site.add("les/a/index.html", "a");
        assert_eq!(site.write(&folder, true).unwrap(), 2);
        assert_eq!(site.write(&folder, true).unwrap(), 0);

        let mut site = Site::default();
        site.add("index.html", "two");
        assert_eq!(site.write(&folder, false).unwrap(), 1);
        assert_eq!(names(&folder), [MARKER, "index.html"]);
    }

    #[test]
    fn a_folder_of_someone_else_is_left_alone() {
        let folder = folder("foreign");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("thesis.md"), "years of work").unwrap();
        let error = Site::default().write(&folder, false).unwrap_err().to_string();
        assert!(error.contains("empty folder"), "{error}");
        assert_eq!(names(&folder), ["thesis.md"]);
    }
}
