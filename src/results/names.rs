//! Names as students type them and as lists of a school write them.

use crate::id::fold;

/// What two names have in common when they mean the same student: their words without case, accents and punctuation, in alphabetical
/// order. `Wit, Sem de` and `sem de wit` are the same; numbers are the same only when every digit is. Empty when there is no name.
pub fn name_key(name: &str) -> String {
    let plain: String = name.chars().map(fold).flat_map(char::to_lowercase).collect();
    let mut words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// The names in a pasted list, one a line, in their order and each once. A number or a bullet that a list puts before a name is taken off.
pub fn names_in(list: &str) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let names = list.lines().map(|line| {
        let line = super::clean(line);
        let bare = line.trim_start_matches(['-', '*', '•', ' ']);
        let numbered = bare.split_once(['.', ')']).filter(|(number, name)| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && name.starts_with(' ')
        });
        numbered.map_or(bare, |(_, name)| name).trim().to_owned()
    });
    names.filter(|name| !name_key(name).is_empty() && seen.insert(name_key(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_any_order_and_spelling() {
        for other in ["Sem de Wit", "sem  DE wit", "Wit, de, Sem", "Sém de Wït"] {
            assert_eq!(name_key("Wit, Sem de"), name_key(other), "{other}");
        }
        assert_ne!(name_key("Sem de Wit"), name_key("Sem de With"));
        assert_ne!(name_key("012345"), name_key("12345"));
        assert_eq!(name_key(" .- "), "");
    }

    #[test]
    fn a_list_loses_its_bullets_and_repeats() {
        let list = "1. Sem de Wit\n2) Noor Bakker\r\n\n- Ali Öz\nWit, Sem de\n20231234\n3.5 gram\n";
        assert_eq!(names_in(list), ["Sem de Wit", "Noor Bakker", "Ali Öz", "20231234", "3.5 gram"]);
    }
}
