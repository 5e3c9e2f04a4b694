import PostgresServer
import Testing

@testable import Store

/// Over TCP, with TLS and a password: what does not fit is one clear line each, and never the password.
@Suite(.enabled(if: PostgresServer.shared != nil)) struct PostgresEncryptedTests {
    @Test(
        "Another authority, another name, a certificate that has ended, a password that is wrong: each is a line of its own"
    )
    func refused() throws {
        // Of its own, as it begins anew.
        let server = try #require(PostgresServer.start())
        guard let port = server.encrypt() else { return print("skipped: no OpenSSL for TLS to PostgreSQL") }
        let owner = PostgresAddress(url: "host=\(server.folder) port=\(port) user=rawi dbname=postgres")
        try PostgresConnection(owner).execute(
            "CREATE ROLE paper LOGIN PASSWORD 'the-right-one'; GRANT CREATE ON DATABASE postgres TO paper")

        func migrated(host: String = "db.example", authority: String = "ca", password: String = "the-right-one")
            -> String
        {
            var options = PostgresOptions(
                url: """
                    host=\(host) hostaddr=127.0.0.1 port=\(port) user=paper dbname=postgres sslmode=verify-full \
                    sslrootcert=\(server.encrypted)/\(authority).pem
                    """, instance: "rawi@a")
            options.password = password
            do throws(StoreError) {
                return "version \(try PostgresState.migrate(options).to)"
            } catch {
                guard case .unavailable(let words) = error else { return "not waited for: \(error)" }
                return words
            }
        }
        let works = "version \(PostgresSchema.current)"
        #expect(migrated() == works)
        let refusals = [
            (migrated(authority: "other"), "certificate verify failed"),
            (migrated(host: "elsewhere.example"), "does not match host name \"elsewhere.example\""),
            (migrated(password: "the-wrong-one"), "password authentication failed for user \"paper\""),
            (migrated(authority: "nowhere"), "root certificate file"),
        ]
        for (line, part) in refusals {
            #expect(line.contains(part))
            #expect(!line.contains("\n") && !line.contains("-one"))
        }
        // The server looks whether we are still there.
        let there = try PostgresConnection(
            PostgresAddress(url: "host=127.0.0.1 port=\(port) user=paper password=the-right-one dbname=postgres"))
        let watch = try there.flight([
            PostgresStatement("SELECT current_setting('tcp_user_timeout'), current_setting('tcp_keepalives_idle')")
        ])
        let limits = try watch[0].map { row throws(StoreError) in [try row.text(0), try row.text(1)] }
        #expect(limits == [["10000", "10"]])
        server.expire()
        let ended = migrated()
        #expect(ended.contains("certificate verify failed") && !ended.contains("\n"))
    }
}
