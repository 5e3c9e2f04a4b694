import Bytes
import Markup
import Text

/// The article in a page's application state, for pages that scripts fill in: the markup then holds a title and a spinner,
/// the state the whole story.
struct StateStory {
    static let objectsBound = 20_000
    static let depthBound = 32
    /// Below this many letters a passage is a teaser as likely as a story.
    static let lettersBound = 400
    /// Under a name that says body, beside the page's own title, a short one is the whole of a short story: two sentences.
    private static let sureBound = 100

    /// The passage that is the story: long prose, under a name that says body, beside the page's own title.
    private(set) var text: String?
    /// The stamp of publication that stands beside the page's own title.
    private(set) var published: StatedDate?
    private(set) var publishedRaw = ""
    /// The title as the state has it, where the page's adds the site to it.
    private(set) var title: String?

    private let state: StateValues
    /// Folded.
    private let wanted: [UInt8]
    /// Whether it stands under a name that says body, beside the page's title.
    var isSure: Bool { best?.rank == 2 }
    private var best: (rank: Int, score: Double, depth: Int)?
    /// Passages as good as the best but for their length, at the same depth: items of a list.
    private var rivals = 0

    init(_ state: StateValues, title: String?) {
        self.state = state
        wanted = title.map { JunkLabels.fold($0.utf8) } ?? []
        for root in state.roots { visit(root) }
        // Of several stories none of which bears the page's title none is the page's.
        if let best, best.rank < 2, rivals > 1 { text = nil }
    }

    private struct Place {
        let value: JSONValue
        var isNamedBody = false
        /// How many steps down from the page's title still belong to it.
        var nearTitle = 0
        var depth = 0
    }

    private mutating func visit(_ root: JSONValue) {
        var queue = [Place(value: root)][...]
        var seen = 0
        while let place = queue.popFirst(), seen < Self.objectsBound {
            seen += 1
            switch state.resolved(place.value) {
            case .string(let text):
                guard text.utf8.count >= Self.sureBound else { continue }
                if let tree = StateWords.tree(in: text) {
                    queue.append(
                        Place(
                            value: tree, isNamedBody: place.isNamedBody, nearTitle: place.nearTitle,
                            depth: place.depth + 1))
                } else {
                    consider(text, place)
                }
            case .array(let values):
                if place.isNamedBody, values.count > 1 { consider(StateWords.html(values, state), place) }
                guard place.depth < Self.depthBound else { continue }
                let near = place.isNamedBody ? place.nearTitle : 0
                for value in values { queue.append(Place(value: value, nearTitle: near, depth: place.depth + 1)) }
            case .object(let members):
                guard place.depth < Self.depthBound else { continue }
                queue.append(contentsOf: inside(members, place))
            default: continue
            }
        }
    }

    private mutating func inside(_ members: [JSONValue.Member], _ place: Place) -> [Place] {
        let isTitled = holdsTitle(members)
        if isTitled, published == nil { notePublished(members) }
        return members.map { member in
            let name = StateNames.plain(member.name)
            let isBody = StateNames.bodies.contains(name)
            // `"content": {"rendered": "…"}` hands its name down.
            let isRendered = name == "rendered"
            return Place(
                value: member.value, isNamedBody: isBody && (!isRendered || place.isNamedBody),
                nearTitle: isTitled ? 4 : max(0, place.nearTitle - 1), depth: place.depth + 1)
        }
    }

    private mutating func holdsTitle(_ members: [JSONValue.Member]) -> Bool {
        guard wanted.count >= 8 else { return false }
        for member in members where StateNames.titles.contains(StateNames.plain(member.name)) {
            let value = state.resolved(member.value)
            guard let stated = (value.written ?? (value["rendered"] ?? value["basic"])?.written).map(MetaText.plain)
            else { continue }
            let folded = JunkLabels.fold(stated.utf8)
            if folded == wanted { return true }
            // «The ferry sails again | Port Wire»
            let isPart = wanted.starts(with: folded) || wanted.suffix(folded.count).elementsEqual(folded)
            if folded.count >= 12, folded.count * 2 > wanted.count, isPart {
                title = stated
                return true
            }
        }
        return false
    }

    private mutating func notePublished(_ members: [JSONValue.Member]) {
        for names in [StateNames.publications, StateNames.days] {
            for member in members where names.contains(StateNames.plain(member.name)) {
                guard let raw = member.value.written, let date = StateNames.moment(raw) else { continue }
                (published, publishedRaw) = (date, raw)
                return
            }
        }
    }

    private mutating func consider(_ text: String, _ place: Place) {
        guard place.isNamedBody || place.nearTitle > 0, let plain = EmbeddedText.plain(text) else { return }
        let rank = place.isNamedBody && place.nearTitle > 0 ? 2 : 1
        let isWhole =
            rank == 2 && plain.letters >= Self.sureBound && !plain.text.hasSuffix("…") && !plain.text.hasSuffix("...")
        guard isWhole || plain.letters >= Self.lettersBound else { return }
        let score = Double(plain.letters) * (place.isNamedBody ? 1 : 0.4) * (place.nearTitle > 0 ? 2 : 1)
        if let best, best.rank == rank, best.depth == place.depth { rivals += 1 }
        guard rank > best?.rank ?? 0 || rank == best?.rank && score > best?.score ?? 0 else { return }
        if best?.depth != place.depth || best?.rank != rank { rivals = 1 }
        best = (rank, score, place.depth)
        self.text = plain.text
    }
}
