use std::{
    fs,
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};
use trainer::course::{self, SourceFile};
use trainer::progress::*;
use trainer::time::*;
#[path = "../xtask/src/made_up.rs"]
mod made_up;
fn t<T>(n: &str, times: usize, mut f: impl FnMut() -> T) {
    let mut v: Vec<Duration> = (0..times)
        .map(|_| {
            let s = Instant::now();
            black_box(f());
            s.elapsed()
        })
        .collect();
    v.sort();
    println!("{n:<40} {:?}", v[times / 2]);
}
fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut files = Vec::new();
    read_folder(&root, &root, &mut files);
    let (course, _) = course::parse(&files);
    for n in [50_000] {
        let ev = made_up::events(&course, n, Moment(1_790_000_000_000));
        let json: usize = ev.iter().map(|e| serde_json::to_string(e).unwrap().len() + 1).sum();
        let texts: Vec<String> = ev.chunks(5000).map(|c| write_archive(c)).collect();
        println!(
            "{n}: json {json}, archives {} ({} of them dictionaries)",
            texts.iter().map(String::len).sum::<usize>(),
            texts.iter().map(|t| t.lines().next().unwrap().len()).sum::<usize>()
        );
        println!("escapes {}", texts.iter().map(|t| t.lines().next().unwrap().matches('\\').count()).sum::<usize>());
        std::fs::write("/tmp/arch.txt", &texts[0]).unwrap();
        let js: Vec<String> = ev.chunks(50).map(|c| serde_json::to_string(c).unwrap()).collect();
        t("read segments", 7, || js.iter().map(|t| read_segment(t).0.len()).sum::<usize>());
        t("read archives", 7, || texts.iter().map(|t| read_archive(t).0.len()).sum::<usize>());
        t("read+merge", 7, || {
            let mut l = Log::default();
            for x in &texts {
                l.merge(read_archive(x).0);
            }
            l
        });
        let mut l = Log::default();
        for x in &texts {
            l.merge(read_archive(x).0);
        }
        t("in_order", 7, || l.in_order().len());
        t("fsrs alone", 7, || {
            let s = trainer::review::Scheduler::default();
            let mut m = None;
            for d in 0..n as i32 {
                m = Some(s.after(m, trainer::review::Rating::Good, Day(d % 400)));
            }
            m
        });
        t("clone log", 7, || l.clone());
        t("progress", 60, || Progress::of(&l, UtcOffset(60)));
    }
}
fn read_folder(folder: &Path, root: &Path, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).expect("content can be read") {
        let path = entry.expect("content can be read").path();
        if path.is_dir() {
            read_folder(&path, root, files);
        } else if path.extension().is_some_and(|e| e == "md" || e == "svg") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            files.push(SourceFile { path: name, bytes: fs::read(&path).unwrap() });
        }
    }
}
