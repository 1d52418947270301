//! An assignment in Dutch: its name, what is to be done, by what rules, and the letter that goes with its link.

use super::{Assignment, Feedback, Questions};
use crate::delivery::{Index, ModuleEntry, SectionEntry};
use crate::exam::Size;
use crate::plan::seconds_of;

use super::Item;

impl Assignment {
    /// Its title, or a word that stands for it.
    pub fn name(&self) -> &str {
        if self.title.trim().is_empty() { "Opdracht" } else { self.title.trim() }
    }

    /// The sections to be read, each with its module, in the order of the assignment. Unknown modules have none.
    pub fn sections<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = (&'a ModuleEntry, &'a SectionEntry)> {
        let is_hbo = self.is_hbo();
        let modules = self.lessons.iter().filter_map(|slug| index.module(slug));
        modules
            .flat_map(|module| module.sections.iter().map(move |section| (module, section)))
            .filter(move |(_, section)| is_hbo || !section.hbo)
    }

    /// How long it takes to read and answer all of it, in seconds: the estimates that plans are made with.
    pub fn seconds(&self, index: &Index, items: &[Item]) -> u32 {
        let reading: u32 = self.sections(index).map(|(_, section)| section.seconds).sum();
        let kind = |item: &Item| {
            let exercises = &index.module(&item.module)?.exercises;
            exercises.iter().find(|entry| entry.id == item.exercise).map(|entry| seconds_of(&entry.kind))
        };
        reading + items.iter().filter_map(kind).sum::<u32>()
    }

    /// What is to be done, a line each: `Lees: 4. Klantportfolio`, `Maak: 12 vragen`.
    pub fn parts(&self, index: &Index) -> Vec<String> {
        let title = |slug: &String| index.module(slug).map(|module| format!("{}. {}", module.number, module.title));
        let mut parts: Vec<String> =
            self.lessons.iter().filter_map(title).map(|title| format!("Lees: {title}")).collect();
        match &self.questions {
            Questions::Nothing => {}
            Questions::Exercises(choice) => {
                let questions = if choice.number == 1 { "vraag" } else { "vragen" };
                let titles: Vec<String> = choice.modules.iter().filter_map(title).collect();
                let about = if titles.is_empty() { String::new() } else { format!(" over {}", titles.join(", ")) };
                parts.push(format!("Maak: {} {questions}{about}", choice.number));
            }
            Questions::Test(Size::Full) => parts.push("Maak: een hele proeftoets".to_owned()),
            Questions::Test(Size::Half) => parts.push("Maak: een halve proeftoets".to_owned()),
            Questions::Test(Size::Modules(numbers)) => {
                let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
                let modules = if numbers.len() == 1 { "module" } else { "modules" };
                parts.push(format!("Maak: een proeftoets over {modules} {}", numbers.join(", ")));
            }
        }
        parts
    }

    /// By what rules, a sentence each.
    pub fn rules(&self) -> Vec<String> {
        let mut rules = Vec::new();
        if self.questions != Questions::Nothing {
            rules.push(match (self.feedback, self.deadline) {
                (Feedback::AtOnce, _) => "Je ziet na elke vraag meteen wat goed was.".to_owned(),
                (Feedback::AfterDeadline, Some(_)) => "Je ziet pas na de deadline wat goed was.".to_owned(),
                (Feedback::AfterDeadline, None) => "Je ziet wat goed was als je hebt ingeleverd.".to_owned(),
            });
            rules.push(match self.attempts {
                1 => "Je mag het één keer maken.".to_owned(),
                attempts => format!("Je mag het {attempts} keer maken."),
            });
        }
        if self.mastery > 0 {
            rules.push(format!("Haal minstens {}% van de punten.", self.mastery));
        }
        if self.key.is_some() {
            rules.push("Alleen je docent kan lezen wat je inlevert.".to_owned());
        }
        rules
    }

    /// What a teacher pastes into a mail, a chat or a learning platform.
    pub fn letter(&self, index: &Index, address: &str) -> String {
        let mut lines = vec![self.name().to_owned(), String::new()];
        if !self.message.trim().is_empty() {
            lines.extend([self.message.trim().to_owned(), String::new()]);
        }
        lines.extend(self.parts(index).into_iter().map(|part| format!("- {part}")));
        if let Some(deadline) = self.deadline {
            lines.push(format!("- Lever in voor {}", deadline.in_words()));
        }
        lines.extend([String::new(), "Open deze link op je telefoon of laptop:".to_owned(), address.to_owned()]);
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::{Choice, Deadline};
    use crate::delivery::ExerciseEntry;
    use crate::time::Day;

    fn index() -> Index {
        let section = |id: &str, hbo, seconds| SectionEntry { id: id.into(), hbo, seconds, ..SectionEntry::default() };
        let exercise =
            |id: &str, kind: &str| ExerciseEntry { id: id.into(), kind: kind.into(), ..ExerciseEntry::default() };
        let module = ModuleEntry {
            slug: "waarde".into(),
            number: 3,
            title: "Klantwaarde".into(),
            sections: vec![section("a", false, 100), section("b", true, 50)],
            exercises: vec![exercise("x", "kort"), exercise("y", "open")],
            ..ModuleEntry::default()
        };
        Index { modules: vec![module], ..Index::default() }
    }

    fn assignment() -> Assignment {
        Assignment {
            title: " Week 3 ".into(),
            lessons: vec!["waarde".into(), "weg".into()],
            questions: Questions::Exercises(Choice { modules: vec!["waarde".into()], number: 2, ..Choice::default() }),
            ..Assignment::default()
        }
    }

    #[test]
    fn the_letter_says_all_of_it() {
        let deadline = Deadline { day: Day::parse("2026-12-05").expect("een datum"), minute: 1_020 };
        let assignment = Assignment { message: "Succes!".into(), deadline: Some(deadline), ..assignment() };
        let expected = "Week 3\n\nSucces!\n\n- Lees: 3. Klantwaarde\n- Maak: 2 vragen over 3. Klantwaarde\n\
                        - Lever in voor zaterdag 5 december om 17.00 uur\n\nOpen deze link op je telefoon of laptop:\nhttps://x.nl/";
        assert_eq!(assignment.letter(&index(), "https://x.nl/"), expected);
    }

    #[test]
    fn time_is_that_of_reading_and_answering() {
        let item = |id: &str| Item { module: "waarde".into(), exercise: id.into(), key: 0 };
        let items = [item("x"), item("y"), item("weg")];
        assert_eq!(assignment().seconds(&index(), &items), 100 + 30 + 240);
    }
}
