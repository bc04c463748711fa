//! SVG as drawing programs write it, and what of it is refused.

use super::*;

fn shapes(inner: &str) -> Vec<Shape> {
    let text = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'>{inner}</svg>");
    match read(&text) {
        Ok(Picture { content: Content::Shapes(shapes), .. }) => shapes,
        other => panic!("{other:?} of {text}"),
    }
}

fn refused(inner: &str) -> Vec<String> {
    let text = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'><rect width='1' height='1'/>{inner}</svg>");
    match read(&text) {
        Err(PictureError::Parts { text, problems }) => {
            problems.iter().map(|problem| format!("{}: {}", problem.span().of(&text), problem.message)).collect()
        }
        other => panic!("{other:?} of {text}"),
    }
}

fn colours(inner: &str) -> Vec<[u8; 3]> {
    shapes(inner).iter().map(|shape| shape.colour).collect()
}

#[test]
fn shapes_become_outlines() {
    let [rect] = &shapes("<rect x='1' y='2' width='3' height='4' fill='#204060'/>")[..] else { panic!() };
    assert_eq!(rect.colour, [0x20, 0x40, 0x60]);
    assert_eq!(
        rect.outline,
        [Segment::Move((1.0, 2.0)), Segment::Line((4.0, 2.0)), Segment::Line((4.0, 6.0)), Segment::Line((1.0, 6.0)), Segment::Close]
    );
    for round in ["<circle cx='9' cy='9' r='4'/>", "<ellipse cx='9' cy='9' rx='4' ry='2'/>", "<rect width='9' height='9' rx='3' ry='2'/>"] {
        assert!(shapes(round)[0].outline.iter().any(|piece| matches!(piece, Segment::Cubic(..))), "{round}");
    }
    assert_eq!(shapes("<polygon points='0,0 4,0 4,4'/><path d='m1 1h4v4z'/>").len(), 2);
}

#[test]
fn groups_move_and_colour_what_is_in_them() {
    let [shape] = &shapes("<g transform='translate(10 20) scale(2)' fill='red'><path d='M0 0L1 0L1 1z'/></g>")[..] else { panic!() };
    assert_eq!(shape.outline[1], Segment::Line((12.0, 20.0)));
    assert_eq!(shape.colour, [255, 0, 0]);
}

#[test]
fn the_heavier_rule_wins() {
    let style = "<style>/* print */ .a,.b{fill:#010203} #c{fill:#040506} path{fill:#070809;}</style>";
    let path = |attributes: &str| format!("<path d='M0 0L1 0L1 1z' fill='#fff' {attributes}/>");
    let inner = [style, &path("class='x b'"), &path("class='a' id='c'"), &path(""), &path("style='fill:#0a0b0c'")].concat();
    assert_eq!(colours(&inner), [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]]);
}

#[test]
fn strokes_are_outlines_too() {
    let [stroke] = &shapes("<line x1='10' y1='10' x2='20' y2='10' stroke='blue' stroke-width='4'/>")[..] else { panic!() };
    let edges = stroke.outline.iter().filter_map(|piece| match piece {
        Segment::Move((_, y)) | Segment::Line((_, y)) => Some(*y),
        _ => None,
    });
    let (top, bottom) = (edges.clone().fold(f32::INFINITY, f32::min), edges.fold(0.0, f32::max));
    assert!((top - 8.0).abs() < 0.01 && (bottom - 12.0).abs() < 0.01, "{top} {bottom}");
    assert_eq!(colours("<circle cx='20' cy='20' r='9' fill='none' stroke='#111'/>"), [[0x11; 3]]);
}

#[test]
fn what_shows_nothing_is_passed_over() {
    let inner = "<title>House</title><metadata><x/></metadata><defs><linearGradient id='g'/></defs>\
                 <path d='M0 0L9 0L9 9z' display='none' filter='url(#f)'/><path d='M0 0L9 0L9 9z' fill='none'/>\
                 <i:note xmlns:i='http://www.inkscape.org/'/><rect width='9' height='9'/>";
    assert_eq!(shapes(inner).len(), 1);
}

#[test]
fn a_clip_that_leaves_everything_is_none() {
    let inner = "<g clip-path='url(#all)'><rect width='9' height='9'/></g><defs><clipPath id='all'><rect width='100' height='50'/></clipPath></defs>";
    assert_eq!(shapes(inner).len(), 1);
    let less = inner.replace("width='100'", "width='99'");
    assert_eq!(refused(&less), ["clip-path='url(#all)': a logo cannot have `clip-path`"]);
}

#[test]
fn what_is_not_drawn_is_named_with_its_place() {
    let cases = [
        ("<text x='1'>N</text>", "<text: a logo cannot have <text>"),
        ("<image href='a.png'/>", "<image: a logo cannot have <image>"),
        ("<use href='#a'/>", "<use: a logo cannot have <use>"),
        ("<path d='M0 0L9 0L9 9z' fill='url(#g)'/>", "fill='url(#g)': a logo cannot have gradients or patterns (`url(#g)`)"),
        ("<g opacity='.5'><path d='M0 0L9 0L9 9z'/></g>", "opacity='.5': a logo cannot have transparency (`opacity` .5)"),
        ("<path d='M0 0L9 0L9 9z' style='fill:rgba(0,0,0,.5)'/>", "a logo cannot have transparency (`rgba(0,0,0,.5)`)"),
        ("<path d='M0 0L9 0' stroke='red' stroke-dasharray='1 2'/>", "a logo cannot have dashed strokes"),
        ("<style>g path{fill:red}</style>", "<style: a logo cannot have style rules for `g path`"),
        ("<path d='M0 0L900 0L9 9z'/>", "a shape that reaches far outside the picture"),
        ("<path d='M0 0Lx'/>", "this path cannot be read"),
        ("<rect width='50%' height='9'/>", "width='50%': this length depends on something else; write a number"),
    ];
    for (inner, wanted) in cases {
        let said = refused(inner);
        assert!(said.len() == 1 && said[0].contains(wanted), "{inner}: {said:?}");
    }
}

#[test]
fn the_frame_comes_from_the_view_box_or_the_size() {
    let size = |root: &str| read(&format!("<svg {root}><rect width='1' height='1'/></svg>")).map(|picture| (picture.width, picture.height));
    assert_eq!(size("width='2in' height='96'").unwrap(), (192.0, 96.0));
    assert_eq!(size("viewBox='5 5 20 10' width='2in'").unwrap(), (20.0, 10.0));
    assert!(size("width='100%'").is_err() && size("viewBox='0 0 0 5'").is_err());
}

#[test]
fn entities_do_not_unfold_without_end() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a '<g/><g/><g/><g/>'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>\
                <!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]><svg viewBox='0 0 1 1'>&d;&d;&d;&d;</svg>";
    assert!(matches!(read(bomb), Err(PictureError::File(_))));
}
