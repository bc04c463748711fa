//! Parts of speech: the Penn Treebank tag set as the English UD treebanks use it (XPOS).

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// A Penn Treebank part-of-speech tag.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(clippy::upper_case_acronyms, reason = "the tag set's own names")]
        pub enum Tag { $($(#[$doc])* $name),* }

        impl Tag {
            /// All tags, in the order of their numbers.
            pub const ALL: &'static [Tag] = &[$(Tag::$name),*];

            /// The tag as the treebanks write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Tag::$name => $text),* }
            }

            /// The tag that the treebanks write `name`.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($text => Some(Tag::$name),)* _ => None }
            }
        }
    };
}

tags! {
    /// Coordinating conjunction.
    CC = "CC", /// Cardinal number.
    CD = "CD", /// Determiner.
    DT = "DT", /// Existential *there*.
    EX = "EX", /// Foreign word.
    FW = "FW", /// Preposition or subordinating conjunction.
    IN = "IN", /// Adjective.
    JJ = "JJ", /// Comparative adjective.
    JJR = "JJR", /// Superlative adjective.
    JJS = "JJS", /// List item marker.
    LS = "LS", /// Modal verb.
    MD = "MD", /// Singular noun.
    NN = "NN", /// Singular proper noun.
    NNP = "NNP", /// Plural proper noun.
    NNPS = "NNPS", /// Plural noun.
    NNS = "NNS", /// Predeterminer.
    PDT = "PDT", /// Possessive ending.
    POS = "POS", /// Personal pronoun.
    PRP = "PRP", /// Possessive pronoun.
    PRPS = "PRP$", /// Adverb.
    RB = "RB", /// Comparative adverb.
    RBR = "RBR", /// Superlative adverb.
    RBS = "RBS", /// Particle.
    RP = "RP", /// Symbol.
    SYM = "SYM", /// *to*.
    TO = "TO", /// Interjection.
    UH = "UH", /// Base form of a verb.
    VB = "VB", /// Past tense.
    VBD = "VBD", /// Gerund or present participle.
    VBG = "VBG", /// Past participle.
    VBN = "VBN", /// Present tense, not third person singular.
    VBP = "VBP", /// Present tense, third person singular.
    VBZ = "VBZ", /// Wh-determiner.
    WDT = "WDT", /// Wh-pronoun.
    WP = "WP", /// Possessive wh-pronoun.
    WPS = "WP$", /// Wh-adverb.
    WRB = "WRB", /// Affix split off a word.
    AFX = "AFX", /// Unknown word form, address.
    ADD = "ADD", /// Goes with the word before.
    GW = "GW", /// Hyphen between parts of a word.
    HYPH = "HYPH", /// Superfluous punctuation.
    NFP = "NFP", /// Not analysed.
    XX = "XX", /// Sentence-final mark.
    PERIOD = ".", /// Comma.
    COMMA = ",", /// Colon, semicolon, dash.
    COLON = ":", /// Opening quotation mark.
    OPENQUOTE = "``", /// Closing quotation mark.
    CLOSEQUOTE = "''", /// Opening bracket.
    LRB = "-LRB-", /// Closing bracket.
    RRB = "-RRB-", /// Dollar and other currency signs.
    DOLLAR = "$",
}

impl Tag {
    /// Common or proper noun.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }

    /// Proper noun.
    #[must_use]
    pub const fn is_proper(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }

    /// Any verb form but a modal.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }

    /// A verb form that can head a main clause without an auxiliary, or a modal.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBP | Self::VBZ | Self::MD)
    }

    /// Adjective.
    #[must_use]
    pub const fn is_adjective(self) -> bool {
        matches!(self, Self::JJ | Self::JJR | Self::JJS)
    }

    /// Adverb.
    #[must_use]
    pub const fn is_adverb(self) -> bool {
        matches!(self, Self::RB | Self::RBR | Self::RBS)
    }

    /// Mark of punctuation.
    #[must_use]
    pub const fn is_punctuation(self) -> bool {
        matches!(
            self,
            Self::PERIOD | Self::COMMA | Self::COLON | Self::OPENQUOTE | Self::CLOSEQUOTE | Self::LRB | Self::RRB | Self::NFP | Self::HYPH
        )
    }
}
