//! `cargo xtask dist`: the static site, ready for any folder of any web server.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use trainer::{course, delivery, page};

use crate::html::{self, Document, Place};
use crate::site::Site;
use crate::wasm::{self, App, Profile};
use crate::{content, copies, css, workspace};

#[derive(Default)]
pub struct Options {
    /// Where the site goes instead of `target/dist`.
    pub out: Option<PathBuf>,
    /// Built in seconds and not compressed, for working on the app.
    pub dev: bool,
}

/// The paths of the files that pages and scripts refer to, relative to the site's root.
#[derive(Default)]
pub struct Names {
    pub student: Program,
    pub teacher: Program,
    pub style: String,
    pub index: String,
    pub icon: String,
    pub manifest: String,
    /// By the slug of the module.
    pub bundles: BTreeMap<String, String>,
    /// The script that reloads the page after a rebuild; only while watching.
    pub reload: Option<String>,
}

/// The files of one program of the app.
#[derive(Default)]
pub struct Program {
    pub app: String,
    pub wasm: String,
    pub start: String,
}

/// A site as it was written.
pub struct Dist {
    pub folder: PathBuf,
    pub pages: Vec<page::Page>,
    pub names: Names,
    pub changed: usize,
}

pub fn run(options: &Options) -> Result<ExitCode> {
    let folder = match &options.out {
        Some(folder) => folder.clone(),
        None => folder()?,
    };
    let dist = build(if options.dev { Profile::Dev } else { Profile::Release }, folder, false)?;
    println!("{}: {} pages, {} files changed", dist.folder.display(), dist.pages.len(), dist.changed);
    Ok(ExitCode::SUCCESS)
}

/// Where the site goes unless told otherwise.
pub fn folder() -> Result<PathBuf> {
    Ok(workspace::target()?.join("dist"))
}

/// The site as learners get it, in its usual place.
pub fn release() -> Result<Dist> {
    build(Profile::Release, folder()?, false)
}

/// The site with a course of so many modules, for measuring: the real ones and copies of them. It is not compressed.
pub fn enlarged(modules: usize, folder: &Path) -> Result<()> {
    write(Profile::Release, folder.to_path_buf(), false, Some(modules)).map(|_| ())
}

/// Builds everything and brings `folder` up to date.
pub fn build(profile: Profile, folder: PathBuf, reload: bool) -> Result<Dist> {
    write(profile, folder, reload, None)
}

fn write(profile: Profile, folder: PathBuf, reload: bool, modules: Option<usize>) -> Result<Dist> {
    let root = workspace::root();
    let [student, teacher] = wasm::build(profile)?;
    let mut site = Site::default();
    let mut names = Names::default();
    let [student_name, teacher_name] = wasm::PROGRAMS;
    names.student = add_program(&mut site, student_name, student)?;
    names.teacher = add_program(&mut site, teacher_name, teacher)?;
    add_looks(&mut site, &mut names, &root.join("style"))?;
    if reload {
        names.reload = Some(site.add_hashed("reload", "js", include_str!("../assets/reload.js")));
    }
    add_guide(&mut site, &root.join("docs/handleiding"))?;
    let course = add_content(&mut site, &mut names, modules)?;
    let pages = page::pages(&course);
    let template = fs::read_to_string(root.join("index.html")).context("cannot read the template index.html")?;
    add_pages(&mut site, &names, &template, &pages)?;
    let changed = site.write(&folder, profile == Profile::Release && modules.is_none())?;
    Ok(Dist { folder, pages, names, changed })
}

fn add_program(site: &mut Site, name: &str, program: App) -> Result<Program> {
    let app = site.add_hashed(name, "js", program.js);
    let wasm = site.add_hashed(name, "wasm", program.wasm);
    let values = [("app", app.as_str()), ("wasm", wasm.as_str())];
    let start = site.add_hashed("start", "js", html::fill(include_str!("../assets/start.js"), &values)?);
    Ok(Program { app, wasm, start })
}

fn add_looks(site: &mut Site, names: &mut Names, style: &Path) -> Result<()> {
    names.style = site.add_hashed("style", "css", css::bundle(style)?);
    names.icon = site.add_hashed("icon", "svg", include_str!("../assets/icon.svg"));
    names.manifest = "manifest.webmanifest".to_owned();
    let manifest =
        html::fill(include_str!("../assets/manifest.webmanifest"), &[("icon", &names.icon), ("site", page::SITE)])?;
    site.add(&names.manifest, manifest);
    Ok(())
}

/// The pictures of the guide for teachers, which names them itself.
fn add_guide(site: &mut Site, folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        site.add(format!("handleiding/{name}"), fs::read(&path)?);
    }
    Ok(())
}

/// One bundle a module, and the index that says where they are; with `modules`, of a course of that size. Problems in content are shown and do not
/// stop the build: an author wants to see the rest.
fn add_content(site: &mut Site, names: &mut Names, modules: Option<usize>) -> Result<course::Course> {
    let files = content::read(&content::folder())?;
    let (course, problems) = course::parse(&files);
    for problem in &problems {
        eprintln!("content/{problem}");
    }
    let mut delivery = delivery::bundles(&files, &course);
    if let Some(modules) = modules {
        copies::repeat(&mut delivery, modules);
    }
    let delivery::Delivery { mut index, bundles, glossary, shared, examples } = delivery;
    for (slug, text) in bundles {
        let path = site.add_hashed(&format!("inhoud/{slug}"), "json", text);
        index.set_file(&slug, path.trim_start_matches("inhoud/"));
        names.bundles.insert(slug, path);
    }
    let mut add = |name: &str, text: String| {
        let path = site.add_hashed(&format!("inhoud/{name}"), "json", text);
        path.trim_start_matches("inhoud/").to_owned()
    };
    index.glossary = add("begrippen", glossary);
    index.shared = add("modellen", shared);
    index.examples = add("voorbeelden", examples);
    names.index = site.add_hashed("inhoud/index", "json", serde_json::to_vec(&index)?);
    Ok(course)
}

fn add_pages(site: &mut Site, names: &Names, template: &str, pages: &[page::Page]) -> Result<()> {
    for page in pages {
        let document = Document {
            place: Place::Route(&page.route),
            title: &page.title,
            description: &page.description,
            body: &page.body,
            module: page.module.as_deref(),
            program: if page.is_for_teachers() { &names.teacher } else { &names.student },
        };
        site.add(page_path(&page.route), html::render(template, &document, names)?);
    }
    let not_found = Document {
        place: Place::Anywhere,
        title: &format!("Pagina niet gevonden – {}", page::SITE),
        description: "Deze pagina bestaat niet.",
        body: include_str!("../assets/404.html"),
        module: None,
        program: &names.student,
    };
    site.add("404.html", html::render(template, &not_found, names)?);
    Ok(())
}

/// The file that a web server gives for a route.
pub fn page_path(route: &str) -> String {
    if route.is_empty() { "index.html".to_owned() } else { format!("{route}/index.html") }
}
