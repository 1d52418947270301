//! Course content as it lies on the disk.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use trainer::course::SourceFile;

use crate::workspace;

/// Where the course of this project lies.
pub fn folder() -> PathBuf {
    workspace::root().join("content")
}

/// Every Markdown file and drawing below `folder`, in a fixed order, with paths relative to it.
pub fn read(folder: &Path) -> Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        // `file_type` does not follow links, so a link that points upwards cannot make this endless.
        if entry.file_type()?.is_dir() {
            if !name.starts_with('.') {
                collect(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if name.ends_with(".md") || name.ends_with(".svg") {
            let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?;
            files.push(SourceFile { path, bytes });
        }
    }
    Ok(())
}
