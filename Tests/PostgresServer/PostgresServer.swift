import CSystem
import Glibc
import Synchronization

/// A PostgreSQL of the tests' own: a new cluster in a temporary folder, on a socket there and on no port, of a user who may do nothing
/// else. A shell looks after it, and ends it when the tests do, however they end: then nobody holds the pipe any more that it reads.
package final class PostgresServer: Sendable {
    /// One a test process; nil where PostgreSQL is not installed, which is said once.
    package static let shared: PostgresServer? = start()

    package let folder: String
    /// Of the shell.
    package let pid: Int32
    private let orders: Int32
    private let answers: Int32
    private let schemas = Atomic(0)

    private init(folder: String, pid: Int32, orders: Int32, answers: Int32) {
        (self.folder, self.pid, self.orders, self.answers) = (folder, pid, orders, answers)
    }

    deinit {
        close(orders)
        // Until it is gone, with its folder.
        while Self.line(from: answers) != nil {}
        close(answers)
        Self.reap(pid)
    }

    /// A child that ended and is not waited for stands before all others to whoever waits for any: tests that end a process of their
    /// own would wait for ever.
    private static func reap(_ pid: pid_t) {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    }

    package var url: String { "postgresql:///postgres?host=\(folder)&user=rawi" }

    /// A name that no other test has.
    package func newSchema() -> String { "t\(schemas.add(1, ordering: .relaxed).newValue)" }

    package static func start() -> PostgresServer? {
        guard let binaries = installed() else {
            print(
                "skipped: no PostgreSQL is installed here (package postgresql) for tests of the shared state database")
            return nil
        }
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var (input, output): ([Int32], [Int32]) = ([0, 0], [0, 0])
        guard rawi_pipe(&input) == 0, rawi_pipe(&output) == 0 else { return nil }
        defer {
            close(input[0])
            close(output[1])
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        let arguments = ["sh", "-c", script, "sh", binaries, base].map { (text: String) in strdup(text) } + [nil]
        let environment =
            ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"].map { (text: String) in strdup(text) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        var pid = pid_t()
        guard posix_spawn(&pid, "/bin/sh", &actions, nil, arguments, environment) == 0 else { return nil }
        guard let folder = line(from: output[0]), folder.hasPrefix("/") else {
            print("skipped: PostgreSQL cannot be started in \(base)")
            close(input[1])
            close(output[0])
            reap(pid)
            return nil
        }
        return PostgresServer(folder: folder, pid: pid, orders: input[1], answers: output[0])
    }

    /// It is killed as by a crash (no checkpoint, connections cut), and stands again when this returns.
    package func crash() { _ = order("crash") }

    /// Nobody is there until `begin`.
    package func halt() { _ = order("halt") }
    package func begin() { _ = order("begin") }

    /// A folder for tablespaces on a small file system of its own; nil where nobody here may mount one.
    package func makeRoom() -> String? {
        guard order("room") == "mounted" else { return nil }
        return folder + "/room"
    }

    /// From now on it also listens on a port of loopback, with TLS and passwords: `encrypted` is its folder there, with `ca.pem` and the
    /// authority of nobody, `other.pem`. Its certificate is for db.example. nil where OpenSSL is not installed.
    package func encrypt() -> Int? { order("encrypt").flatMap { Int($0) } }
    package var encrypted: String { folder + "/tls" }

    /// The certificate that it shows is one that ended yesterday.
    package func expire() { _ = order("expire") }

    private func order(_ word: String) -> String? {
        let line = Array((word + "\n").utf8)
        guard write(orders, line, line.count) == line.count else { return nil }
        return Self.line(from: answers)
    }

    /// nil at the end.
    private static func line(from answers: Int32) -> String? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(answers, &byte, 1) == 1 {
            if byte == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return nil
    }

    /// The folder of its programs.
    private static func installed() -> String? {
        (13...30).reversed().map { "/usr/lib/postgresql/\($0)/bin" }.first { access($0 + "/initdb", X_OK) == 0 }
    }

    /// PostgreSQL refuses to be root's.
    private static let script = """
        binaries=$1
        folder=$(mktemp -d "$2/rawi-pg-XXXXXX") || exit
        as=
        if [ "$(id -u)" = 0 ]; then
            chown nobody "$folder"
            as='setpriv --reuid=nobody --regid=nogroup --clear-groups'
        fi
        cd /
        # Where it listens beside its socket.
        host= port=5432
        begin() {
            $as "$binaries/postgres" -D "$folder/data" -k "$folder" -h "$host" -p $port -c fsync=off -c max_connections=60 \\
                -c shared_buffers=64MB -c autovacuum_naptime=5s >>"$folder/log" 2>&1 </dev/null &
            pid=$!
            until "$binaries/pg_isready" -q -h "$folder" -p $port -d postgres -U rawi; do
                kill -0 $pid 2>/dev/null || { echo failed; return; }
                sleep 0.05
            done
            echo "$folder"
        }
        halt() {
            kill -QUIT $pid
            wait $pid
        }
        # An authority that is called $1, with its key beside.
        authority() {
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$1" -keyout "$tls/$1.key" -out "$tls/$1.pem"
        }
        # The server's certificate, for $1 days, called $2.
        certify() {
            openssl x509 -req -in "$tls/request" -copy_extensions copy -CA "$tls/ca.pem" -CAkey "$tls/ca.key" -days $1 -out "$tls/$2.pem"
        }
        encrypt() {
            command -v openssl >/dev/null || { echo no; return; }
            tls=$folder/tls
            mkdir "$tls"
            {
                authority ca
                authority other
                openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=db.example -addext subjectAltName=DNS:db.example \\
                    -keyout "$tls/server.key" -out "$tls/request"
                certify 2 server
                certify -1 expired
            } >>"$folder/log" 2>&1
            chmod 755 "$tls"
            [ -z "$as" ] || chown nobody "$tls/server.key"
            chmod 600 "$tls/server.key"
            echo 'hostssl all all 127.0.0.1/32 scram-sha-256' >>"$folder/data/pg_hba.conf"
            sed -i '/^host  .*127.0.0.1/d' "$folder/data/pg_hba.conf"
            printf "ssl = on\\nssl_cert_file = '%s'\\nssl_key_file = '%s'\\n" "$tls/server.pem" "$tls/server.key" \\
                >>"$folder/data/postgresql.conf"
            halt
            host=127.0.0.1
            # One that nobody has: with another it does not begin.
            port=$((20000 + $$ % 10000))
            until begin >"$folder/began" && [ "$(cat "$folder/began")" != failed ]; do port=$((port + 1)); done
            echo $port
        }
        touch "$folder/log"
        chmod 666 "$folder/log"
        $as "$binaries/initdb" -D "$folder/data" -U rawi -A trust -E UTF8 --locale=C -N >>"$folder/log" 2>&1 || exit
        begin
        while read -r order; do
            case $order in
                crash) halt; begin ;;
                halt) halt; echo halted ;;
                begin) begin ;;
                encrypt) encrypt ;;
                expire)
                    cp "$tls/expired.pem" "$tls/server.pem"
                    halt
                    begin
                    ;;
                room)
                    mkdir "$folder/room"
                    mount -t tmpfs -o size=24m,uid=nobody rawi-room "$folder/room" 2>/dev/null && echo mounted || echo no ;;
            esac
        done
        halt
        [ -d "$folder/room" ] && umount "$folder/room" 2>/dev/null
        rm -rf "$folder"
        """
}
