//! Cleaned text → the language that it is written in: by its letters, and by the small words that
//! make up a third to a half of any text.
//!
//! Paragraphs vote with their words, so that a quotation or a line of another language changes
//! nothing. It does not tell dialects apart, and says so where it does not know.

use std::collections::BTreeMap;

use crate::clean::Cleaned;
use crate::lexicon::LANGUAGES;

/// The name of the language that is read.
const ENGLISH: &str = "English";
/// A paragraph with fewer words votes on no language: it may be a name, a title, a credit.
const FEWEST_WORDS: usize = 6;
/// Of a text in a language that is listed, at least this share of the words is small words. Of 798
/// English articles in ../shared/corpus and ../shared/gold/dev the lowest share is 0.20, the median 0.34.
const LEAST_SMALL: f64 = 0.12;
/// A text in no language that is listed must have as many words to be called foreign.
const FEWEST_STRANGE: usize = 40;
/// A text is read as English where this share of its words is.
const MOSTLY: f64 = 0.5;
/// From this share of words on, another language is worth a word.
const PARTLY: f64 = 0.2;

/// The language of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// The language that is read.
    #[default]
    English,
    /// English with much of another language in it.
    Partly(&'static str),
    /// Another language, by name.
    Other(&'static str),
    /// None that is known here.
    Unknown,
}

impl Language {
    /// Whether the text is read.
    #[must_use]
    pub fn is_read(self) -> bool {
        matches!(self, Self::English | Self::Partly(_))
    }

    /// What a person should know before relying on what was read.
    #[must_use]
    pub fn warning(self) -> Option<String> {
        const WHAT: &str = "only English is read, so nothing was drawn from its text. Translate it and give the translation, or fill in \
                            the brief by hand; `attache text -n` numbers the paragraphs for evidence";
        match self {
            Self::English => None,
            Self::Partly(name) => Some(format!("part of the article is in {name}; only what is in English is read")),
            Self::Other(name) => Some(format!("the article is in {name}, and {WHAT}")),
            Self::Unknown => Some(format!("the article is in a language that is not recognised, and {WHAT}")),
        }
    }

    /// What a brief says of a source that is not read.
    #[must_use]
    pub fn question(self) -> Option<String> {
        match self {
            Self::English | Self::Partly(_) => None,
            Self::Other(name) => Some(format!("The source is in {name} and was not read: nothing here is drawn from its text.")),
            Self::Unknown => Some("The source is in an unknown language and was not read: nothing here is drawn from its text.".into()),
        }
    }
}

/// Tells the language of an article.
#[must_use]
pub fn language(cleaned: &Cleaned) -> Language {
    let mut votes: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut whole = Count::default();
    for block in &cleaned.blocks {
        let words = Count::of(block.span.of(&cleaned.text));
        if let Some(name) = words.language(FEWEST_WORDS) {
            *votes.entry(name).or_default() += words.words;
        }
        whole.add(words);
    }
    let voted: usize = votes.values().sum();
    let Some((&name, &most)) = votes.iter().filter(|(name, _)| **name != ENGLISH).max_by_key(|(_, words)| **words) else {
        let strange = voted == 0 && whole.words >= FEWEST_STRANGE;
        return if strange { whole.language(FEWEST_WORDS).map_or(Language::Unknown, named) } else { Language::English };
    };
    let english = votes.get(ENGLISH).copied().unwrap_or(0);
    match () {
        () if share(english, voted) < MOSTLY => named(whole.language(FEWEST_WORDS).filter(|name| *name != ENGLISH).unwrap_or(name)),
        () if share(most, voted) >= PARTLY => Language::Partly(name),
        () => Language::English,
    }
}

fn named(name: &'static str) -> Language {
    if name == ENGLISH { Language::English } else { Language::Other(name) }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// What is counted in a stretch of text.
#[derive(Default)]
struct Count {
    words: usize,
    /// Small words, by language.
    small: BTreeMap<&'static str, usize>,
    /// Letters of each script but the Latin one.
    scripts: BTreeMap<&'static str, usize>,
    letters: usize,
    /// Letters that tell languages of one script apart, each once.
    telling: Vec<char>,
}

impl Count {
    fn of(text: &str) -> Self {
        let mut count = Self::default();
        for word in text.split(|c: char| !c.is_alphabetic() && !is_mark(c)).filter(|word| !word.is_empty()) {
            count.words += 1;
            let classes = LANGUAGES.class(&word.to_lowercase()).unwrap_or_default();
            for name in classes.split("; ").filter(|name| !name.is_empty()) {
                *count.small.entry(name).or_default() += 1;
            }
        }
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            count.letters += 1;
            if let Some(script) = script(c) {
                *count.scripts.entry(script).or_default() += 1;
                if TELLING.iter().any(|(letters, _)| letters.contains(c)) && !count.telling.contains(&c) {
                    count.telling.push(c);
                }
            }
        }
        // Scripts without spaces: a word has about two letters.
        if count.scripts.keys().any(|script| ["Chinese", "Japanese", "Thai", "Lao", "Khmer", "Burmese"].contains(script)) {
            count.words = count.words.max(count.letters / 2);
        }
        count
    }

    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.letters += other.letters;
        for (name, number) in other.small {
            *self.small.entry(name).or_default() += number;
        }
        for (script, number) in other.scripts {
            *self.scripts.entry(script).or_default() += number;
        }
        self.telling.extend(other.telling);
    }

    /// The language that most points to; `None` where too little does.
    fn language(&self, fewest: usize) -> Option<&'static str> {
        if self.words < fewest {
            return None;
        }
        let foreign: usize = self.scripts.values().sum();
        if share(foreign, self.letters) > MOSTLY {
            return self.by_script();
        }
        // English wins where two languages have as many.
        let (name, most) = self.small.iter().max_by_key(|(name, number)| (**number, **name == ENGLISH))?;
        (share(*most, self.words) >= LEAST_SMALL).then_some(*name)
    }

    fn by_script(&self) -> Option<&'static str> {
        let (script, _) = self.scripts.iter().max_by_key(|(_, letters)| **letters)?;
        // A Japanese text has more Chinese signs than its own.
        if *script == "Chinese" && self.scripts.get("Japanese").is_some_and(|kana| share(*kana, self.letters) > 0.1) {
            return Some("Japanese");
        }
        let family = ["a language in Cyrillic letters", "Arabic"].contains(script);
        let told = TELLING.iter().find(|(letters, _)| family && self.telling.iter().any(|c| letters.contains(*c)));
        Some(told.filter(|(_, name)| is_cyrillic(name) == (*script != "Arabic")).map_or(*script, |(_, name)| *name))
    }
}

fn is_cyrillic(name: &str) -> bool {
    !["Urdu", "Pashto", "Kurdish", "Persian"].contains(&name)
}

/// A mark that belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{93a}'..='\u{94f}' | '\u{e31}'..='\u{e4e}')
}

/// Letters that only some languages of a script have; the first that is found tells.
const TELLING: &[(&str, &str)] = &[
    ("ўЎ", "Belarusian"),
    ("іїєґІЇЄҐ", "Ukrainian"),
    ("ѓќѕЃЌЅ", "Macedonian"),
    ("ђћљњЂЋЉЊ", "Serbian"),
    ("әқңөүұҚҒӘҢ", "a language in Cyrillic letters"),
    ("ыэёЫЭЁ", "Russian"),
    ("ъщЪЩ", "Bulgarian"),
    ("ٹڈے", "Urdu"),
    ("ټډړښېۍ", "Pashto"),
    ("ەۆێ", "Kurdish"),
    ("پچگژ", "Persian"),
];

/// The script of a letter, by a language's name where only one is common; `None` for Latin (by the
/// blocks of the Unicode standard).
fn script(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "Greek",
        '\u{400}'..='\u{52f}' => "a language in Cyrillic letters",
        '\u{530}'..='\u{58f}' => "Armenian",
        '\u{590}'..='\u{5ff}' => "Hebrew",
        '\u{600}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => "Arabic",
        '\u{900}'..='\u{97f}' => "Hindi or another language in Devanagari letters",
        '\u{980}'..='\u{9ff}' => "Bengali",
        '\u{a00}'..='\u{a7f}' => "Punjabi",
        '\u{a80}'..='\u{aff}' => "Gujarati",
        '\u{b80}'..='\u{bff}' => "Tamil",
        '\u{c00}'..='\u{c7f}' => "Telugu",
        '\u{c80}'..='\u{cff}' => "Kannada",
        '\u{d00}'..='\u{d7f}' => "Malayalam",
        '\u{d80}'..='\u{dff}' => "Sinhala",
        '\u{e00}'..='\u{e7f}' => "Thai",
        '\u{e80}'..='\u{eff}' => "Lao",
        '\u{1000}'..='\u{109f}' => "Burmese",
        '\u{10a0}'..='\u{10ff}' => "Georgian",
        '\u{1200}'..='\u{137f}' => "Amharic or another language in Ethiopic letters",
        '\u{1780}'..='\u{17ff}' => "Khmer",
        '\u{3040}'..='\u{30ff}' => "Japanese",
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}' => "Chinese",
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => "Korean",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::clean;
    use crate::ingest::Article;

    fn told(text: &str) -> Language {
        language(&clean(&Article { text: text.to_owned(), ..Article::default() }))
    }

    /// One sentence of news in each language: “The foreign ministers of Greece and Turkey met in
    /// Vienna on Tuesday. They spoke about the border, but they signed no agreement.”
    const NEWS: &[(&str, &str)] = &[
        (
            "French",
            "Les ministres des Affaires étrangères de la Grèce et de la Turquie se sont réunis mardi à Vienne. Ils ont parlé de la frontière, mais ils n’ont signé aucun accord.",
        ),
        (
            "German",
            "Die Außenminister von Griechenland und der Türkei haben sich am Dienstag in Wien getroffen. Sie sprachen über die Grenze, haben aber kein Abkommen unterzeichnet.",
        ),
        (
            "Spanish",
            "Los ministros de Exteriores de Grecia y Turquía se reunieron el martes en Viena. Hablaron de la frontera, pero no firmaron ningún acuerdo, según un portavoz.",
        ),
        (
            "Portuguese",
            "Os ministros dos Negócios Estrangeiros da Grécia e da Turquia reuniram-se na terça-feira em Viena. Falaram sobre a fronteira, mas não assinaram nenhum acordo.",
        ),
        (
            "Italian",
            "I ministri degli Esteri della Grecia e della Turchia si sono incontrati martedì a Vienna. Hanno parlato del confine, ma non hanno firmato alcun accordo.",
        ),
        (
            "Dutch",
            "De ministers van Buitenlandse Zaken van Griekenland en Turkije hebben elkaar dinsdag in Wenen ontmoet. Ze spraken over de grens, maar zij hebben geen akkoord getekend.",
        ),
        (
            "Swedish",
            "Utrikesministrarna från Grekland och Turkiet träffades i Wien på tisdagen. De talade om gränsen, men de har inte skrivit under något avtal efter mötet.",
        ),
        (
            "Polish",
            "Ministrowie spraw zagranicznych Grecji i Turcji spotkali się we wtorek w Wiedniu. Rozmawiali o granicy, ale nie podpisali żadnego porozumienia, jak podał rzecznik.",
        ),
        (
            "Romanian",
            "Miniștrii de externe ai Greciei și Turciei s-au întâlnit marți la Viena. Au vorbit despre frontieră, dar nu au semnat niciun acord, a spus un purtător de cuvânt.",
        ),
        (
            "Turkish",
            "Yunanistan ve Türkiye dışişleri bakanları salı günü Viyana’da bir araya geldi. Bakanlar sınır ile ilgili konuştu ama bir anlaşma için imza atmadı, daha sonra ayrıldı.",
        ),
        (
            "Hungarian",
            "A görög és a török külügyminiszter kedden Bécsben találkozott. A határról volt szó, de nem írtak alá egyezményt, és nem is tartottak sajtótájékoztatót.",
        ),
        (
            "Finnish",
            "Kreikan ja Turkin ulkoministerit tapasivat tiistaina Wienissä. He puhuivat rajasta, mutta sopimusta ei ole allekirjoitettu, ja neuvottelut ovat nyt kesken, kertoi tiedottaja, joka oli paikalla.",
        ),
        (
            "Indonesian or Malay",
            "Menteri luar negeri Yunani dan Turki bertemu di Wina pada hari Selasa. Mereka berbicara tentang perbatasan, tetapi tidak ada perjanjian yang ditandatangani.",
        ),
        (
            "Vietnamese",
            "Bộ trưởng ngoại giao của Hy Lạp và Thổ Nhĩ Kỳ đã gặp nhau tại Viên vào thứ Ba. Họ nói về biên giới nhưng không ký một thỏa thuận nào.",
        ),
        (
            "Russian",
            "Министры иностранных дел Греции и Турции встретились во вторник в Вене. Они говорили о границе, но соглашение не подписали. Об этом сообщил представитель, который был на встрече.",
        ),
        (
            "Ukrainian",
            "Міністри закордонних справ Греції та Туреччини зустрілися у вівторок у Відні. Вони говорили про кордон, але не підписали жодної угоди.",
        ),
        (
            "Bulgarian",
            "Външните министри на Гърция и Турция се срещнаха във вторник във Виена. Те говориха за границата, но не подписаха споразумение.",
        ),
        (
            "Greek",
            "Οι υπουργοί Εξωτερικών της Ελλάδας και της Τουρκίας συναντήθηκαν την Τρίτη στη Βιέννη. Μίλησαν για τα σύνορα, αλλά δεν υπέγραψαν συμφωνία.",
        ),
        ("Arabic", "التقى وزيرا خارجية اليونان وتركيا يوم الثلاثاء في فيينا. وتحدثا عن الحدود لكنهما لم يوقعا أي اتفاق."),
        ("Persian", "وزیران خارجه یونان و ترکیه روز سه‌شنبه در وین دیدار کردند. آنها درباره مرز گفتگو کردند اما هیچ توافقی امضا نکردند."),
        ("Hebrew", "שרי החוץ של יוון וטורקיה נפגשו ביום שלישי בווינה. הם דיברו על הגבול, אך לא חתמו על הסכם."),
        ("Chinese", "希腊和土耳其外长星期二在维也纳会晤。他们谈到了边界问题,但没有签署任何协议。"),
        ("Japanese", "ギリシャとトルコの外相が火曜日にウィーンで会談した。国境について話したが、合意には署名しなかった。"),
        (
            "Korean",
            "그리스와 터키 외무장관이 화요일 빈에서 만났다. 두 장관은 국경 문제를 논의했지만 합의문에 서명하지 않았다고 대변인이 밝혔다.",
        ),
        (
            "Hindi or another language in Devanagari letters",
            "यूनान और तुर्की के विदेश मंत्रियों ने मंगलवार को वियना में मुलाकात की। उन्होंने सीमा के बारे में बात की, लेकिन कोई समझौता नहीं हुआ।",
        ),
    ];
    const ENGLISH_NEWS: &str = "The foreign ministers of Greece and Turkey met in Vienna on Tuesday. They spoke about the border, but they \
                                signed no agreement, a spokesman said.";

    const MORE_NEWS: &str = "It was the first meeting of the two in a year, and it went on for longer than had been planned. The hosts \
                             called it useful.\n\nThe dispute began when a ship of the Turkish navy came close to an island that both \
                             states claim.";
    const STILL_MORE_NEWS: &str = "Officials in both capitals said before the talks that little was to be expected of them, since neither \
                                   government can give way before its elections in the spring.\n\nA second round is to be held in Oslo \
                                   in June, at the invitation of the government of Norway, which has offered to act as a go-between.\n\n\
                                   Traders on the islands have asked for ferries to be allowed to run again, as they did until the \
                                   border was closed to all but fishermen.";

    #[test]
    fn languages_are_named() {
        for (name, text) in NEWS {
            assert_eq!(told(text), Language::Other(name), "{text}");
        }
        assert_eq!(told(ENGLISH_NEWS), Language::English);
    }

    #[test]
    fn english_stays_english() {
        for text in [
            "",
            "Talks resume",
            "Le Monde, Der Spiegel, El País, La Repubblica, De Volkskrant and Dagens Nyheter reported on the talks on Monday.",
        ] {
            assert_eq!(told(text), Language::English, "{text}");
        }
        for (_, quotation) in NEWS {
            let article = format!("{ENGLISH_NEWS}\n\nThe statement said: “{quotation}”\n\n{MORE_NEWS}");
            assert!(told(&article).is_read(), "{quotation}");
            assert_eq!(told(&format!("{article}\n\n{STILL_MORE_NEWS}")), Language::English, "{quotation}");
        }
    }

    #[test]
    fn articles_in_two_languages_say_so() {
        let (french, german) = (NEWS[0].1, NEWS[1].1);
        assert_eq!(told(&format!("{ENGLISH_NEWS}\n\n{MORE_NEWS}\n\n{french}")), Language::Partly("French"));
        assert_eq!(told(&format!("{ENGLISH_NEWS}\n\n{german}\n\n{}", german.replace("Wien", "Linz"))), Language::Other("German"));
    }

    #[test]
    fn what_no_list_knows_is_not_called_english() {
        let strange = "Qwerty asdfgh zxcvbn plokij uhygtf rdeswa mnbvcx lkjhgf. ".repeat(10);
        assert_eq!(told(&strange), Language::Unknown);
    }
}
