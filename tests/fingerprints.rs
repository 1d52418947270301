//! The fingerprint of an answer key: it changes with the key and with nothing else, and stays the same for ever.

use trainer::course::{self, SourceFile};

const MODELS: &str = "
## Proefmatrix {#vb-matrix .model-matrix}

| as | naam | maat | eenheid | grens |
|---|---|---|---|---|
| x | Potentiële waarde | ruimte | € | 8.000 |
| y | Actuele waarde | bijdrage | € | 4.000 |

| kwadrant | x | y | strategie | betekenis |
|---|---|---|---|---|
| Topklant {#vb-top} | hoog | hoog | uitbouwen | Levert veel op. |
| Behoudklant {#vb-behoud} | laag | hoog | behouden | Groeit niet. |
| Kansklant {#vb-kans} | hoog | laag | ontwikkelen | Kan groeien. |
| Gedoogklant {#vb-gedoog} | laag | laag | afbouwen | Levert weinig op. |

x te hoog
: De {maat} is {waarde}: te weinig.

x te laag
: De {maat} is {waarde}: genoeg.

y te hoog
: De {maat} is {waarde}: te weinig.

y te laag
: De {maat} is {waarde}: genoeg.

## Proefgroepen {#vb-groepen .model-indeling}

| categorie | controlevraag |
|---|---|
| Actief {#vb-actief} | Kocht hij dit jaar? |
| Prospect {#vb-prospect} | Was er contact, maar geen koop? |
";

/// An exercise with the fingerprint of its key, edits that leave the key alone, and edits that change it.
///
/// The fingerprints stand in the logs of learners: when one of these changes, every learner's results are lost.
struct Keyed {
    markdown: &'static str,
    fingerprint: u32,
    harmless: &'static [(&'static str, &'static str)],
    changing: &'static [(&'static str, &'static str)],
}

const KEYED: &[Keyed] = &[
    Keyed {
        markdown: "
## Vertrek {#vb .meerkeuze niveau=R}

Hoe heet vertrek?

- [x] attritie {#attritie}
  > Ja, dat is het.
- [x] churn
  > Ja, in het Engels.
- [ ] retentie {#retentie}
  > Dat is juist blijven.

> [!TIP]
> Denk aan weggaan.
",
        fingerprint: 574_082_739,
        harmless: &[
            ("## Vertrek", "## Weg is weg"),
            ("Hoe heet vertrek?", "Hoe noem je **vertrek**?"),
            ("> Dat is juist blijven.", "> Nee: dat is blijven."),
            ("attritie {#attritie}", "attritie (verloop) {#attritie}"),
            ("> Denk aan weggaan.", "> Denk aan vertrekken."),
            ("niveau=R", "niveau=T1 .hbo"),
        ],
        changing: &[("- [ ] retentie", "- [x] retentie"), ("- [x] churn", "- [ ] churn")],
    },
    Keyed {
        markdown: "
## Plaatsen {#vb .matrix model=vb-matrix strategie=ja niveau=T1}

Plaats de klanten.

| klant | omzet | bijdrage | ruimte | uitleg |
|---|---|---|---|---|
| De Toren {#toren} | € 22.000 | € 1.300 | € 22.000 | Hoge kosten. |
| Kapsalon Krul {#krul} | € 1.200 | € 180 | € 0 | Klein. |
",
        fingerprint: 276_619_683,
        harmless: &[
            ("Plaats de klanten.", "Zet de klanten op hun plaats."),
            ("| De Toren {#toren}", "| Congrescentrum De Toren {#toren}"),
            ("| Hoge kosten. |", "| De kosten zijn hoog. |"),
            ("| € 1.300 |", "| € 1.350 |"),
            ("De {maat} is {waarde}: te weinig.", "{maat}: {waarde} is te weinig."),
            ("| Topklant {#vb-top} | hoog | hoog | uitbouwen |", "| Beste klant {#vb-top} | hoog | hoog | uitbouwen |"),
            ("| ruimte | € | 8.000 |", "| ruimte | € | 9.000 |"),
        ],
        changing: &[
            ("| € 1.300 |", "| € 4.000 |"),
            ("| ruimte | € | 8.000 |", "| ruimte | € | 22.001 |"),
            ("model=vb-matrix", "model=vb-matrix grens-y=1.000"),
            (" strategie=ja", ""),
            ("{#krul}", "{#krullen}"),
        ],
    },
    Keyed {
        markdown: "
## Wie is wie? {#vb .indelen model=vb-groepen niveau=T1}

Deel in.

| situatie | hoort bij | uitleg |
|---|---|---|
| Vroeg een offerte. {#offerte} | Prospect | Geen koop. |
| Bestelde pas. {#besteld} | Actief | |
",
        fingerprint: 3_144_935_831,
        harmless: &[
            ("Deel in.", "Waar hoort hij bij?"),
            ("Vroeg een offerte.", "Hij vroeg een offerte."),
            ("| Geen koop. |", "| Een offerte is geen koop. |"),
            ("Kocht hij dit jaar?", "Kocht hij in de laatste 12 maanden?"),
            ("| Prospect | Geen", "| vb-prospect | Geen"),
        ],
        changing: &[("{#offerte} | Prospect", "{#offerte} | Actief"), ("{#besteld}", "{#kocht}")],
    },
    Keyed {
        markdown: "
## Stappen {#vb .volgorde niveau=R}

Zet op volgorde.

1. Identificeren
2. Differentiëren
3. Segmenteren {#bundelen}

| te vroeg | hoort na | feedback |
|---|---|---|
| bundelen | Differentiëren | Eerst de verschillen. |
",
        fingerprint: 3_725_185_935,
        harmless: &[
            ("Zet op volgorde.", "Wat komt eerst?"),
            ("Segmenteren {#bundelen}", "Bundelen in segmenten {#bundelen}"),
            ("Eerst de verschillen.", "Zonder verschillen geen segmenten."),
            ("1. Identificeren", "1. **Identificeren**"),
        ],
        changing: &[
            ("1. Identificeren\n2. Differentiëren", "1. Differentiëren\n2. Identificeren"),
            ("1. Identificeren\n", "1. Identificeren\n1. Registreren\n"),
        ],
    },
    Keyed {
        markdown: "
## Koppel {#vb .koppelen niveau=R}

Koppel.

| bedrijf | strategie | uitleg |
|---|---|---|
| Hotel {#hotel} | goedkoop {#goedkoop} | Het is goedkoop. |
| Lab {#lab} | nieuw {#nieuw} | Het is nieuw. |
| | oud {#oud} | |

| bij | gekozen | feedback |
|---|---|---|
| | oud | Dat is niets nieuws. |
",
        fingerprint: 3_917_105_300,
        harmless: &[
            ("| Hotel {#hotel}", "| Een hotel {#hotel}"),
            ("| Het is nieuw. |", "| Elk jaar iets nieuws. |"),
            ("| Dat is niets nieuws. |", "| Dat is oud. |"),
            ("| | oud {#oud} | |", "| | oud {#oud} | |\n| | duur {#oud-2} | |"),
        ],
        changing: &[("{#hotel} | goedkoop {#goedkoop}", "{#hotel} | duur {#duur}"), ("{#lab}", "{#laboratorium}")],
    },
    Keyed {
        markdown: "
## Vul in {#vb .invullen niveau=R}

De {contante|huidige} waarde van {nettobijdragen}.

| gat | fout | feedback |
|---|---|---|
| contante | nominale | Dat is zonder rente. |
| contante | | Denk aan vandaag. |
| nettobijdragen | | Denk aan de kosten. |
",
        fingerprint: 913_169_777,
        harmless: &[
            ("{contante|huidige}", "{contante|huidige|actuele}"),
            ("Dat is zonder rente.", "Zonder rente dus."),
            ("niveau=R", "niveau=R woordenlijst=ja"),
            ("De {contante", "Klantwaarde is de {contante"),
        ],
        changing: &[(" van {nettobijdragen}", " van {omzet}"), (" van {nettobijdragen}", "")],
    },
    Keyed {
        markdown: "
## Hoe heet het? {#vb .kort niveau=R}

Hoe heet vertrek?

- [x] attritie
  > Zo heet het.
- [x] churn
- [ ] retentie {#retentie}
  > Dat is blijven.
",
        fingerprint: 3_522_723_765,
        harmless: &[
            ("- [x] churn\n", "- [x] churn\n- [x] verloop\n"),
            ("  > Dat is blijven.", "  > Nee, dat is blijven."),
            ("Hoe heet vertrek?", "Welk woord?"),
        ],
        changing: &[("- [x] attritie", "- [x] klantverloop")],
    },
    Keyed {
        markdown: "
## Reken uit {#vb .rekenen eenheid=€ marge=1 niveau=T1}

Een lid betaalt € {contributie} per maand en kost € {kosten}.

| naam | waarde | reeks |
|---|---|---|
| contributie | 35 | 30 tot 50 stap 5 |
| kosten | 8 | |

| antwoord | formule | uitleg |
|---|---|---|
| goed | (contributie − kosten) × 12 | |
| kosten vergeten | contributie × 12 | Trek de kosten af. |
",
        fingerprint: 979_766_026,
        harmless: &[
            ("Een lid betaalt", "Een nieuw lid betaalt"),
            ("30 tot 50 stap 5", "30 tot 60 stap 5"),
            ("Trek de kosten af.", "Vergeet de kosten niet."),
            ("(contributie − kosten) × 12", "(contributie−kosten)×12"),
            ("marge=1", "marge=2"),
        ],
        changing: &[
            ("| kosten | 8 | |", "| kosten | 9 | |"),
            ("(contributie − kosten) × 12", "(contributie − kosten) × 24"),
        ],
    },
    Keyed {
        markdown: "
## Schrijf {#vb .open niveau=I}

Schrijf een advies.

| kernpunt | punten | woorden | helemaal goed als |
|---|---|---|---|
| Het kwadrant {#kwadrant} | 2 | kansklant | je kansklant noemt |
| De actie {#actie} | 4 | kosten omlaag | je een actie noemt |

> Een kansklant: eerst de kosten omlaag.
",
        fingerprint: 2_718_383_017,
        harmless: &[
            ("| kansklant | je", "| kansklant, klant met kansen | je"),
            ("> Een kansklant:", "> Dit is een kansklant:"),
            ("| Het kwadrant {#kwadrant}", "| Noemt het kwadrant {#kwadrant}"),
        ],
        changing: &[("| De actie {#actie} | 4 |", "| De actie {#actie} | 6 |"), ("{#actie}", "{#daad}")],
    },
];

#[test]
fn a_fingerprint_changes_with_the_key_and_with_nothing_else() {
    for keyed in KEYED {
        let text = format!("{MODELS}{}", keyed.markdown);
        let edited = |(from, to): &(&str, &str)| {
            assert!(text.contains(from), "'{from}' staat niet in {text}");
            fingerprint(&text.replace(from, to))
        };
        for edit in keyed.harmless {
            assert_eq!(edited(edit), fingerprint(&text), "{edit:?} verandert de sleutel niet");
        }
        for edit in keyed.changing {
            assert_ne!(edited(edit), fingerprint(&text), "{edit:?} verandert de sleutel");
        }
    }
}

#[test]
fn fingerprints_stay_what_they_were() {
    let found: Vec<u32> = KEYED.iter().map(|keyed| fingerprint(&format!("{MODELS}{}", keyed.markdown))).collect();
    let expected: Vec<u32> = KEYED.iter().map(|keyed| keyed.fingerprint).collect();
    assert_eq!(found, expected);
}

fn fingerprint(markdown: &str) -> u32 {
    let lesson = format!("---\ntitel: Proef\nminuten: 1\n---\n\n## Tekst {{#tekst}}\n\nTekst.\n{markdown}");
    let (course, problems) =
        course::parse(&[SourceFile { path: "01-vb/les.md".to_owned(), bytes: lesson.into_bytes() }]);
    let (_, exercise) = course.exercises().next().unwrap_or_else(|| panic!("{problems:#?}"));
    exercise.fingerprint()
}
