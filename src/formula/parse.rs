//! Reading a sum: recursive descent, one function for each rank of operator.

use std::iter::Peekable;
use std::str::Chars;

use super::{Fault, Node, Operator};
use crate::number;

/// More characters than this are no sum that a learner could follow.
const LONGEST: usize = 500;
/// Deeper nesting than this is refused, so that no text can exhaust the stack.
const DEEPEST: usize = 32;

pub(super) fn parse(text: &str) -> Result<Node, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::TooLarge);
    }
    let mut reader = Reader { rest: text.chars().peekable(), depth: 0 };
    if reader.peek().is_none() {
        return Err(Fault::Empty);
    }
    let root = reader.sum()?;
    match reader.peek() {
        None => Ok(root),
        Some(c) => Err(Fault::Unexpected(c.to_string())),
    }
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    depth: usize,
}

impl Reader<'_> {
    /// The next character that is no space, not taken.
    fn peek(&mut self) -> Option<char> {
        while self.rest.next_if(|c| c.is_whitespace()).is_some() {}
        self.rest.peek().copied()
    }

    /// Takes the next character when it is one of `operators`.
    fn take(&mut self, operators: &[(char, Operator)]) -> Option<Operator> {
        let next = self.peek()?;
        let found = operators.iter().find(|(sign, _)| *sign == next)?;
        self.rest.next();
        Some(found.1)
    }

    /// Runs `inner` one level deeper.
    fn deeper(&mut self, inner: impl FnOnce(&mut Self) -> Result<Node, Fault>) -> Result<Node, Fault> {
        if self.depth >= DEEPEST {
            return Err(Fault::TooLarge);
        }
        self.depth += 1;
        let node = inner(self);
        self.depth -= 1;
        node
    }

    fn sum(&mut self) -> Result<Node, Fault> {
        let signs = [('+', Operator::Plus), ('-', Operator::Minus), ('−', Operator::Minus), ('–', Operator::Minus)];
        let mut left = self.product()?;
        while let Some(operator) = self.take(&signs) {
            left = Node::Pair(operator, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Node, Fault> {
        let signs = [
            ('×', Operator::Times),
            ('*', Operator::Times),
            ('·', Operator::Times),
            ('÷', Operator::Over),
            ('/', Operator::Over),
            (':', Operator::Over),
        ];
        let mut left = self.signed()?;
        while let Some(operator) = self.take(&signs) {
            left = Node::Pair(operator, Box::new(left), Box::new(self.signed()?));
        }
        Ok(left)
    }

    /// A minus sign binds looser than a power: `−2 ^ 2` is −4.
    fn signed(&mut self) -> Result<Node, Fault> {
        match self.peek() {
            Some('-' | '−' | '–') => {
                self.rest.next();
                Ok(Node::Negative(Box::new(self.deeper(Self::signed)?)))
            }
            _ => self.power(),
        }
    }

    fn power(&mut self) -> Result<Node, Fault> {
        let base = self.percent()?;
        match self.take(&[('^', Operator::Power)]) {
            Some(operator) => Ok(Node::Pair(operator, Box::new(base), Box::new(self.deeper(Self::signed)?))),
            None => Ok(base),
        }
    }

    fn percent(&mut self) -> Result<Node, Fault> {
        let mut node = self.atom()?;
        while self.peek() == Some('%') {
            self.rest.next();
            node = Node::Percent(Box::new(node));
        }
        Ok(node)
    }

    fn atom(&mut self) -> Result<Node, Fault> {
        match self.peek() {
            None => Err(Fault::Unfinished),
            Some('(') => {
                self.rest.next();
                let inner = self.deeper(Self::sum)?;
                match self.peek() {
                    Some(')') => {
                        self.rest.next();
                        Ok(inner)
                    }
                    Some(c) => Err(Fault::Unexpected(c.to_string())),
                    None => Err(Fault::Unfinished),
                }
            }
            Some(c) if c.is_ascii_digit() => {
                let text = self.word(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
                number::parse(&text).map(Node::Number).ok_or(Fault::Unexpected(text))
            }
            Some(c) if c.is_ascii_lowercase() => {
                Ok(Node::Name(self.word(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')))
            }
            Some(c) => Err(Fault::Unexpected(c.to_string())),
        }
    }

    fn word(&mut self, belongs: impl Fn(char) -> bool) -> String {
        std::iter::from_fn(|| self.rest.next_if(|c| belongs(*c))).collect()
    }
}
