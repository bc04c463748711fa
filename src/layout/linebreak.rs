//! Where a paragraph's lines end: the best breaks for the whole paragraph at once.
//!
//! After D. E. Knuth and M. F. Plass, “Breaking Paragraphs into Lines”, Software – Practice and
//! Experience 11 (1981), 1119–1184: boxes, glue and penalties, least total demerits. Ragged lines
//! go through the same optimiser with the squared gap at the end of the line as their badness.
//! Widths are in any one unit; the caller uses ems of the paragraph's type size.

/// What a paragraph is made of, for the purpose of breaking it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item {
    /// Letters that stay together.
    Box {
        /// How wide.
        width: f32,
    },
    /// White space; gone where a line is broken at it.
    Glue {
        /// Natural width.
        width: f32,
        /// How much wider it may well become.
        stretch: f32,
        /// How much narrower it may become at most.
        shrink: f32,
        /// Whether a line may end here.
        breakable: bool,
    },
    /// A place within letters where a line may end.
    Penalty {
        /// Width of what is added there, such as a hyphen.
        width: f32,
        /// How bad it is.
        cost: f32,
        /// Whether two in a row should be avoided.
        flagged: bool,
    },
    /// A place where a line must end.
    Forced,
}

/// How lines fill the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// Spaces stretch and shrink.
    Even,
    /// Spaces keep their width.
    Ragged,
}

/// A line: the items `from..to`, the break being at item `to` (or the end).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its first item.
    pub from: usize,
    /// The item after its last one.
    pub to: usize,
    /// How far glue is stretched (above 0) or shrunk (below 0).
    pub ratio: f32,
    /// Width of its letters and spaces as set, without the space at its end.
    pub width: f32,
}

/// Extra demerits for two divided words in a row. This and the next three are in the scale of
/// `(10 + badness)²`, where a line with its spaces fully stretched costs 12,100.
const HYPHENS_IN_A_ROW: f64 = 30_000.0;
/// For a divided word at the end of the last line but one.
const HYPHEN_BEFORE_LAST: f64 = 5_000.0;
/// For a last line of no width; less where it is wider.
const RUNT: f64 = 30_000.0;
/// For each line of a ragged paragraph, so that it never takes more lines than it must for the
/// sake of an even edge.
const RAGGED_LINE: f64 = 3_000.0;
/// A last line under this share of the measure is a runt, unless it is longer than [`RUNT_LENGTH`].
const RUNT_SHARE: f32 = 0.3;
/// A last line of this length (in ems: two words or three) is none, however wide the measure is.
const RUNT_LENGTH: f32 = 7.0;
/// The gap at the end of a ragged line, as a share of the measure, that is as bad as fully
/// stretched spaces.
const RAGGED_GAP: f32 = 0.22;
/// What a line without spaces is taken to stretch, as a share of the measure.
const LEAST_STRETCH: f32 = 0.003;
/// What a line that does not fit costs; any line that fits costs less.
const OVERFULL: f64 = 1e12;
/// Rounding of sums.
const SLIP: f32 = 1e-4;

/// The best lines for a measure. Every item is in exactly one line or at a break.
#[must_use]
pub fn break_lines(items: &[Item], measure: f32, filling: Filling) -> Vec<Line> {
    let stops = stops(items);
    let starts = std::iter::once(line_start(items, None)).chain(stops.iter().map(|stop| line_start(items, Some(*stop)))).collect();
    let ends = stops.iter().map(|stop| trimmed_end(items, 0, *stop)).collect();
    let breaking = Breaking { items, sums: Sums::of(items), stops, starts, ends, measure, filling };
    let mut best: Vec<Step> = Vec::with_capacity(breaking.stops.len());
    for at in 0..breaking.stops.len() {
        best.push(breaking.best_step(at, &best));
    }
    breaking.trace(&best)
}

/// A paragraph while it is broken.
struct Breaking<'a> {
    items: &'a [Item],
    sums: Sums,
    /// Items at which a line may end.
    stops: Vec<usize>,
    /// The first item of a line from the beginning, and of one after each stop.
    starts: Vec<usize>,
    /// For each stop, the end of a line there without the spaces before it.
    ends: Vec<usize>,
    measure: f32,
    filling: Filling,
}

/// The best way to end a line at a stop.
#[derive(Clone, Copy)]
struct Step {
    demerits: f64,
    /// Stop at which the line before ends, plus one; 0 for none.
    before: usize,
    ratio: f32,
    width: f32,
}

/// Totals of widths before each item.
struct Sums {
    width: Vec<f32>,
    stretch: Vec<f32>,
    shrink: Vec<f32>,
}

impl Sums {
    fn of(items: &[Item]) -> Self {
        let mut sums = Self { width: vec![0.0], stretch: vec![0.0], shrink: vec![0.0] };
        let (mut width, mut stretch, mut shrink) = (0.0, 0.0, 0.0);
        for item in items {
            match item {
                Item::Box { width: w } => width += w,
                Item::Glue { width: w, stretch: more, shrink: less, .. } => {
                    width += w;
                    stretch += more;
                    shrink += less;
                }
                Item::Penalty { .. } | Item::Forced => {}
            }
            sums.width.push(width);
            sums.stretch.push(stretch);
            sums.shrink.push(shrink);
        }
        sums
    }
}

/// Items at which a line may end; the end itself is the last.
fn stops(items: &[Item]) -> Vec<usize> {
    let may_end = |i: usize| match items[i] {
        Item::Glue { breakable, .. } => breakable && i > 0,
        Item::Penalty { .. } | Item::Forced => true,
        Item::Box { .. } => false,
    };
    (0..items.len()).filter(|i| may_end(*i)).chain([items.len()]).collect()
}

/// First item of the line after a break: spaces and unused breaks at its head are dropped.
fn line_start(items: &[Item], after: Option<usize>) -> usize {
    let mut at = match after {
        None => 0,
        Some(stop) if matches!(items.get(stop), Some(Item::Forced)) => return stop + 1,
        Some(stop) => stop,
    };
    while matches!(items.get(at), Some(Item::Glue { .. } | Item::Penalty { .. })) {
        at += 1;
    }
    at
}

impl Breaking<'_> {
    /// The best way to end a line at this stop, with the best ways to the stops before.
    fn best_step(&self, at: usize, best: &[Step]) -> Step {
        let mut found = Step { demerits: f64::INFINITY, before: at, ratio: 0.0, width: 0.0 };
        for before in (0..=at).rev() {
            let (so_far, after) = if before == 0 { (0.0, None) } else { (best[before - 1].demerits, Some(self.stops[before - 1])) };
            let candidate = self.line(before, at);
            let total = so_far + candidate.demerits;
            if total < found.demerits {
                found = Step { demerits: total, before, ratio: candidate.ratio, width: candidate.width };
            }
            let past_forced = after.is_some_and(|stop| matches!(self.items.get(stop), Some(Item::Forced)));
            if past_forced || candidate.too_long {
                break;
            }
        }
        found
    }

    /// A line from the beginning, or after stop `before - 1`, to stop `at`, and what it costs.
    fn line(&self, before: usize, at: usize) -> Candidate {
        let stop = self.stops[at];
        let after = before.checked_sub(1).map(|before| self.stops[before]);
        let from = self.starts[before].min(stop);
        let end = self.ends[at].max(from);
        let hyphen = if let Some(Item::Penalty { width, .. }) = self.items.get(stop) { *width } else { 0.0 };
        let natural = self.sums.width[end] - self.sums.width[from] + hyphen;
        let stretch = self.sums.stretch[end] - self.sums.stretch[from];
        let shrink = self.sums.shrink[end] - self.sums.shrink[from];
        let last = matches!(self.items.get(stop), None | Some(Item::Forced));
        let (ratio, badness) = match self.filling {
            Filling::Even => even(natural, stretch, shrink, self.measure, last),
            Filling::Ragged => ragged(natural, self.measure, last),
        };
        let least = if self.filling == Filling::Even { natural - shrink } else { natural };
        Candidate {
            demerits: (10.0 + badness).powi(2) + self.faults(after, stop, natural),
            ratio,
            width: natural + ratio * if ratio >= 0.0 { stretch } else { shrink },
            too_long: least > self.measure + SLIP,
        }
    }

    /// Demerits beyond badness: for the break itself, for hyphens next to each other, for runts.
    fn faults(&self, after: Option<usize>, stop: usize, natural: f32) -> f64 {
        let divided = |at: usize| matches!(self.items.get(at), Some(Item::Penalty { flagged: true, .. }));
        let cost = if let Some(Item::Penalty { cost, .. }) = self.items.get(stop) { f64::from(*cost) } else { 0.0 };
        let mut demerits = cost * cost;
        let last = matches!(self.items.get(stop), None | Some(Item::Forced));
        if after.is_some_and(divided) {
            demerits += if divided(stop) { HYPHENS_IN_A_ROW } else { 0.0 };
            demerits += if last { HYPHEN_BEFORE_LAST } else { 0.0 };
        }
        if last && after.is_some() {
            demerits += RUNT * f64::from(1.0 - natural / (self.measure * RUNT_SHARE).min(RUNT_LENGTH)).max(0.0);
        }
        demerits + if self.filling == Filling::Ragged { RAGGED_LINE } else { 0.0 }
    }

    /// The chosen lines, first to last.
    fn trace(&self, best: &[Step]) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut at = best.len();
        while at > 0 {
            let chosen = best[at - 1];
            let after = (chosen.before > 0).then(|| self.stops[chosen.before - 1]);
            let to = self.stops[at - 1];
            lines.push(Line { from: line_start(self.items, after).min(to), to, ratio: chosen.ratio, width: chosen.width });
            at = chosen.before;
        }
        lines.reverse();
        lines
    }
}

/// A line that may be chosen.
struct Candidate {
    demerits: f64,
    ratio: f32,
    width: f32,
    /// Whether it does not fit, so that longer ones do not either.
    too_long: bool,
}

/// The end of a line without the spaces before its break.
fn trimmed_end(items: &[Item], from: usize, stop: usize) -> usize {
    let mut end = stop;
    while end > from && matches!(items[end - 1], Item::Glue { .. }) {
        end -= 1;
    }
    end
}

/// Ratio and badness of a line that fills the measure by its spaces.
fn even(natural: f32, stretch: f32, shrink: f32, measure: f32, last: bool) -> (f32, f64) {
    if natural <= measure + SLIP {
        if last {
            return (0.0, 0.0);
        }
        let ratio = (measure - natural) / stretch.max(measure * LEAST_STRETCH);
        return (if stretch > 0.0 { ratio } else { 0.0 }, 100.0 * f64::from(ratio).powi(3));
    }
    let ratio = if shrink > 0.0 { (measure - natural) / shrink } else { f32::NEG_INFINITY };
    if ratio < -1.0 - SLIP {
        return (if shrink > 0.0 { -1.0 } else { 0.0 }, OVERFULL.sqrt() * f64::from(1.0 + natural - measure));
    }
    (ratio.max(-1.0), 100.0 * f64::from(-ratio).powi(3))
}

/// Ratio and badness of a line whose spaces keep their width.
fn ragged(natural: f32, measure: f32, last: bool) -> (f32, f64) {
    let gap = measure - natural;
    if gap < -SLIP {
        return (0.0, OVERFULL.sqrt() * f64::from(1.0 - gap));
    }
    if last { (0.0, 0.0) } else { (0.0, 100.0 * f64::from(gap / (measure * RAGGED_GAP)).powi(2)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Items of a text: letters are 1 wide, spaces 1 with a stretch of a half and a shrink of a third.
    fn items(text: &str) -> Vec<Item> {
        let mut items = Vec::new();
        for (i, word) in text.split(' ').enumerate() {
            if i > 0 {
                items.push(Item::Glue { width: 1.0, stretch: 0.5, shrink: 0.33, breakable: true });
            }
            let width = u16::try_from(word.chars().count()).map(f32::from).unwrap_or_default();
            items.push(Item::Box { width });
        }
        items
    }

    #[test]
    fn lines_never_exceed_the_measure_where_words_allow_it() {
        for measure in 8_u8..40 {
            for line in break_lines(&items("the quick brown fox jumps over the lazy dog again"), measure.into(), Filling::Ragged) {
                assert!(line.width <= f32::from(measure) + 0.001);
            }
        }
    }

    #[test]
    fn no_item_is_lost() {
        let items = items("a few words that are set in several lines to see");
        let lines = break_lines(&items, 12.0, Filling::Ragged);
        for pair in lines.windows(2) {
            assert!(items[pair[0].to..pair[1].from].iter().all(|item| matches!(item, Item::Glue { .. })));
        }
        assert_eq!((lines[0].from, lines.last().map(|line| line.to)), (0, Some(items.len())));
    }

    #[test]
    fn the_whole_paragraph_decides_and_not_the_first_line() {
        // First come, first served would set “aaa bb” and leave “cc” with a wide gap before “ddddd”.
        let lines = break_lines(&items("aaa bb cc ddddd"), 6.0, Filling::Ragged);
        let lengths: Vec<f32> = lines.iter().map(|line| line.width).collect();
        assert_eq!(lengths, [3.0, 5.0, 5.0]);
    }

    #[test]
    fn a_word_wider_than_the_measure_stands_alone() {
        let lines = break_lines(&items("a incomprehensibilities b"), 5.0, Filling::Even);
        assert_eq!(lines.len(), 3);
    }

    #[test]
    fn a_forced_break_ends_a_line() {
        let mut some = items("one two");
        some.push(Item::Forced);
        some.extend(items("three"));
        let lines = break_lines(&some, 100.0, Filling::Even);
        assert_eq!(lines.iter().map(|line| line.width).collect::<Vec<_>>(), [7.0, 5.0]);
    }
}
