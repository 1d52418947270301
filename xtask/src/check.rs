//! `cargo xtask check`: reads course content and says what is wrong with it. Its reader is an author, so it
//! speaks Dutch.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use trainer::course::{self, Course, SourceFile};
use trainer::problem::{Problem, Severity};

use crate::tally::Tally;
use crate::{content, figures, ids};

#[derive(Default)]
pub struct Options {
    /// The course to check instead of this project's own.
    pub folder: Option<PathBuf>,
    /// An array for an editor instead of lines for a reader.
    pub json: bool,
    /// How much of everything there is, instead of problems.
    pub figures: bool,
    /// Write the register of ids when nothing is wrong.
    pub keep_ids: bool,
}

pub fn run(options: &Options) -> Result<ExitCode> {
    let folder = options.folder.clone().unwrap_or_else(content::folder);
    let shown = options.folder.clone().unwrap_or_else(|| PathBuf::from("content"));
    let checked = match check(&folder, &shown) {
        Ok(checked) => checked,
        Err(error) => {
            eprintln!("{error:#}");
            return Ok(ExitCode::FAILURE);
        }
    };
    let Checked { files, course, problems } = &checked;
    if options.figures {
        figures::print(course, files);
        return Ok(ExitCode::SUCCESS);
    }
    if options.json {
        println!("{}", serde_json::to_string_pretty(problems)?);
    } else {
        print(problems, files.len());
    }
    if count(problems, Severity::Error) > 0 {
        return Ok(ExitCode::FAILURE);
    }
    if options.keep_ids {
        println!("{} ids bewaard.", ids::keep(course, &folder.join(ids::FILE))?);
    }
    Ok(ExitCode::SUCCESS)
}

/// Checks this project's course as one test per file.
pub fn test() -> Result<Tally> {
    let Checked { files, problems, .. } = check(&content::folder(), Path::new("content"))?;
    print(&problems, files.len());
    Ok(tally(&problems, files.len()))
}

fn tally(problems: &[Problem], files: usize) -> Tally {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let wrong: BTreeSet<&str> = errors.map(|problem| problem.path.as_str()).collect();
    Tally { passed: files.saturating_sub(wrong.len()), failed: wrong.len(), skipped: 0 }
}

/// A course that was read, and what is wrong with it.
#[derive(Debug)]
struct Checked {
    files: Vec<SourceFile>,
    course: Course,
    problems: Vec<Problem>,
}

/// The course in `folder` and the problems in it, with paths that a reader can open from where the
/// command was typed.
fn check(folder: &Path, shown: &Path) -> Result<Checked> {
    let name = shown.display();
    if !folder.exists() {
        bail!("De map '{name}' bestaat niet. Geef de map op waarin de modules staan: cargo xtask check MAP");
    }
    if !folder.is_dir() {
        bail!("'{name}' is een bestand. Geef de map op waarin de modules staan: cargo xtask check MAP");
    }
    let files = content::read(folder)?;
    let (course, mut problems) = course::parse(&files);
    problems.extend(course::lint::lint(&course, &files));
    problems.extend(ids::check(&course, &folder.join(ids::FILE))?);
    problems.sort();
    problems.dedup();
    if course.modules.is_empty() && problems.is_empty() {
        bail!(
            "In de map '{name}' staat geen module. Een module is een map met een nummer en een naam, zoals \
             04-klantportfolio, met daarin les.md. Geef de map op waarin de modules staan."
        );
    }
    for problem in &mut problems {
        problem.path = shown.join(&problem.path).display().to_string();
    }
    Ok(Checked { files, course, problems })
}

fn print(problems: &[Problem], files: usize) {
    for problem in problems {
        println!("{problem}");
    }
    println!("{}", summary(problems, files));
}

fn summary(problems: &[Problem], files: usize) -> String {
    let counted = |number: usize, one: &str, many: &str| match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    };
    format!(
        "{} nagelezen: {}, {}.",
        counted(files, "bestand", "bestanden"),
        counted(count(problems, Severity::Error), "fout", "fouten"),
        counted(count(problems, Severity::Warning), "waarschuwing", "waarschuwingen"),
    )
}

fn count(problems: &[Problem], severity: Severity) -> usize {
    problems.iter().filter(|problem| problem.severity == severity).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(path: &str, severity: Severity) -> Problem {
        Problem { path: path.into(), line: 3, severity, what: "Iets is mis.".into(), cure: "Herstel het.".into() }
    }

    #[test]
    fn a_file_fails_once_and_only_for_errors() {
        let problems = [problem("a", Severity::Error), problem("a", Severity::Error), problem("b", Severity::Warning)];
        assert_eq!(tally(&problems, 3), Tally { passed: 2, failed: 1, skipped: 0 });
    }

    #[test]
    fn the_summary_counts_in_dutch() {
        let problems = [problem("a", Severity::Error)];
        assert_eq!(summary(&problems, 2), "2 bestanden nagelezen: 1 fout, 0 waarschuwingen.");
    }

    #[test]
    fn a_missing_folder_is_said_in_dutch() {
        let missing = Path::new("geen-map");
        let error = check(missing, missing).unwrap_err().to_string();
        assert!(error.starts_with("De map 'geen-map' bestaat niet."), "{error}");
    }
}
