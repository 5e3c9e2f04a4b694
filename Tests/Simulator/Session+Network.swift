import Fetch
import FoundationEssentials
import Synchronization
import Web

/// The network as the daemon's workers see it.
extension Session {
    func fetch(_ request: FetchRequest) async -> Result<FetchResponse, FetchError> {
        var url = request.url
        var redirects: [FetchResponse.Redirect] = []
        while true {
            let asked = url
            let began = time.elapsed
            model.withLock { $0.begin(asked, isHop: !redirects.isEmpty, at: began) }
            guard let said = await answer(asked, request) else {
                model.withLock { $0.pace.end(request.url.host, address: nil) }
                return .failure(.cancelled)
            }
            let now = time.elapsed
            let next = said.headers.first { $0.0 == "location" }.flatMap { WebURL($0.1, base: asked) }
            if let next, (300..<400).contains(said.status), redirects.count < 10, follows(next, from: asked, request) {
                redirects.append(FetchResponse.Redirect(from: asked, to: next, status: said.status))
                url = next
                continue
            }
            model.withLock { $0.end(request.url, at: asked, said, at: now) }
            if let error = said.error { return .failure(error) }
            let headers = HTTPHeaders([("content-type", said.type)] + said.headers)
            var response = FetchResponse(
                url: asked, status: said.status, headers: headers, body: [UInt8](said.body.utf8))
            response.redirects = redirects
            response.isPartial = said.isCut
            response.remoteIP = world.outlet(asked)?.address
            response.duration = .seconds(now - began)
            if (300..<400).contains(said.status), said.status != 304 { response.unfollowed = next }
            return .success(response)
        }
    }

    private func follows(_ next: WebURL, from url: WebURL, _ request: FetchRequest) -> Bool {
        switch request.redirects {
        case .follow: true
        case .sameSite: next.host == url.host
        case .permitted(_, let permit): permit.allows(next)
        }
    }

    /// Nil when the machine stops, or the daemon, before it comes.
    private func answer(_ url: WebURL, _ request: FetchRequest) async -> Said? {
        let attempt = state.withLock { state in
            state.attempts[url.href, default: 0] += 1
            return state.attempts[url.href] ?? 0
        }
        let began = time.elapsed
        guard let outlet = world.outlet(url) else { return .failure(.noSuchHost) }
        let delay = outlet.delay(Question(url: url, time: began, attempt: attempt, etag: nil))
        await time.pause(min(delay, request.deadline / .seconds(1)), name: url.href)
        if Task.isCancelled || isStopped || disk.count() { return nil }
        let now = time.elapsed
        if state.withLock({ $0.awayUntil > now }) { return .failure(.cannotConnect) }
        return outlet.answer(Question(url: url, time: began, attempt: attempt, etag: request.etag))
    }
}
