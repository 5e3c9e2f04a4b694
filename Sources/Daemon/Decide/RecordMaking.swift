import Dedupe
import Extract
import Fetch
import FoundationEssentials
import Store
import Text
import Web

extension Settlement {
    /// The line for a page as it was seen at this visit.
    static func record(
        from visit: PageVisit, urlKey: String? = nil, revision: Int, rights: Rights, configuration: Configuration
    ) -> Record {
        let article = visit.extraction.article
        let key = urlKey ?? visit.address.key
        var record = Record(
            id: Record.id(urlKey: key, revision: revision), kind: .article, urlKey: key,
            firstSeenAt: visit.memo.firstSeenAt, fetchedAt: visit.outcome.startedAt,
            extractorVersion: Program.version, instance: configuration.instance)
        record.revision = revision
        record.url = visit.memo.url
        record.finalURL = visit.outcome.reply?.url.href
        record.canonicalURL = article.canonicalURL
        record.domain = visit.address.site
        record.fill(from: article)
        if !configuration.records.body { record.body = [] }
        if visit.extraction.kind != .article { record.extractor.kind = visit.extraction.kind.rawValue }
        if visit.hasPages, let begun = visit.begun {
            record.pages = begun.addresses.count
            record.pageURLs = begun.addresses.dropFirst().map(\.href)
            record.pagesMissing = visit.missingPages
        }
        record.publish(asFeedSays: visit.memo.publishedRaw, page: article.published)
        record.source = configuration.note(of: visit.memo.origins.first?.sourceID ?? visit.target.sourceID)
        record.discoveredFrom = visit.memo.origins
        record.http = http(visit)
        record.payloadDigest = visit.digest
        record.contentHash = visit.fingerprint.contentHash
        record.rights = rights.forRecord(robots: configuration.politeness.obeysRobots ? "allowed" : "unknown")
        return record
    }

    static func record(
        from document: SuppliedDocument, fingerprint: Fingerprint, digest: String, outcome: Outcome,
        known: ArticleRow?, now: Date, configuration: Configuration
    ) -> Record {
        let target = outcome.job.target
        let key = known?.urlKey ?? DocumentIdentity.key(of: outcome.job)
        let revision = known.map { $0.revision + 1 } ?? 0
        var record = Record(
            id: Record.id(urlKey: key, revision: revision), kind: .document, urlKey: key,
            firstSeenAt: known?.firstSeenAt ?? outcome.startedAt, fetchedAt: outcome.startedAt,
            extractorVersion: Program.version, instance: configuration.instance)
        record.revision = revision
        if revision > 0 { record.revisionKind = .text }
        record.previousID = known?.recordID
        record.fill(from: document, path: DocumentIdentity.name(of: target).shown)
        if !configuration.records.body { record.body = [] }
        record.file = target.url
        record.source = configuration.note(of: target.sourceID)
        for folder in DocumentIdentity.name(of: target).folders where record.source?.tags.contains(folder) == false {
            record.source?.tags.append(folder)
        }
        record.discoveredFrom = [
            Record.Origin(kind: "document", url: target.url, sourceID: target.sourceID, seenAt: outcome.startedAt)
        ]
        record.payloadDigest = digest
        record.contentHash = fingerprint.contentHash
        return record
    }

    private static func http(_ visit: PageVisit) -> Record.HTTP? {
        guard let reply = visit.outcome.reply else { return nil }
        var http = Record.HTTP()
        http.status = reply.status
        http.version = reply.httpVersion
        http.etag = reply.headers["etag"]?.bounded
        http.lastModified = reply.headers["last-modified"]?.bounded
        http.contentType = reply.headers["content-type"].flatMap(MediaType.init)?.essence
        http.charset = visit.extraction.charset
        http.charsetSource = visit.extraction.charsetSource.rawValue
        http.bytes = reply.bodyBytes
        http.encoding = reply.headers["content-encoding"]?.bounded
        http.remoteIP = reply.remoteIP
        http.redirects = (visit.memo.hops.isEmpty ? [] : [visit.memo.url]) + visit.memo.hops.dropLast()
        http.redirects += reply.redirects.map(\.from.href)
        http.durationMilliseconds = Int(reply.duration / .milliseconds(1))
        http.isTruncated = reply.isTruncated
        http.isPartial = reply.isPartial
        return http
    }
}

extension Configuration {
    fileprivate func note(of id: String?) -> Record.SourceNote? {
        guard let id else { return nil }
        let source = sources.first { $0.id == id }
        return Record.SourceNote(id: id, title: source?.title, tags: source?.tags ?? [])
    }
}

extension Record.DocumentNote {
    init(_ document: SuppliedDocument, path: String) {
        self.init(format: document.format.rawValue, path: path)
        bytes = document.byteCount
        pages = document.pages
        title = document.properties.title
        author = document.properties.author
        created = document.properties.created
        modified = document.properties.modified
        program = document.properties.program
    }
}

extension Record {
    /// - Parameter path: in the folder that it lies in.
    mutating func fill(from document: SuppliedDocument, path: String) {
        fill(from: document.article)
        canonicalURL = document.ownURL
        domain = document.ownURL.flatMap { WebURL($0) }.map { CanonicalURL($0).site }
        links = document.citations.map {
            let key = CanonicalURL($0.url).key
            var link = Link(url: $0.url.forRecord.href, urlKey: key, text: $0.label ?? "", rel: [], isInternal: false)
            link.page = document.linkPages[key]
            return link
        }
        self.document = DocumentNote(document, path: path)
        repairs = document.repairs
    }

    /// What is said elsewhere already.
    mutating func leaveOutText() {
        text = nil
        body = []
    }

    mutating func fill(from article: Article) {
        title = article.title
        description = article.description
        text = article.text
        body = article.body.map { BodyPart(kind: $0.kind.rawValue, level: $0.level, text: $0.text) }
        wordCount = Words.count(article.text)
        authors = article.authors
        agencies = article.agencies
        siteName = article.siteName
        publisher = article.publisher
        section = article.section
        keywords = article.keywords
        imageURL = article.imageURL
        license = article.license
        isAccessibleForFree = article.isAccessibleForFree
        language = article.language
        languageConfidence = article.languageConfidence?.inThreeDigits
        languageSource = article.languageSource
        textDirection = article.direction?.rawValue
        if let published = article.published { publish(published) }
        modifiedAt = article.modified?.instant
        modifiedDay = article.modified?.dayText
        links = article.links.map {
            let url = WebURL($0.url)
            let key = url.map { CanonicalURL($0).key }
            return Link(
                url: url?.forRecord.href ?? $0.url, urlKey: key, text: $0.text, rel: $0.rel, isInternal: $0.isInternal)
        }
        extractor.method = article.method.isEmpty ? nil : article.method
        extractor.quality = article.quality.inThreeDigits
    }

    /// The day is the page's where it states one; a feed that names an instant of that very day knows the time better.
    fileprivate mutating func publish(asFeedSays raw: String?, page: PublishedDate?) {
        guard let raw, let date = FeedDate.parse(raw) else { return }
        guard let page else { return publish(PublishedDate(date: date, source: .feed, raw: raw)) }
        guard publishedAt == nil, (page.stamp ?? page.date).precision == .day, page.date.days == date.days,
            let instant = date.instant
        else { return }
        publishedAt = instant
        publishedPrecision = date.precision.rawValue
    }

    mutating func publish(_ published: PublishedDate) {
        publishedDay = published.date.dayText
        let moment = published.stamp ?? published.date
        publishedAt = moment.instant
        publishedPrecision = moment.precision.rawValue
        publishedSource = published.source.rawValue
        publishedRaw = published.raw
    }
}

extension Web.Rights {
    func forRecord(robots: String) -> Record.Rights {
        var rights = Record.Rights()
        rights.robots = robots
        rights.xRobotsTag = xRobotsTag
        rights.metaRobots = metaRobots
        rights.tdmReservation = tdmReservation
        rights.tdmPolicy = tdmPolicy
        return rights
    }
}

extension Double {
    /// They say all that a share can.
    var inThreeDigits: Double { (self * 1000).rounded() / 1000 }
}
