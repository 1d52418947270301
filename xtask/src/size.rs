//! `cargo xtask size`: what a first visit to a lesson downloads.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::dist::{self, Dist};
use crate::site;

/// One file in three forms, in bytes.
struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

pub fn run() -> Result<ExitCode> {
    let dist = dist::release()?;
    let mut rows = first_visit(&dist)?.into_iter().map(|path| measure(&dist, path)).collect::<Result<Vec<_>>>()?;
    let sum = |part: fn(&Row) -> usize| rows.iter().map(part).sum();
    let total = Row { name: "total".to_owned(), raw: sum(|r| r.raw), gzip: sum(|r| r.gzip), brotli: sum(|r| r.brotli) };
    rows.push(total);
    print!("{}", table(&rows));
    Ok(ExitCode::SUCCESS)
}

/// The files that a browser fetches for the first lesson of the course, as paths in the site.
fn first_visit(dist: &Dist) -> Result<Vec<String>> {
    let is_lesson = |page: &&trainer::page::Page| page.route.starts_with("les/");
    let lesson = dist.pages.iter().filter(is_lesson).find_map(|page| Some((page, page.module.as_ref()?)));
    let (page, module) = lesson.context("the course has no lesson to measure; add a module to content/")?;
    let names = &dist.names;
    let program = &names.student;
    let shared =
        [&program.app, &program.wasm, &program.start, &names.style, &names.index, &names.icon, &names.manifest];
    let mut paths = vec![dist::page_path(&page.route)];
    paths.extend(shared.into_iter().cloned());
    paths.push(names.bundles[module].clone());
    Ok(paths)
}

fn measure(dist: &Dist, path: String) -> Result<Row> {
    let file = dist.folder.join(&path);
    let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(Row { raw: bytes.len(), gzip: site::gzip(&bytes)?.len(), brotli: site::brotli(&bytes)?.len(), name: path })
}

/// Columns in kB of 1,000 bytes, as networks count.
fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0);
    let mut text = format!("{:width$} {:>9} {:>9} {:>9}\n", "kB", "raw", "gzip", "brotli");
    for row in rows {
        let [raw, gzip, brotli] = [row.raw, row.gzip, row.brotli].map(|bytes| bytes as f64 / 1000.0);
        text += &format!("{:width$} {raw:9.1} {gzip:9.1} {brotli:9.1}\n", row.name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let rows = [Row { name: "app.wasm".into(), raw: 404_000, gzip: 150_049, brotli: 71_950 }];
        assert_eq!(
            table(&rows),
            "kB             raw      gzip    brotli\n\
             app.wasm     404.0     150.0      72.0\n"
        );
    }
}
