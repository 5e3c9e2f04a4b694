import Text

/// One statement of when the article was published.
struct DateWitness: Sendable {
    /// What `--explain` says told it.
    let name: String
    let date: @Sendable (Dating) -> PublishedDate?

    init(_ name: String, _ date: @escaping @Sendable (Dating) -> PublishedDate?) {
        (self.name, self.date) = (name, date)
    }

    /// The surest first: what says that it is the publication, then what readers see right behind the headline, then what
    /// templates fill with one day or another, last what is no statement of the day at all.
    static let inOrder: [DateWitness] = [
        .shownBeforeChange, .shownOfTwo, .data, .meta, .publishedTime, .label, .timeBelowTitle, .titleElement,
        .besideTitle, .looseMeta,
        .time,
        .shown, .dateline, .entrySentence, .address, .otherAddress, .change,
    ]

    /// Two statements of different days: readers are shown one of them.
    static let shownOfTwo = DateWitness("meta, as shown") { dating in
        guard let data = dating.data, let meta = dating.meta, let visible = dating.visible,
            abs(data.date.days - meta.date.days) > 1, visible.date.date.days == meta.date.days
        else { return nil }
        return visible.isNear && !visible.isChange ? meta : nil
    }

    /// «Published Apr 26, 2023 · Updated Aug 21, 2025» where the page's data states the second alone.
    static let shownBeforeChange = DateWitness("published, as shown") { dating in
        guard let stated = dating.data ?? dating.meta, let visible = dating.visible, visible.isPublication,
            visible.isNear, visible.date.date.days < stated.date.days - 1,
            dating.isShownAsChange(stated.date.days)
        else { return nil }
        return visible.date
    }

    static let data = DateWitness("data") { $0.data }
    static let meta = DateWitness("meta") { $0.meta }

    /// An element that says so, or whose label does.
    static let publishedTime = DateWitness("published time") { dating in
        dating.time.flatMap { $0.mark >= .named ? $0.found : nil }
    }

    /// «Erschienen am: 13.10.2021».
    static let label = DateWitness("label") { $0.labelledDate() }

    static let timeBelowTitle = DateWitness("time below title") { dating in
        dating.time.flatMap { $0.mark == .belowTitle ? $0.found : nil }
    }

    /// «Headline | Site | 28.04.2023».
    static let titleElement = DateWitness("title element") { $0.titleDate() }

    static let besideTitle = DateWitness("shown beside title") { dating in
        dating.visible.flatMap { $0.isNear && !$0.isChange ? $0.date : nil }
    }

    /// Keys that templates fill with one day or another.
    static let looseMeta = DateWitness("loose meta") { Dating.metaDate(Dating.looseKeys, $0.facts) }

    static let time = DateWitness("time") { $0.time?.found }

    /// Anywhere, the day of a change too.
    static let shown = DateWitness("shown") { $0.visible?.date }

    /// A text that begins with its day, as agencies' do.
    static let dateline = DateWitness("dateline") { $0.dateline() }

    /// What weblogs end an entry with.
    static let entrySentence = DateWitness("entry sentence") { $0.entrySentence() }

    static let address = DateWitness("address") { $0.address }

    /// The page's own name for itself, or its picture's folder.
    static let otherAddress = DateWitness("other address") { $0.otherAddresses() }

    /// Not published after that.
    static let change = DateWitness("change in data") { Dating.read($0.seen.structured.dateModified, .jsonLD) }
}
