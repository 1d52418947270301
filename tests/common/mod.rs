//! The real course in `content/`, read once for each test program that looks at it.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use trainer::course::{self, Course, SourceFile};
use trainer::problem::Problem;

/// The files of the course.
pub static FILES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let mut files = Vec::new();
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), "", &mut files);
    files
});

/// The course and its problems.
pub static PARSED: LazyLock<(Course, Vec<Problem>)> = LazyLock::new(|| course::parse(&FILES));

/// The real course.
pub fn the_course() -> &'static Course {
    &PARSED.0
}

/// Fails with all complaints, one a line.
#[track_caller]
pub fn assert_none(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The files of a course below `folder`; their paths begin with `below`.
fn read_folder(folder: &Path, below: &str, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("leesbaar").path();
        let name = format!("{below}{}", path.file_name().expect("een naam").to_string_lossy());
        if path.is_dir() {
            read_folder(&path, &format!("{name}/"), files);
        } else {
            files.push(SourceFile { path: name, bytes: fs::read(&path).expect("leesbaar") });
        }
    }
}
