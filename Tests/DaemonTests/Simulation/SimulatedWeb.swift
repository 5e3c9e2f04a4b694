import Daemon
import Fetch
import FoundationEssentials
import Synchronization
import Web

/// A web of a few invented sites, answered from memory as a function of the time.
final class SimulatedWeb: Sendable {
    struct Answer {
        var status = 200
        var type = "text/html; charset=utf-8"
        var body = ""
        var headers: [(String, String)] = []
        /// Where it came from; nil is a server of its own.
        var address: String?
        /// It broke off: what came is the beginning.
        var isCut = false
    }

    struct Request: Equatable {
        var url: String
        var at: Date
    }

    private let time: VirtualTime
    private let answer: @Sendable (WebURL, FetchRequest, Date) -> Answer?
    private let asked = Mutex<[Request]>([])

    init(_ time: VirtualTime, answer: @escaping @Sendable (WebURL, FetchRequest, Date) -> Answer?) {
        self.time = time
        self.answer = answer
    }

    /// One outlet at news.example: no robots.txt, a feed with so many stories, a page for each.
    static func outlet(
        _ time: VirtualTime, stories: Int, feedHeaders: [(String, String)] = []
    ) -> SimulatedWeb {
        SimulatedWeb(time) { url, _, _ in
            switch url.path {
            case "/robots.txt": Answer(status: 404)
            case "/feed":
                Answer(
                    type: "application/rss+xml",
                    body: Invented.feed((1...stories).map { ("https://news.example/\($0)", "خبر رقم \($0)") }),
                    headers: feedHeaders)
            default: Int(url.path.dropFirst()).map { Answer(body: Invented.page($0)) }
            }
        }
    }

    var requests: [Request] { asked.withLock { $0 } }

    func requests(for url: String) -> [Date] { requests.filter { $0.url == url }.map(\.at) }

    func fetch(_ request: FetchRequest) -> Result<FetchResponse, FetchError> {
        let now = time.now
        asked.withLock { $0.append(Request(url: request.url.href, at: now)) }
        guard let answer = answer(request.url, request, now) else { return .failure(.noSuchHost) }
        var headers = HTTPHeaders([("content-type", answer.type)] + answer.headers)
        if let etag = headers["etag"], etag == request.etag {
            return .success(FetchResponse(url: request.url, status: 304, headers: headers, body: []))
        }
        if (300..<400).contains(answer.status), let to = headers["location"].flatMap({ WebURL($0, base: request.url) })
        {
            var response = FetchResponse(url: request.url, status: answer.status, headers: headers, body: [])
            let isLeft =
                switch request.redirects {
                case .follow: false
                case .sameSite: Site.of(host: to.host) != Site.of(host: request.url.host)
                case .permitted(_, let permit): !permit.allows(to)
                }
            if isLeft {
                response.unfollowed = to
                return .success(response)
            }
            var next = request
            next.url = to
            return fetch(next).map { followed in
                var followed = followed
                followed.redirects.insert(
                    FetchResponse.Redirect(from: request.url, to: to, status: answer.status), at: 0)
                return followed
            }
        }
        headers.append("content-length", String(answer.body.utf8.count))
        var response = FetchResponse(
            url: request.url, status: answer.status, headers: headers, body: [UInt8](answer.body.utf8))
        response.remoteIP = answer.address
        response.isPartial = answer.isCut
        return .success(response)
    }
}

/// Pages and feeds of invented outlets.
enum Invented {
    /// Different words for each number, so that two stories are not near each other.
    static func story(_ number: Int, version: Int = 0) -> String {
        let subjects = [
            "مجلس المدينة", "وزارة الزراعة", "نقابة المعلمين", "اتحاد الصيادين", "هيئة المياه", "غرفة التجارة",
        ]
        let acts = ["ناقش خطة", "أعلن برنامج", "أطلق حملة", "قدم تقريرا عن", "راجع ميزانية", "وقع اتفاقا حول"]
        let things = [
            "ترميم الجسور", "زراعة القمح", "بناء المدارس", "تنظيم المرافئ", "توزيع المياه", "دعم المعارض",
            "إنارة الطرق",
        ]
        var sentences: [String] = []
        for index in 0..<6 {
            let seed = number &* 31 &+ index &* 7
            sentences.append(
                "\(subjects[(seed / 3) % 6]) رقم \(number &* 13 + index) \(acts[(seed / 2) % 6]) \(things[seed % 7]) في الحي \(number * 7 + index * 3)، وقال متحدث إن العمل يستمر \(index + number) أسابيع قادمة."
            )
        }
        if version > 0 { sentences.append("تحديث \(version): أضيفت معلومات جديدة عن سير العمل ومواعيده المقبلة.") }
        return sentences.map { "<p>\($0)</p>" }.joined(separator: "\n")
    }

    static func page(_ number: Int, version: Int = 0, head: String = "") -> String {
        """
        <!DOCTYPE html><html lang="ar" dir="rtl"><head><title>خبر رقم \(number) - صحيفة المثال</title>
        <meta property="og:title" content="خبر رقم \(number)"><meta property="og:site_name" content="صحيفة المثال">
        <meta property="article:published_time" content="2026-11-21T09:30:00+03:00">\(head)</head>
        <body><header><nav><a href="/">الرئيسية</a></nav></header><article><h1>خبر رقم \(number)</h1>
        \(story(number, version: version))
        </article><footer>حقوق النشر محفوظة</footer></body></html>
        """
    }

    static func feed(_ items: [(link: String, title: String)], extra: String = "") -> String {
        let entries = items.map {
            "<item><title>\($0.title)</title><link>\($0.link)</link><guid>\($0.link)</guid></item>"
        }
        return
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>صحيفة المثال</title><link>https://news.example/</link><description>أخبار</description>\(extra)\(entries.joined())</channel></rss>"
    }
}
