//! What was set aside, in words: names of the kinds, and the one-line summary.

use super::{Cleaned, DebrisKind};

impl DebrisKind {
    /// Its name for people, for one.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.names().0
    }

    /// Its names for people, for one and for several.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::RelatedRun => ("related-link run", "related-link runs"),
            Self::RelatedHeadline => ("related headline", "related headlines"),
            Self::RepeatedHeadline => ("repeated headline", "repeated headlines"),
            Self::RepeatedPassage => ("repeated passage", "repeated passages"),
            Self::ReadMore => ("“read more” line", "“read more” lines"),
            Self::StoryList => ("line of a story list", "lines of story lists"),
            Self::PhotoCredit => ("photo credit", "photo credits"),
            Self::Caption => ("caption", "captions"),
            Self::Player => ("media player text", "media player texts"),
            Self::ShareBar => ("share bar", "share bars"),
            Self::EmbeddedPost => ("embedded post", "embedded posts"),
            Self::Advertisement => ("advertisement mark", "advertisement marks"),
            Self::Pitch => ("pitch to readers", "pitches to readers"),
            Self::CookieNotice => ("cookie or privacy notice", "cookie or privacy notices"),
            Self::Comments => ("comment count", "comment counts"),
            Self::Navigation => ("line of page furniture", "lines of page furniture"),
            Self::Dateline => ("dateline", "datelines"),
            Self::PublicationDate => ("publication date", "publication dates"),
            Self::Byline => ("byline", "bylines"),
            Self::Contributors => ("contributor line", "contributor lines"),
            Self::Copyright => ("copyright line", "copyright lines"),
            Self::WireMark => ("agency or press-office note", "agency or press-office notes"),
            Self::StoryHighlights => ("story-highlight line", "story-highlight lines"),
            Self::Markup => ("markup sign or link address", "markup signs and link addresses"),
        }
    }
}

impl Cleaned {
    /// What was set aside, counted by kind: “3 related-link runs, 1 photo credit”. Empty where
    /// nothing was.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut kinds: Vec<DebrisKind> = self.set_aside.iter().map(|aside| aside.kind).collect();
        kinds.sort_unstable();
        let counts = kinds.chunk_by(|a, b| a == b).map(|same| {
            let (one, several) = same[0].names();
            format!("{} {}", same.len(), if same.len() == 1 { one } else { several })
        });
        counts.collect::<Vec<_>>().join(", ")
    }
}
