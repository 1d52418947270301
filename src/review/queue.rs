//! Which cards to review today, and in what order.

use super::{Memory, shuffle};
use crate::time::Day;

/// The cards of one day, by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    /// Reviewed before and due, then new ones; `Again` cards of today at the very end.
    pub cards: Vec<String>,
    /// How many of them were reviewed before.
    pub due: usize,
    /// How many of them are new.
    pub new: usize,
}

/// Makes today's queue from all cards with their memories. At most `new_left` new cards are let in, in the given order;
/// cards that are due come first, in an order that depends on `seed` alone.
pub fn queue(cards: &[(String, Option<Memory>)], today: Day, new_left: usize, seed: u64) -> Queue {
    let mut due = Vec::new();
    let mut failed_today = Vec::new();
    let mut new = Vec::new();
    for (id, memory) in cards {
        match memory {
            None if new.len() < new_left => new.push(id.clone()),
            None => {}
            Some(memory) if memory.due > today => {}
            Some(memory) if memory.last == today => failed_today.push((memory.stability, id.clone())),
            Some(_) => due.push(id.clone()),
        }
    }
    shuffle(&mut due, seed);
    failed_today.sort_by(|a, b| a.0.total_cmp(&b.0));
    let counts = (due.len() + failed_today.len(), new.len());
    let cards = due.into_iter().chain(new).chain(failed_today.into_iter().map(|(_, id)| id)).collect();
    Queue { cards, due: counts.0, new: counts.1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memory(last: i32, due: i32) -> Option<Memory> {
        Some(Memory { stability: 1.0, difficulty: 5.0, last: Day(last), due: Day(due) })
    }

    #[test]
    fn due_cards_come_before_new_ones_and_failed_ones_last() {
        let cards = [
            ("later".into(), memory(8, 12)),
            ("mislukt".into(), memory(10, 10)),
            ("nieuw-1".into(), None),
            ("oud".into(), memory(3, 9)),
            ("nieuw-2".into(), None),
        ];
        let queue = queue(&cards, Day(10), 1, 7);
        assert_eq!(queue.cards, ["oud", "nieuw-1", "mislukt"]);
        assert_eq!((queue.due, queue.new), (2, 1));
    }

    #[test]
    fn nothing_is_due_when_nothing_is_there() {
        assert_eq!(queue(&[], Day(0), 10, 0), Queue::default());
    }
}
