package import Extract
package import Fetch
import Store

/// Everything the operator can set, with the values that hold when nothing is set. `ConfigurationKey.all` names each.
package struct Configuration: Sendable, Equatable {
    package var instance: String
    /// An address or URL that site owners can write to; goes into the User-Agent.
    package var contact: String?
    package var logLevel = "info"
    package var store = Store()
    package var state = State()
    package var fetch = Fetch()
    package var politeness = Politeness()
    package var schedule = Schedule()
    package var records = Records()
    /// A folder of further files with sources, from where the file stands.
    package var sourcesFolder: String?
    package var sources: [Source] = []
    /// What people know of single sites' pages; empty for most.
    package var siteRules = SiteRuleBook()
    /// What is not an error yet deserves a word, such as a missing contact.
    package var warnings: [String] = []

    package init(instance: String) { self.instance = instance }

    package struct Store: Sendable, Equatable {
        package var folder = "var"
        package var segmentBytes = 64 << 20
        package var segmentAge = Duration.seconds(24 * 3600)
        package var compresses = true
        package var sealDelay = Duration.seconds(3600)
        package var reserveBytes = 64 << 20
    }

    /// Where the index is kept.
    package struct State: Sendable, Equatable {
        /// `sqlite`, in the store's folder, or `postgres`, which several daemons share.
        package var engine = "sqlite"
        package var url: String?
        package var password: Secret?
        package var schema = "rawi"
        /// How long what a daemon has claimed is its own.
        package var lease = Duration.seconds(90)

        package var isShared: Bool { engine == "postgres" }
    }

    /// Where a secret is, which never stands in the configuration itself.
    package enum Secret: Sendable, Equatable {
        /// Handed over by systemd's `LoadCredential=`.
        case credential(String)
        case file(String)
    }

    package struct Fetch: Sendable, Equatable {
        package var connectTo: [String] = []
        package var allowsPrivateAddresses = false
        package var caFile: String?
        package var proxy: String?
        /// Jobs in flight at once, whatever they are.
        package var concurrency = 32
        package var deadline = Duration.seconds(60)
        package var pageLimitBytes = 10 << 20
        package var feedLimitBytes = 32 << 20
    }

    package struct Politeness: Sendable, Equatable {
        /// Between the starts of two transfers to one site.
        package var delay = Duration.seconds(5)
        package var perSite = 1
        /// Whether the delay also holds between sites that share a network address.
        package var perAddress = true
        /// Where many unrelated sites are served from, such as a CDN's: sites there take no turns with each other.
        package var sharedAddresses: [AddressBlock] = []
        package var obeysRobots = true
        /// Whether pages that say noindex are left out of the records.
        package var obeysNoIndex = true
        /// Whether a text-and-data-mining reservation keeps a page out of the records.
        package var obeysTDM = true
    }

    package struct Schedule: Sendable, Equatable {
        package var interval = Duration.seconds(30 * 60)
        package var shortest = Duration.seconds(10 * 60)
        package var longest = Duration.seconds(24 * 3600)
        /// How long after first sight an article is asked for again, to catch revisions.
        package var revisits: [Duration] = [1, 6, 24, 72, 168].map { .seconds($0 * 3600) }
        /// After the last of these, again and again at this distance; zero ends the visits.
        package var revisitForever = Duration.seconds(30 * 24 * 3600)
        /// Share of a delay that chance adds, so that equal intervals do not meet.
        package var jitter = 0.1
        /// How often a folder of documents is looked through.
        package var documentsInterval = Duration.seconds(10)
        /// Warn when nothing new came for so long.
        package var quietWarning = Duration.seconds(24 * 3600)
    }

    package struct Records: Sendable, Equatable {
        /// Which copies keep their text.
        package enum DuplicateText: String, Sendable, CaseIterable {
            case none
            /// Near copies: what the copying outlet changed stands nowhere else.
            case near
            case all
        }
        package var duplicateText = DuplicateText.near
        /// Whether records hold the kinds of their text's blocks.
        package var body = false

        func keepsText(_ kind: Record.DuplicateKind) -> Bool {
            switch duplicateText {
            case .none: false
            case .near: kind == .near
            case .all: true
            }
        }
    }

    /// How the daemon names itself to servers. News sites ban anonymous agents, so the contact belongs in it.
    package var userAgent: String {
        "\(Program.name)/\(Program.version)" + (contact.map { " (+\($0))" } ?? " (contact not configured)")
    }
}

/// The program's own name and version.
package enum Program {
    package static let name = "rawi"
    package static let version = "0.1.1"
}
