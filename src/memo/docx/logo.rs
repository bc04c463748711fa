//! A logo → DrawingML: floating at the end of the lines, with the head of the memo beside it.

use std::sync::Arc;

use super::MEASURE;
use crate::memo::xml_escape;
use crate::picture::{self, Content, Picture};

/// Height of the logo in points, as in the built-in style.
const HEIGHT: f32 = 34.0;
/// White space beside it, twentieths of a point.
const BESIDE: u32 = 320;
/// It takes at most this share of the measure.
const WIDEST: f32 = 0.4;
/// English metric units to the point (ECMA-376, 20.1.2.1).
const EMU: f32 = 12_700.0;
/// Rows of pixels that shapes are drawn in: more than 600 to the inch.
const ROWS: f32 = 320.0;
/// Dots to the inch that the picture's file states; its size on the page is told by the drawing.
const DPI: u16 = 300;

/// Width and height in points.
fn size(picture: &Picture) -> (f32, f32) {
    let height = HEIGHT.min(MEASURE as f32 / 20.0 * WIDEST / picture.aspect());
    (height * picture.aspect(), height)
}

/// What is left of the measure beside the logo, twentieths of a point.
pub fn beside(picture: &Picture, measure: u32) -> u32 {
    measure.saturating_sub((size(picture).0 * 20.0).round() as u32 + BESIDE)
}

/// The picture as a PNG file: Word before 2016 shows no other kind that is sharp.
pub fn file(picture: &Picture) -> Vec<u8> {
    match &picture.content {
        Content::Pixels { file, .. } => file.clone(),
        Content::Shapes(_) => {
            let drawn = picture::bitmap(picture, (ROWS * picture.aspect()).round() as usize, ROWS as usize);
            picture::png(&drawn, DPI).expect("writing to a vector cannot fail")
        }
    }
}

/// The paragraph that holds the logo of this number, from 1, and takes no room itself.
pub fn paragraph(picture: &Arc<Picture>, number: usize, alt: &str, side: &str) -> String {
    let (width, height) = size(picture);
    let (cx, cy) = ((width * EMU).round(), (height * EMU).round());
    let alt = xml_escape(alt);
    format!(
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr><w:r><w:drawing>\
         <wp:anchor xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"114300\" \
         distR=\"114300\" simplePos=\"0\" relativeHeight=\"1\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"0\">\
         <wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"margin\"><wp:align>{side}</wp:align></wp:positionH>\
         <wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx=\"{cx}\" cy=\"{cy}\"/>\
         <wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapSquare wrapText=\"bothSides\"/>\
         <wp:docPr id=\"{number}\" name=\"Logo {number}\" descr=\"{alt}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr>\
         <pic:cNvPr id=\"{number}\" name=\"logo{number}.png\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
         <a:blip r:embed=\"logo{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>\
         <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
         </pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )
}
