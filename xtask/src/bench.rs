//! `cargo xtask bench`: how long everything takes, natively and in Chromium, and how that grows with the log and with the course.
//!
//! One table. Its rows come from `benches/growth.rs` and `tests/browser/bench.js`, each of which says in a list what it measures.

use std::fs;
use std::process::ExitCode;

use anyhow::Result;
use trainer::course;

use crate::{browser, content, dist, events, results, serve, workspace};

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    All,
    Native,
    Browser,
}

const EVENTS: [usize; 2] = [5_000, 50_000];
const MODULES: [usize; 2] = [100, 1_000];
const STUDENTS: [usize; 2] = [50, 500];
/// As many questions as an assignment can have.
const QUESTIONS: u32 = 60;

/// Prints the table. Times are in milliseconds, memory is in MB: of JavaScript and of WebAssembly together. `grows` compares a row with the
/// one that has a tenth of its events, or of its modules.
pub fn run(part: Part) -> Result<ExitCode> {
    let pages = (part != Part::Native).then(Pages::build).transpose()?;
    println!(
        "{:<12} {:<30} {:>7} {:>8} {:>10} {:>10} {:>9} {:>7}",
        "where", "what", "events", "modules", "median ms", "p95 ms", "memory", "grows"
    );
    if part != Part::Browser {
        workspace::run(workspace::cargo().args(["bench", "--quiet", "--bench", "growth"]))?;
    }
    if let Some(pages) = pages {
        pages.measure()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What the script in the browser is told: `COUNT=FILE` for each log, `MODULES=ADDRESS` for each course, `class-STUDENTS=FILE` for each class.
struct Pages {
    arguments: Vec<String>,
}

impl Pages {
    fn build() -> Result<Self> {
        let folder = workspace::target()?.join("bench");
        fs::create_dir_all(&folder)?;
        let files = content::read(&content::folder())?;
        let (course, _) = course::parse(&files);
        let mut arguments = Vec::new();
        for students in STUDENTS {
            let file = folder.join(format!("class-{students}.json"));
            fs::write(&file, results::made_up(&files, &course, students, QUESTIONS).to_string())?;
            arguments.push(format!("class-{students}={}", file.display()));
        }
        for count in EVENTS {
            let file = folder.join(format!("events-{count}.json"));
            fs::write(&file, serde_json::to_vec(&events::stored(&course, count))?)?;
            arguments.push(format!("{count}={}", file.display()));
        }
        let site = dist::release()?.folder;
        arguments.push(format!("{}=http://{}/", course.modules.len(), serve::in_background(&site)?));
        for modules in MODULES {
            let site = folder.join(format!("site-{modules}"));
            dist::enlarged(modules, &site)?;
            arguments.push(format!("{modules}=http://{}/", serve::in_background(&site)?));
        }
        Ok(Self { arguments })
    }

    fn measure(&self) -> Result<()> {
        workspace::run(browser::node()?.arg("bench.js").args(&self.arguments))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use trainer::{course, delivery};

    use crate::{content, copies};

    #[test]
    fn a_copy_is_a_module_with_ids_of_its_own() {
        let files = content::read(&content::folder()).unwrap();
        let (course, _) = course::parse(&files);
        let mut delivery = delivery::bundles(&files, &course);
        let real = delivery.index.modules.len();
        let wanted = 2 * real + 1;
        copies::repeat(&mut delivery, wanted);
        assert_eq!((delivery.index.modules.len(), delivery.bundles.len()), (wanted, wanted));
        let slugs: BTreeSet<&str> = delivery.index.modules.iter().map(|module| module.slug.as_str()).collect();
        assert_eq!(slugs.len(), wanted);
        for (entry, (slug, bundle)) in delivery.index.modules.iter().zip(&delivery.bundles).skip(real) {
            let (course, _) = delivery::read_bundle(bundle).unwrap();
            let module = course.module(slug).unwrap_or_else(|| panic!("{slug} is not in its bundle"));
            let ids: Vec<&str> = module.exercises.iter().map(|exercise| exercise.id.as_str()).collect();
            let expected: Vec<&str> = entry.exercises.iter().map(|exercise| exercise.id.as_str()).collect();
            assert_eq!(ids, expected);
            assert_eq!(module.cards.len(), entry.cards.len());
        }
    }
}
