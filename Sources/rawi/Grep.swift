import ArgumentParser
import Daemon
import Glibc
import Reading
import Store
import Text

struct Grep: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look for words in titles and texts, in all segments.",
        discussion: """
            As a reader would compare them: Arabic with and without vowel signs, forms of alef, yeh and kaf, digits, and \
            capitals are the same. A record has to hold all words; what is given in quotes, as one. Ends with 1 when \
            nothing was found.
            """)

    @Argument(help: "Words, or parts of words.")
    var words: [String]

    @Flag(help: "Print the JSON lines themselves.")
    var json = false

    @Flag(help: "Only how many records.")
    var count = false

    @Flag(help: "Only the newest revision of each article.")
    var latest = false

    @OptionGroup(title: "Which records") var which: FilterOptions
    @OptionGroup(title: "Where") var options: ConfigurationOptions

    func validate() throws {
        guard TextSearch(words) != nil else { throw ValidationError("a word without a letter finds everything") }
    }

    func run() throws {
        guard let search = TextSearch(words) else { return }
        var found = 0
        try StoreReading.run(options, which.filter(), label: "grep") { reader in
            reader.isLatestOnly = latest
        } each: { item in
            guard let place = search.found(in: item.record) else { return true }
            found += 1
            if json {
                Terminal.write((item.line ?? item.record.line(seq: item.seq)) + [0x0A], to: STDOUT_FILENO)
            } else if !count {
                Terminal.print(RecordText.line(item.record))
                if let url = item.record.url ?? item.record.file { Terminal.print("    \(url)") }
                for excerpt in place.excerpts { Terminal.print("    " + Bidi.isolate(excerpt)) }
            }
            return true
        }
        if count { Terminal.print("\(found)") }
        if found == 0 { throw ArgumentParser.ExitCode(1) }
    }
}
