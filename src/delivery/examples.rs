//! Examples of each kind for authors: what the author's pages in `content/soorten/` show.

use serde::{Deserialize, Serialize};

use crate::course::SourceFile;
use crate::markup::{self, BlockKind};
use crate::problem::Report;

/// The folder with the author's pages.
const FOLDER: &str = "soorten/";

/// How an author's page marks an example without problems.
const MARK: &str = "markdown voorbeeld";

/// An example that an author can begin with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// The name of its kind: the title of the page it stands on.
    pub kind: String,
    /// What it shows: the heading above it; that of the page when there is none.
    pub name: String,
    /// The Markdown.
    pub markdown: String,
}

/// The examples on the author's pages among `files`, page by page.
pub fn examples(files: &[SourceFile]) -> Vec<Example> {
    let mut examples = Vec::new();
    for page in files.iter().filter(|file| file.path.starts_with(FOLDER)) {
        let (mut kind, mut name) = (String::new(), String::new());
        for block in markup::parse(&page.bytes, &mut Report::new(&page.path, &mut Vec::new())).blocks {
            match block.kind {
                BlockKind::Heading(heading) if heading.level == 1 => {
                    kind.clone_from(&heading.title.text);
                    name = heading.title.text;
                }
                BlockKind::Heading(heading) => name = heading.title.text,
                BlockKind::Code(code) if code.info == MARK => {
                    examples.push(Example { kind: kind.clone(), name: name.clone(), markdown: code.text });
                }
                _ => {}
            }
        }
    }
    examples
}
