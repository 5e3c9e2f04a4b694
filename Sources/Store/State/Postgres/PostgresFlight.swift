import CPostgres
import Glibc

extension PostgresConnection {
    /// Sends all statements at one go and gives each its rows: one way to the server and back, however many they are. After an error
    /// the rest of the flight was not executed, and an open transaction can only be rolled back.
    ///
    /// `.unavailable` when the answers are not there in time: the connection must not be used again.
    func flight(_ statements: [PostgresStatement]) throws(StoreError) -> [PostgresRows] {
        guard pq.PQenterPipelineMode(pointer) == 1 else { throw failure() }
        let deadline = ContinuousClock.now.advanced(by: address.deadline)
        var isPreparing: [String?] = []
        for statement in statements {
            if prepared[statement.sql] == nil {
                try prepare(statement)
                isPreparing.append(statement.sql)
            }
            try send(statement)
            isPreparing.append(nil)
        }
        guard pq.PQpipelineSync(pointer) == 1 else { throw failure() }
        let rows = try collect(isPreparing, before: deadline)
        guard pq.PQexitPipelineMode(pointer) == 1 else { throw failure() }
        return rows
    }

    private func prepare(_ statement: PostgresStatement) throws(StoreError) {
        statementCount += 1
        let name = "s\(statementCount)"
        prepared[statement.sql] = name
        let types = statement.values.map(\.type)
        guard pq.PQsendPrepare(pointer, name, statement.sql, Int32(types.count), types) == 1 else { throw failure() }
    }

    private func send(_ statement: PostgresStatement) throws(StoreError) {
        let encoded = statement.values.map(\.encoded)
        let size = encoded.reduce(0) { $0 + ($1?.count ?? 0) }
        // One buffer for all, so that their addresses are good while they are sent.
        var all: [UInt8] = []
        all.reserveCapacity(max(1, size))
        for value in encoded { all += value ?? [] }
        if all.isEmpty { all.append(0) }
        let lengths = encoded.map { Int32($0?.count ?? 0) }
        let sent = all.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { chars in
                var at = 0
                let pointers = encoded.map { value -> UnsafePointer<CChar>? in
                    defer { at += value?.count ?? 0 }
                    return value == nil ? nil : chars.baseAddress?.advanced(by: at)
                }
                return pq.PQsendQueryPrepared(
                    pointer, prepared[statement.sql] ?? "", Int32(encoded.count), pointers, lengths,
                    [Int32](repeating: 1, count: encoded.count), 1)
            }
        }
        guard sent == 1 else { throw failure() }
    }

    /// One entry of `isPreparing` a result: the text of what is prepared by it, nil for what gives rows.
    private func collect(
        _ isPreparing: [String?], before deadline: ContinuousClock.Instant
    ) throws(StoreError) -> [PostgresRows] {
        var rows: [PostgresRows] = []
        var number = 0
        var first: StoreError?
        while true {
            try wait(before: deadline)
            guard let result = pq.PQgetResult(pointer) else {
                // The end of one statement's results.
                guard pq.PQstatus(pointer) == CONNECTION_OK else { throw failure() }
                continue
            }
            let status = pq.PQresultStatus(result)
            if status == PGRES_PIPELINE_SYNC {
                pq.PQclear(result)
                if let first {
                    _ = pq.PQexitPipelineMode(pointer)
                    throw first
                }
                return rows
            }
            guard number < isPreparing.count else {
                pq.PQclear(result)
                throw first ?? .unavailable("an answer that was not asked for")
            }
            let preparing = isPreparing[number]
            number += 1
            guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
                if status != PGRES_PIPELINE_ABORTED { first = first ?? failure(result) }
                if let preparing { prepared[preparing] = nil }
                pq.PQclear(result)
                // What ends the session has no end of the pipeline behind it.
                if pq.PQstatus(pointer) != CONNECTION_OK { throw first ?? failure() }
                continue
            }
            if preparing == nil { rows.append(PostgresRows(pq, result)) } else { pq.PQclear(result) }
        }
    }

    /// Sends what is left to send, until there is an answer to take.
    private func wait(before deadline: ContinuousClock.Instant) throws(StoreError) {
        while true {
            let left = pq.PQflush(pointer)
            guard left >= 0 else { throw failure() }
            if left == 0, pq.PQisBusy(pointer) == 0 { return }
            let rest = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            guard rest > 0 else { throw .unavailable("\(place) has not answered for \(address.deadline)") }
            let events = Int16(left == 1 ? POLLIN | POLLOUT : POLLIN)
            var wish = pollfd(fd: pq.PQsocket(pointer), events: events, revents: 0)
            let found = poll(&wish, 1, Int32(min(rest.rounded(.up), 60_000)))
            if found > 0, wish.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
                guard pq.PQconsumeInput(pointer) == 1 else { throw failure() }
            }
        }
    }
}
