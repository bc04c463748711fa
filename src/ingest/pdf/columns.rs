//! Pieces of text on a page → lines in reading order: rows first, then columns.
//!
//! A gutter is a place that no row of a stretch crosses and at which several rows stand side by
//! side, with prose on both of its sides; rows of a table are lines of their own.

use super::content::Piece;

/// A line of a block.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
}

/// Lines below each other, in one column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Block {
    pub(super) lines: Vec<Line>,
}

/// Rows side by side that prove a gutter.
const SIDE_BY_SIDE: usize = 3;
/// A gutter is at least this wide, in points; and by the size of its letters.
const GUTTER: f32 = 7.0;
const GUTTER_BY_SIZE: f32 = 0.8;
/// On both sides of a gutter rows have this many characters on average: less is a table.
const PROSE_CHARACTERS: usize = 20;
/// Signs stand in the row of letters whose baseline is this near, by size; lines stand a size apart.
const RAISED: f32 = 0.5;
/// Columns inside columns are sought this deep.
const DEEPEST: usize = 4;
/// Places at which a gutter is sought on one page.
const MOST_PLACES: usize = 300;

/// The lines of a page in reading order.
pub(super) fn blocks(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks = Vec::new();
    order(pieces, 0, &mut blocks);
    blocks
}

/// Pieces that share a baseline, from left to right.
pub(super) type Row = Vec<Piece>;

/// Sorts pieces into rows from top to bottom. Raised and lowered signs stay with their row.
pub(super) fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        let joins = rows.last().is_some_and(|row| {
            let (top, size) = row.iter().fold((f32::MIN, piece.size), |(y, size), other| (y.max(other.y), size.max(other.size)));
            top - piece.y < size * RAISED
        });
        match rows.last_mut() {
            Some(row) if joins => row.push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows
}

fn order(pieces: Vec<Piece>, depth: usize, blocks: &mut Vec<Block>) {
    let rows = rows(pieces);
    let Some(gutter) = gutter(&rows).filter(|_| depth < DEEPEST) else {
        blocks.push(Block { lines: rows.iter().filter_map(line).collect() });
        return;
    };
    let mut from = 0;
    while from < rows.len() {
        let crossing = |row: &Row| row.iter().any(|piece| piece.x0 < gutter && piece.x1 > gutter);
        let length = rows[from..].iter().take_while(|row| crossing(row) == crossing(&rows[from])).count();
        let stretch = &rows[from..from + length];
        if !crossing(&stretch[0]) && side_by_side(stretch, gutter) >= SIDE_BY_SIDE {
            let (left, right) = stretch.iter().flatten().cloned().partition(|piece: &Piece| piece.x1 <= gutter + 0.5);
            order(left, depth + 1, blocks);
            order(right, depth + 1, blocks);
        } else {
            blocks.push(Block { lines: stretch.iter().filter_map(line).collect() });
        }
        from += length;
    }
}

fn side_by_side(rows: &[Row], gutter: f32) -> usize {
    rows.iter()
        .filter(|row| row.first().is_some_and(|piece| piece.x1 <= gutter) && row.last().is_some_and(|piece| piece.x0 >= gutter))
        .count()
}

/// The place at which most rows stand side by side.
fn gutter(rows: &[Row]) -> Option<f32> {
    let mut places: Vec<f32> = Vec::new();
    for row in rows {
        let mut right = f32::MIN;
        for pair in row.windows(2) {
            right = right.max(pair[0].x1);
            let wide = pair[1].x0 - right > GUTTER.max(pair[1].size * GUTTER_BY_SIZE);
            if wide && places.len() < MOST_PLACES {
                // The side of the next column is straight; the other is ragged.
                places.push(pair[1].x0 - GUTTER / 2.0);
            }
        }
    }
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    let mut best: Option<(usize, f32)> = None;
    for place in places {
        let beside = |row: &&Row| {
            !row.iter().any(|piece| piece.x0 < place && piece.x1 > place)
                && row.first().is_some_and(|piece| piece.x1 <= place)
                && row.last().is_some_and(|piece| piece.x0 >= place)
        };
        let (mut count, mut left, mut right) = (0, 0, 0);
        for row in rows.iter().filter(beside) {
            count += 1;
            let characters =
                |side: bool| row.iter().filter(|piece| (piece.x1 <= place) == side).map(|piece| piece.text.len()).sum::<usize>();
            left += characters(true);
            right += characters(false);
        }
        let prose = left.min(right) >= count * PROSE_CHARACTERS;
        if count >= SIDE_BY_SIDE && prose && best.is_none_or(|(most, _)| count > most) {
            best = Some((count, place));
        }
    }
    best.map(|(_, place)| place)
}

/// A row as a line; footnote signs (small, raised, digits) are left out.
pub(super) fn line(row: &Row) -> Option<Line> {
    let main = row.iter().max_by(|a, b| weight(a).total_cmp(&weight(b)))?;
    let mut line = Line { x0: f32::MAX, x1: f32::MIN, y: main.y, size: main.size, bold: true, ..Line::default() };
    for piece in row {
        let raised = piece.size < main.size * 0.8 && piece.y > main.y + main.size * 0.12;
        if raised && piece.text.chars().all(|c| c.is_ascii_digit() || ",* []".contains(c)) && row.len() > 1 {
            continue;
        }
        if !line.text.is_empty() && !line.text.ends_with(' ') && piece.x0 - line.x1 > piece.size * 0.12 {
            line.text.push(' ');
        }
        line.text.push_str(&piece.text);
        line.x0 = line.x0.min(piece.x0);
        line.x1 = line.x1.max(piece.x1);
        line.bold &= piece.bold || !piece.text.contains(char::is_alphanumeric);
    }
    (!line.text.trim().is_empty()).then_some(line)
}

fn weight(piece: &Piece) -> f32 {
    piece.size * piece.text.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(x0: f32, x1: f32, y: f32, text: &str) -> Piece {
        Piece { text: text.to_owned(), x0, x1, y, size: 10.0, ..Piece::default() }
    }

    fn texts(pieces: Vec<Piece>) -> Vec<String> {
        blocks(pieces).into_iter().flat_map(|block| block.lines).map(|line| line.text).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut pieces = vec![piece(50.0, 500.0, 700.0, "Port ministers meet in Lisbon to agree on a plan")];
        for row in 0..5_u8 {
            let y = 680.0 - f32::from(row) * 12.0;
            pieces.push(piece(300.0, 500.0, y, &format!("right column of row {row}")));
            pieces.push(piece(50.0, 280.0, y, &format!("left column of row {row}")));
        }
        let read = texts(pieces);
        assert!(read[0].starts_with("Port"));
        assert_eq!(
            (read[1].as_str(), read[5].as_str(), read[6].as_str()),
            ("left column of row 0", "left column of row 4", "right column of row 0")
        );
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let mut pieces = Vec::new();
        for (row, (label, value)) in [("Date", "May 4"), ("Place", "Lisbon"), ("Host", "Portugal"), ("Next", "June")].iter().enumerate() {
            let y = 700.0 - 12.0 * row as f32;
            pieces.push(piece(50.0, 80.0, y, label));
            pieces.push(piece(200.0, 260.0, y, value));
        }
        assert_eq!(texts(pieces)[..2], ["Date May 4", "Place Lisbon"]);
    }

    #[test]
    fn footnote_signs_are_left_out() {
        let mark = Piece { size: 6.0, ..piece(90.0, 94.0, 704.0, "12") };
        let unit = Piece { size: 6.0, ..piece(90.0, 94.0, 704.0, "th") };
        assert_eq!(texts(vec![piece(50.0, 90.0, 700.0, "They met."), mark]), ["They met."]);
        assert_eq!(texts(vec![piece(50.0, 90.0, 700.0, "the 5"), unit]), ["the 5th"]);
    }
}
