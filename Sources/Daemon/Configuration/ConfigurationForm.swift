import Fetch
import TOMLKit

/// How values of one kind are written in TOML, and what they become.
struct ConfigurationForm<Value: Sendable>: Sendable {
    /// Nil where the key is not set, or wrong, which the section notes.
    let read: @Sendable (TOMLSection, String) -> Value?
    /// Nil for what stands for nothing.
    let write: @Sendable (Value) -> String?
}

extension ConfigurationForm<Bool> {
    static var flag: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in section.bool(key) }, write: { "\($0)" })
    }
}

extension ConfigurationForm<Int> {
    static var size: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in section.size(key) },
            write: { "\"\(SizeText.format($0))\"" })
    }

    static func count(_ range: ClosedRange<Int>) -> ConfigurationForm {
        ConfigurationForm(
            read: { section, key in section.int(key, in: range) }, write: { "\($0)" })
    }
}

extension ConfigurationForm<Double> {
    static var share: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in section.share(key) }, write: { "\($0)" })
    }
}

extension ConfigurationForm<Duration> {
    static var duration: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in section.duration(key) },
            write: { "\"\(DurationText.written($0))\"" })
    }
}

extension ConfigurationForm<[Duration]> {
    static var durations: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in
                guard let texts = section.strings(key) else { return nil }
                var durations: [Duration] = []
                for text in texts {
                    guard let duration = DurationText.parse(text) else {
                        return section.fault(key, "not a duration: \"\(text)\" (write 1h, 6h, 1d)")
                    }
                    durations.append(duration)
                }
                return durations.sorted()
            },
            write: { "[" + $0.map { "\"\(DurationText.written($0))\"" }.joined(separator: ", ") + "]" })
    }
}

extension ConfigurationForm<String> {
    static var text: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in section.string(key) }, write: { "\"\($0)\"" })
    }

    /// Stands in names of files.
    static var name: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in
                guard let name = section.string(key) else { return nil }
                guard name.utf8.count <= 100, !name.utf8.contains(UInt8(ascii: "/")) else {
                    return section.fault(key, "at most 100 bytes and no slash")
                }
                return name
            }, write: { "\"\($0)\"" })
    }

    static func word(among words: [String]) -> ConfigurationForm {
        ConfigurationForm(
            read: { section, key in
                guard let word = section.string(key) else { return nil }
                guard words.contains(word) else {
                    return section.fault(key, "one of \(words.joined(separator: ", "))")
                }
                return word
            }, write: { "\"\($0)\"" })
    }
}

extension ConfigurationForm<String?> {
    /// An empty text is none.
    static var perhaps: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in
                section.string(key).map { $0.isEmpty ? nil : $0 }
            }, write: { $0.map { "\"\($0)\"" } })
    }
}

extension ConfigurationForm<Configuration.Secret?> {
    static var secret: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in
                guard section.isSet(key) else { return nil }
                guard section.table[key]?.table != nil, let table = section.section(key) else {
                    return section.fault(
                        key, "a secret does not stand here: { credential = \"NAME\" } or { file = \"/path\" }")
                }
                table.allow(only: ["credential", "file"])
                switch (table.string("credential"), table.string("file")) {
                case (let name?, nil): return .credential(name)
                case (nil, let path?): return .file(path)
                default: return section.fault(key, "one of credential and file is wanted")
                }
            }, write: { _ in nil })
    }
}

extension ConfigurationForm<[String]> {
    /// `HOST:PORT:TO-HOST:TO-PORT`, as curl's option of that name.
    static var connections: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in
                guard let entries = section.strings(key) else { return nil }
                for entry in entries where entry.split(separator: ":", omittingEmptySubsequences: false).count < 4 {
                    return section.fault(key, "\"\(entry)\" is not HOST:PORT:TO-HOST:TO-PORT")
                }
                return entries
            }, write: { _ in nil })
    }
}

extension ConfigurationForm<[AddressBlock]> {
    static var blocks: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in
                guard let texts = section.strings(key) else { return nil }
                var blocks: [AddressBlock] = []
                for text in texts {
                    do throws(AddressBlock.Fault) {
                        blocks.append(try AddressBlock(text))
                    } catch {
                        switch error {
                        case .malformed:
                            return section.fault(
                                key, "\"\(text)\" is no range of addresses (write 192.0.2.0/24, 2001:db8::/32)")
                        case .bitsBehind(let block):
                            return section.fault(
                                key, "\"\(text)\" has bits behind its prefix: \"\(block)\", or a longer prefix")
                        }
                    }
                }
                return blocks
            }, write: { _ in nil })
    }
}

extension ConfigurationForm<Configuration.Records.DuplicateText> {
    /// `false` and `true` are what 0.1.0 knew.
    static var duplicateText: ConfigurationForm {
        ConfigurationForm(
            read: { section, key in
                guard let value = section.table[key] else { return nil }
                if let all = value.bool { return all ? .all : Configuration.Records.DuplicateText.none }
                guard let kept = value.string.flatMap(Configuration.Records.DuplicateText.init(rawValue:)) else {
                    return section.fault(key, "one of \"near\", \"all\", \"none\"")
                }
                return kept
            }, write: { "\"\($0.rawValue)\"" })
    }
}
