//! Broken courses in `tests/fixtures/broken/`, a folder each, and the problems that an author is shown for them.
//!
//! A case is a small course with one kind of mistake in it, and `verwacht.txt`: a line for each problem, as `cargo xtask check`
//! words it, after its severity. `UPDATE_EXPECT=1 cargo test --test broken` writes these files anew; read them before you commit.

use std::fs;
use std::path::{Path, PathBuf};

use trainer::course::{self, SourceFile};
use trainer::problem::{Problem, Severity};

const EXPECTED: &str = "verwacht.txt";

#[test]
fn every_broken_course_gives_the_problems_it_says() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let (_, problems) = course::parse(&files_of(&case));
        let found: String = problems.iter().map(|problem| line_of(problem) + "\n").collect();
        let path = case.join(EXPECTED);
        if update {
            fs::write(&path, &found).expect("schrijfbaar");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}\nverwacht:\n{expected}gevonden:\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\nIs dit zo bedoeld? UPDATE_EXPECT=1 schrijft het op.", wrong.join("\n"));
}

#[test]
fn every_problem_has_a_place_a_cause_and_a_cure() {
    for case in cases() {
        let files = files_of(&case);
        let (_, problems) = course::parse(&files);
        assert!(!problems.is_empty(), "{}: geen problemen", case.display());
        assert!(problems.is_sorted(), "{}", case.display());
        for problem in problems {
            let line = line_of(&problem);
            let is_missing_file = problem.what.contains("heeft geen les");
            let file = files.iter().find(|file| file.path == problem.path);
            let lines = file.map_or(1, |file| file.bytes.split(|byte| *byte == b'\n').count());
            assert!(file.is_some() || is_missing_file, "dat bestand is er niet: {line}");
            assert!((1..=lines).contains(&(problem.line as usize)), "die regel is er niet: {line}");
            assert!(!problem.what.is_empty() && !problem.cure.is_empty(), "{line}");
            assert!(!line.contains('\n'), "{line}");
        }
    }
}

/// Everything around what is broken still works: the rest of the course comes through.
#[test]
fn what_is_not_broken_still_works() {
    for case in ["invalid-utf-8", "front-matter-not-closed", "duplicate-ids", "unknown-kind", "unsafe-link"] {
        let (course, _) = course::parse(&files_of(&root().join(case)));
        let (_, exercise) = course.exercises().next().unwrap_or_else(|| panic!("{case}: geen oefening meer over"));
        let grade = exercise.body.grade_text(&exercise.body.model_answer_text());
        assert_eq!((grade.points, grade.max), (1, 1), "{case}");
    }
}

#[test]
fn a_file_of_five_megabytes_is_refused_and_the_rest_of_the_module_works() {
    let mut files = files_of(&root().join("invalid-utf-8"));
    files.retain(|file| file.path == "01-koffie/les.md");
    let row = "| Een klant die nog eens terugkomt. | Trouw | Hij bleef. |\n";
    let bytes = row.repeat(5_000_000 / row.len() + 1).into_bytes();
    files.push(SourceFile { path: "01-koffie/oefeningen.md".to_owned(), bytes });
    let (course, problems) = course::parse(&files);
    let shown: Vec<String> = problems.iter().map(line_of).collect();
    assert_eq!(
        shown,
        [
            "error 01-koffie/oefeningen.md:1: het bestand is 5000 KB groot — splits het in modules; een bestand mag 1000 KB zijn"
        ]
    );
    assert_eq!(course.exercises().count(), 1);
}

fn line_of(problem: &Problem) -> String {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    format!("{severity} {problem}")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/broken")
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(root()).expect("de map bestaat").map(|entry| entry.expect("leesbaar").path()).collect();
    cases.sort();
    cases
}

/// The files of the course in `case`: those beside its folders, and what is in them.
fn files_of(case: &Path) -> Vec<SourceFile> {
    let (folders, mut paths): (Vec<PathBuf>, Vec<PathBuf>) = paths_in(case).into_iter().partition(|path| path.is_dir());
    paths.retain(|path| !path.ends_with(EXPECTED));
    paths.extend(folders.iter().flat_map(|folder| paths_in(folder)));
    let file = |path: PathBuf| {
        let below = path.strip_prefix(case).expect("eronder").to_string_lossy().replace('\\', "/");
        SourceFile { path: below, bytes: fs::read(&path).expect("leesbaar") }
    };
    paths.into_iter().map(file).collect()
}

fn paths_in(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).expect("de map bestaat").map(|entry| entry.expect("leesbaar").path()).collect()
}
