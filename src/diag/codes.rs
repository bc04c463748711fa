//! The manual of the codes: what each means, why it matters, how to mend it.

/// A code and its page of the manual.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// Such as `E012`.
    pub code: &'static str,
    /// One line.
    pub title: &'static str,
    /// Why it matters and what to do.
    pub explanation: &'static str,
}

/// The page of `code`, in any case; `None` where there is no such code.
#[must_use]
pub fn explain(code: &str) -> Option<&'static Code> {
    CODES.iter().find(|entry| entry.code.eq_ignore_ascii_case(code.trim()))
}

/// Every code, in order. E stops the memo from being made, W asks for a look, N informs.
pub static CODES: &[Code] = &[
    Code {
        code: "E001",
        title: "the file is not YAML",
        explanation: "The line cannot be read as YAML. The usual causes are a colon followed by a space inside a text, a text that \
                      begins with a mark that YAML keeps for itself (* & ! % @ ` [ { > |), a quotation mark that is not closed, or \
                      a line that is indented differently from its neighbours.\n\nPut the text in quotes, or begin it with `>-` and \
                      write it on the next line:\n\n    text: \"Sanctions: imposed on Moscow\"\n    text: >-\n      Sanctions: imposed on Moscow",
    },
    Code {
        code: "E002",
        title: "the file holds characters that no text has",
        explanation: "There is a NUL or another control character in the file, or the file is not UTF-8. This happens when a file \
                      was damaged, or saved by a program in another encoding. Delete the character, or save the file as UTF-8.",
    },
    Code {
        code: "E003",
        title: "the file is too large or too deeply nested for a brief",
        explanation: "A brief is the content of one page: it is never larger than 4 MiB and never nested deeper than 16 levels. \
                      Make sure that this is the file you meant.",
    },
    Code {
        code: "E004",
        title: "a tab where YAML wants spaces",
        explanation: "YAML does not allow tabs in indentation. Replace the tab with spaces, two for each level.",
    },
    Code {
        code: "E005",
        title: "a merge-conflict marker was left in the file",
        explanation: "Lines such as `<<<<<<<`, `=======` and `>>>>>>>` are what Git leaves where two people changed the same lines. \
                      Choose the lines to keep and delete the markers.",
    },
    Code {
        code: "E006",
        title: "anchors, aliases and tags are not used in briefs",
        explanation: "In YAML `&name`, `*name` and `!name` at the start of a value are anchors, aliases and tags. A brief does not \
                      use them. Write the value out, or put a text that begins with such a mark in quotes.",
    },
    Code {
        code: "E007",
        title: "more than one document in the file",
        explanation: "A line with only `---` begins another YAML document. A file holds one brief: put the others in files of their own.",
    },
    Code {
        code: "E010",
        title: "the wrong kind of value",
        explanation: "A list stands where a text is expected, or a text where a list or a group of keys is expected.",
    },
    Code {
        code: "E011",
        title: "a key is set twice",
        explanation: "The same key stands twice in one group, so one of the two values would be lost. Keep one.",
    },
    Code {
        code: "E012",
        title: "unknown key",
        explanation: "The brief has no such key; what stands under it would not be printed. Correct its name. Keys of your own are \
                      welcome where they begin with `x-`, and `notes` is never printed.",
    },
    Code {
        code: "E013",
        title: "not a version of the format that this program reads",
        explanation: "`brief: 1` says which version of the format the file follows. This program reads version 1.",
    },
    Code {
        code: "E014",
        title: "not one of the words that this key takes",
        explanation: "Some keys take one of a few words: `status` is draft, reviewed or cleared; the meeting's `status` is planned, \
                      under way, held, postponed, cancelled or refused; `template` is the name of a template.",
    },
    Code {
        code: "E015",
        title: "not a date",
        explanation: "Dates are written YYYY-MM-DD, as in 2021-05-19, so that nobody reads 5/19 or 19/5 differently. The meeting's \
                      date may be a month (2021-05) or a year (2021) where no more is known.",
    },
    Code {
        code: "E016",
        title: "evidence that cannot be read",
        explanation: "`from` holds the evidence: a paragraph number and then the article's exact words, as in `¶9 the massive hack`. \
                      `p9` is accepted for `¶9`; `2¶9` is paragraph 9 of the second source. `attache text -n ARTICLE` prints the \
                      article with its paragraph numbers.",
    },
    Code {
        code: "E017",
        title: "something that is needed is empty",
        explanation: "An item needs its `text`, a participant needs a `name`, evidence needs a paragraph. Fill it in, or delete the entry.",
    },
    Code {
        code: "W018",
        title: "`null` and `~` stand for nothing",
        explanation: "In a brief, what the source does not say is left empty. `null` and `~` are read as empty. If you mean the word, \
                      put it in quotes.",
    },
    Code {
        code: "W019",
        title: "a placeholder was left",
        explanation: "`TBD`, `N/A`, `unknown`, `???` and the like print as they are. Leave what is not known empty; what a reader \
                      will ask belongs under `gaps`.",
    },
    Code {
        code: "W020",
        title: "the rest of the line is a comment",
        explanation: "In YAML a `#` after a space begins a comment, and the words after it are not printed. Put the whole text in \
                      quotes if they belong to it; put two spaces before the `#` if it is a comment.",
    },
    Code {
        code: "E021",
        title: "the evidence is not in the article",
        explanation: "Evidence is verbatim: the words after the paragraph number must stand in that paragraph of the article. Put \
                      your own wording in `text`, and leave the evidence as the article has it.",
    },
    Code {
        code: "E022",
        title: "no such paragraph",
        explanation: "The article has fewer paragraphs than the number says. `attache text -n ARTICLE` prints it with its paragraph numbers; \
                      headline, photo credits and the like are not counted.",
    },
    Code {
        code: "E023",
        title: "no such source",
        explanation: "`2¶9` is paragraph 9 of the second entry under `sources`. There are fewer entries than that.",
    },
    Code {
        code: "N024",
        title: "evidence was not verified",
        explanation: "The article that `sources` names was not found beside the brief, so its words could not be compared. Put the \
                      article there, or name it with `--source FILE`.",
    },
    Code {
        code: "W025",
        title: "the article has changed since the brief was made",
        explanation: "The file is not the one that `sha256` was computed from. Evidence is compared with the file as it stands.",
    },
    Code {
        code: "W026",
        title: "the evidence differs from the article in quotation marks, dashes or capitals",
        explanation: "The words are the article's, but a mark or a capital letter is not. `check --fix` puts the article's words in.",
    },
    Code {
        code: "W031",
        title: "the text drops a caution that its evidence carries",
        explanation: "The article says “reportedly”, “reports of”, “alleged”, “not attributed” or the like, and the text states it as \
                      a fact. Restore the caution, or add `hedge: ok` to the item if you have confirmed it.",
    },
    Code {
        code: "W032",
        title: "the text says more than its evidence",
        explanation: "There is a number or a name in the text that the evidence does not have. Add evidence, or correct the text.",
    },
    Code {
        code: "W033",
        title: "a quotation that is not verbatim",
        explanation: "Words between quotation marks must be the article's own, or somebody is quoted with words that nobody said.",
    },
    Code {
        code: "W034",
        title: "weekday and date disagree",
        explanation: "The date falls on another day of the week than the text says. One of the two is wrong.",
    },
    Code { code: "W035", title: "said twice", explanation: "Two entries say the same. Delete one, or merge their evidence." },
    Code {
        code: "W036",
        title: "a participant whom the article does not name",
        explanation: "No part of the name stands in the article. Correct the name, or delete the participant.",
    },
    Code {
        code: "W037",
        title: "a marking that is nearly a known one",
        explanation: "The marking is printed exactly as typed. TLP 2.0 has the labels TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN \
                      and TLP:CLEAR, in capitals and without spaces (FIRST, Traffic Light Protocol, version 2.0).",
    },
    Code {
        code: "E101",
        title: "a template's markup is not well formed",
        explanation: "What a template writes is XML: every element is closed, and in order (`<p>…</p>`, `<rule/>`); a lone `<` or `&` is \
                      written `&lt;` or `&amp;`; `&nbsp;` is written `&#160;`. The place shown is the element that was opened last.",
    },
    Code {
        code: "E102",
        title: "an element that memo markup does not have, or not here",
        explanation: "The elements, and what each may hold, are listed in the README.md that `attache template eject` writes beside the \
                      template.",
    },
    Code {
        code: "E103",
        title: "an attribute that is unknown, missing or malformed",
        explanation: "The attributes of each element are listed in the README.md that `attache template eject` writes beside the template. \
                      `keep` is a number; `pin` is `true` or `false`.",
    },
    Code {
        code: "E104",
        title: "words where there can be none",
        explanation: "Words stand in a block such as `<p>`, `<li>` or `<line>`, never directly in `<memo>`, `<ul>` or `<column>`.",
    },
    Code {
        code: "E110",
        title: "a template's Handlebars cannot be read",
        explanation: "Fields are written `{{title}}`, blocks `{{#if to}}…{{/if}}` and `{{#each aims}}…{{/each}}`; every block is closed by \
                      its own name.",
    },
    Code {
        code: "E111",
        title: "a field or a helper that templates do not have",
        explanation: "A template sees what its README.md lists, not the brief itself. Inside `{{#each}}` names are those of the item; the \
                      memo's own are `@root.title`, `@root.labels.to` and so on.",
    },
    Code {
        code: "E112",
        title: "a partial that there is not, or that draws in itself",
        explanation: "Templates draw in the built-in partials and those that they define themselves with `{{#*inline \"name\"}}…{{/inline}}`. \
                      They cannot read other files, and a partial that drew in itself would never end.",
    },
    Code {
        code: "E113",
        title: "a template goes on and on",
        explanation: "A template has at most 256 KiB, the bodies of its loops are entered at most 200,000 times, and it writes at most \
                      4 MiB. A page needs a hundredth of that: look for loops inside loops.",
    },
    Code {
        code: "E114",
        title: "a template that Handlebars refuses",
        explanation: "A helper was given something that it cannot use, such as `{{#each}}` a text.",
    },
    Code {
        code: "E120",
        title: "a mistake in attache.toml",
        explanation: "The file is TOML with the keys `paper`, `template`, `language`, `fonts`, `author`, `organisation`, `logo`, \
                      `logo_alt` and `templates`.",
    },
    Code {
        code: "E121",
        title: "a logo that cannot be used",
        explanation: "A logo is a PNG file, or an SVG file of shapes in plain colours: paths, rectangles, circles, lines and polygons with fills \
                      and solid strokes. Text, gradients, transparency, clipping, filters and pictures within pictures are refused rather \
                      than printed wrong. Turn text into outlines, or save the logo as PNG, about 400 pixels high.",
    },
    Code {
        code: "E130",
        title: "a character that no font has",
        explanation: "The bundled fonts have the Latin, Greek and Cyrillic scripts. For others name a folder with a font that has the \
                      characters: `--font-dir DIR`, or `fonts` in attache.toml. A character is never left out or replaced.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_unique() {
        let numbers: Vec<&str> = CODES.iter().map(|code| &code.code[1..]).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "{numbers:?}");
    }

    #[test]
    fn explain_ignores_case() {
        assert_eq!(explain(" e012").map(|code| code.title), Some("unknown key"));
        assert!(explain("E999").is_none());
    }
}
