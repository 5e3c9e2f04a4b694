import Fetch
import Store
import Testing

@testable import Daemon

/// `[state]`: what must be set together, and what is said of it.
@Suite struct StateConfigurationTests {
    private func load(_ text: String) throws -> Configuration {
        let folder = try ScratchFolder(["rawi.toml": text])
        return try ConfigurationFile.load(folder.path + "/rawi.toml", hostname: "desk")
    }

    static let whole = """
        instance = "rawi@a"
        [state]
        engine = "postgres"
        url = "postgresql://rawi@db/rawi"
        """

    @Test func aSharedDatabaseIsRead() throws {
        let configuration = try load(
            Self.whole + "\nlease = \"2m\"\nschema = \"news\"\npassword = { credential = \"pg-password\" }\n")
        #expect(configuration.state.url == "postgresql://rawi@db/rawi")
        #expect(configuration.state.lease == .seconds(120))
        #expect(configuration.state.schema == "news")
        #expect(configuration.state.password == .credential("pg-password"))
        #expect(try load("").state.engine == "sqlite")
        #expect(try load("").sharedState() == nil)
    }

    @Test(
        "What is missing or wrong is named by its key",
        arguments: [
            ("[state]\nengine = \"postgres\"\nurl = \"x\"", "state.engine"),
            ("instance = \"a\"\n[state]\nengine = \"postgres\"", "state.url"),
            ("instance = \"\"\n[state]\nengine = \"postgres\"\nurl = \"x\"", "instance"),
            ("instance = \" \"\n[state]\nengine = \"postgres\"\nurl = \"x\"", "instance"),
            ("instance = \"a\\nb\"\n[state]\nengine = \"postgres\"\nurl = \"x\"", "instance"),
            ("[state]\nengine = \"oracle\"", "state.engine"), ("[state]\nurl = \"x\"", "state.url"),
            (whole + "\nlease = \"60s\"", "state.lease"), (whole + "\npassword = \"open\"", "state.password"),
            (whole + "\npassword = { credential = \"a\", file = \"b\" }", "state.password"),
        ])
    func faults(text: String, key: String) throws {
        #expect {
            try load(text)
        } throws: {
            ($0 as? ConfigurationError)?.key == key
        }
    }

    @Test func aPasswordComesFromAFile() throws {
        let folder = try ScratchFolder(["password": "geheim\n"])
        let configuration = try load(Self.whole + "\npassword = { file = \"\(folder.path)/password\" }")
        #expect(try configuration.sharedState()?.password == "geheim")
        let lost = try load(Self.whole + "\npassword = { file = \"\(folder.path)/none\" }")
        #expect {
            try lost.sharedState()
        } throws: {
            "\($0)".contains("cannot be read")
        }
    }

    @Test func sharedAddressesAreRead() throws {
        let read = try load("[politeness]\nshared_addresses = [\"192.0.2.0/24\", \"2001:db8::/32\"]")
        #expect(read.politeness.sharedAddresses.map(\.description) == ["192.0.2.0/24", "2001:db8::/32"])
        #expect(try load("").politeness.sharedAddresses.isEmpty)
    }

    @Test(
        "A range that is none is named by its key",
        arguments: ["192.0.2.0/33", "192.0.2.1/24", "cdn.example", "2001:db8::/129"])
    func badAddresses(text: String) throws {
        #expect {
            try load("[politeness]\nshared_addresses = [\"192.0.2.0/24\", \"\(text)\"]")
        } throws: {
            guard let fault = $0 as? ConfigurationError else { return false }
            return fault.key == "politeness.shared_addresses" && fault.line == 2 && fault.reason.contains(text)
        }
    }
}
