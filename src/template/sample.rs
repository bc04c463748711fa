//! An invented brief for tests: every field filled, every kind of item.

use crate::brief::{BottomLine, Brief, Evidence, Item, Meeting, Participant, Source, Venue, What, When};

fn at(paras: &[u32]) -> Vec<Evidence> {
    paras.iter().map(|para| Evidence { source: 1, para: *para, ..Evidence::default() }).collect()
}

fn item(text: &str, by: &str, side: &str, paras: &[u32]) -> Item {
    Item { text: text.into(), by: by.into(), side: side.into(), from: at(paras), ..Item::default() }
}

fn person(name: &str, role: &str, side: &str) -> Participant {
    Participant { name: name.into(), role: role.into(), side: side.into(), from: at(&[1]) }
}

/// Two ministers, one of whom says what he wants.
pub(crate) fn brief() -> Brief {
    Brief {
        brief: 1,
        title: "Marlow–Petrescu meeting, Tallinn".into(),
        to: "Director, Northern Department".into(),
        author: "Baltic Desk".into(),
        date: "2024-03-01".into(),
        marking: "TLP:GREEN".into(),
        status: "draft".into(),
        template: "meeting".into(),
        sources: vec![Source {
            headline: "Marlow to meet Petrescu “soon” & talk fish".into(),
            url: "https://example.org/a?b=1&c=2".into(),
            file: "talks.txt".into(),
            sha256: "0123456789abcdef".into(),
            ..Source::default()
        }],
        bottom_line: BottomLine { text: "First talks since the quota dispute, reportedly to prepare a summit.".into(), from: at(&[2, 3]) },
        meeting: Some(Meeting {
            what: What { text: "Minister Marlow to meet Minister Petrescu".into(), from: at(&[1]) },
            status: "postponed".into(),
            format: "first face-to-face".into(),
            when: When { text: "Wednesday".into(), date: String::new(), from: at(&[1]) },
            who: vec![
                person("Ann Marlow", "Foreign Minister", "Ruritania"),
                person("Ion Petrescu", "Fisheries Minister", "Syldavia"),
                person("Lea Brandt", "", "Ruritania"),
            ],
        }),
        venue: Venue { place: "Tallinn, Estonia".into(), occasion: "sidelines of the Baltic forum".into(), from: at(&[1, 5]) },
        aims: vec![
            item("A “stable and predictable” regime for the straits", "Ann Marlow, statement on Tuesday", "Ruritania", &[3]),
            Item { text: "Ask about the ferry <soon>".into(), ..Item::default() },
        ],
        tension: vec![
            item("Fish – quotas cut by 40% & licences withdrawn", "", "", &[6, 7, 6]),
            item("Detained trawler", "Ion Petrescu", "", &[0]),
            Item { pin: true, ..item("Sanctions imposed on Syldavia's ports in May", "", "", &[8]) },
            Item { hide: true, ..item("Hidden – not to be printed", "", "", &[8]) },
        ],
        cooperation: vec![Item {
            from: vec![Evidence { source: 2, para: 9, quote: "ice".into(), ..Evidence::default() }],
            ..item("Winter ice plan", "", "", &[])
        }],
        next_steps: vec![item("A summit is expected in Riga, reportedly this summer", "", "", &[4])],
        background: vec![item("Forum – Estonia takes the chair for two years", "", "", &[5])],
        gaps: vec!["Syldavia's stated aims".into(), "Hour, building, agenda".into()],
        talking_points: vec![Item { text: "Welcome the visit".into(), ..Item::default() }],
    }
}

/// Every text of a brief that a page must carry.
pub(crate) fn texts(brief: &Brief) -> Vec<String> {
    let meeting = brief.meeting.as_ref();
    let lists = [&brief.aims, &brief.tension, &brief.cooperation, &brief.next_steps, &brief.background, &brief.talking_points];
    let mut texts = vec![brief.title.clone(), brief.bottom_line.text.clone(), brief.venue.place.clone(), brief.venue.occasion.clone()];
    texts.extend(meeting.into_iter().flat_map(|meeting| [meeting.what.text.clone(), meeting.when.text.clone()]));
    texts.extend(meeting.into_iter().flat_map(|meeting| meeting.who.iter().flat_map(|p| [p.name.clone(), p.role.clone()])));
    texts.extend(lists.into_iter().flatten().filter(|item| !item.hide).flat_map(|item| [item.text.clone(), item.by.clone()]));
    texts.extend(brief.gaps.iter().cloned());
    texts.retain(|text| !text.is_empty());
    texts
}
