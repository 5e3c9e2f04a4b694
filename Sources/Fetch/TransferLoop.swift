import CCurl
import Glibc
import Web

/// Everything that happens on the transfer thread: takes orders, lets curl work, hands out answers.
final class TransferLoop {
    private let options: FetcherOptions
    private let inbox: Inbox
    private let multi: UnsafeMutableRawPointer
    private let clock = ContinuousClock()

    private let budget: BodyBudget
    private var admission: Admission<Transfer>
    private var active: [UnsafeMutableRawPointer: Transfer] = [:]
    private var answered = 0
    /// Made once, lent to every handle.
    private var connectTo: StringList?

    init(options: FetcherOptions, inbox: Inbox) {
        self.options = options
        self.inbox = inbox
        multi = inbox.multi
        budget = BodyBudget(limitBytes: options.bodyBudgetBytes)
        admission = Admission(limit: options.maxConnections, limitPerHost: options.maxPerHost)
    }

    /// Until the inbox is closed; then nothing is left unanswered and the multi handle is freed.
    func run() {
        var running: Int32 = 0
        var events: Int32 = 0
        while true {
            let (orders, isClosed) = inbox.take(answered: answered)
            answered = 0
            for submission in orders.submissions { accept(submission) }
            if isClosed { break }
            for ticket in orders.cancelled { cancel(ticket) }
            while let next = admission.next() { start(next) }
            let performed = curl_multi_perform(multi, &running)
            collect()
            if answered > 0 { continue }
            // Sleeps no longer than curl's next time-out, until a socket stirs or an order comes.
            let polled = curl_multi_poll(multi, nil, 0, 60_000, &events)
            // Either fails for want of memory or descriptors, which may pass; not to spin until it does.
            if performed != CURLM_OK || polled != CURLM_OK { usleep(50_000) }
        }
        endAll()
    }

    private func accept(_ submission: Submission) {
        let guards: Transfer.Guarding =
            options.allowsPrivateAddresses ? .nothing : options.proxy == nil ? .everything : .hosts
        let transfer = Transfer(submission, guards: guards, budget: budget, started: clock.now)
        admission.enqueue(transfer, host: transfer.url.host)
    }

    private func cancel(_ ticket: Ticket) {
        if let waiting = admission.withdraw(where: { $0.submission.ticket === ticket }) {
            answer(waiting, .failure(.cancelled))
        } else if let (pointer, transfer) = active.first(where: { $0.value.submission.ticket === ticket }) {
            curl_multi_remove_handle(multi, pointer)
            finish(transfer, .failure(.cancelled))
        }
    }

    private func start(_ transfer: Transfer) {
        do throws(FetchError) {
            try transfer.begin(at: clock.now)
        } catch {
            return finish(transfer, .failure(error))
        }
        startHop(transfer)
    }

    /// Adds the transfer to curl, or answers it where that fails.
    private func startHop(_ transfer: Transfer) {
        do throws(FetchError) {
            if let refused = transfer.refusedHost { throw .addressRefused(refused.description) }
            let remaining = transfer.request.deadline - (clock.now - transfer.started)
            guard remaining > .zero else { throw .timeout }
            let handle = try EasyHandle(options: options, connectTo: try connectToList())
            transfer.handle = handle
            try handle.prepare(transfer, remaining: remaining)
            let code = curl_multi_add_handle(multi, handle.pointer)
            guard code == CURLM_OK else { throw .curl(Int32(CURLE_FAILED_INIT.rawValue)) }
            active[handle.pointer] = transfer
        } catch {
            finish(transfer, .failure(error))
        }
    }

    private func connectToList() throws(FetchError) -> StringList {
        if let connectTo { return connectTo }
        let list = try StringList(options.connectTo)
        connectTo = list
        return list
    }

    private func collect() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let pointer = message.pointee.easy_handle else { continue }
            let code = rawi_curl_message_result(message)  // the message is gone once the handle is removed
            curl_multi_remove_handle(multi, pointer)
            guard let transfer = active.removeValue(forKey: pointer), let handle = transfer.handle else { continue }
            settle(transfer, handle, code)
        }
    }

    private func settle(_ transfer: Transfer, _ handle: EasyHandle, _ code: CURLcode) {
        transfer.count(wireBytes: handle.offset(CURLINFO_SIZE_DOWNLOAD_T))
        switch transfer.end(code, words: handle.words(for: code)) {
        case .answer(var response):
            response.httpVersion = Self.versionName(handle.long(CURLINFO_HTTP_VERSION))
            response.remoteIP = handle.string(CURLINFO_PRIMARY_IP)
            response.wireBytes = transfer.wireBytes
            response.duration = clock.now - transfer.started
            response.waited = transfer.waited
            finish(transfer, .success(response))
        case .fail(let error):
            finish(transfer, .failure(error))
        case .follow(let next):
            transfer.cookies = handle.cookies
            admission.move(from: transfer.url.host, to: next.host)
            transfer.follow(to: next)
            startHop(transfer)
        case .again(let attempt):
            transfer.cookies = handle.cookies
            transfer.tryAgain(attempt)
            startHop(transfer)
        }
    }

    /// Gives back what an admitted transfer held, and its answer.
    private func finish(_ transfer: Transfer, _ result: Result<FetchResponse, FetchError>) {
        if let handle = transfer.handle {
            active[handle.pointer] = nil
            transfer.handle = nil
        }
        admission.release(host: transfer.url.host)
        answer(transfer, result)
    }

    private func answer(_ transfer: Transfer, _ result: Result<FetchResponse, FetchError>) {
        answered += 1
        transfer.submission.continuation.resume(returning: result)
    }

    private func endAll() {
        inbox.close()
        let (orders, _) = inbox.take(answered: 0)
        for submission in orders.submissions { accept(submission) }
        for transfer in admission.withdrawAll() { answer(transfer, .failure(.cancelled)) }
        for (pointer, transfer) in active {
            curl_multi_remove_handle(multi, pointer)
            finish(transfer, .failure(.cancelled))
        }
        curl_multi_cleanup(multi)
    }

    private static func versionName(_ number: Int) -> String {
        number == Int(CURL_HTTP_VERSION_1_0) ? "1.0" : "1.1"
    }
}
