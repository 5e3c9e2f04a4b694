import Bytes
import Testing
import Text
import Web

@testable import Extract

@Suite("Articles in a page's state")
struct StatePages {
    private static let sentence = "The port office said the ferry sails again from Monday, after eleven weeks in dock. "
    private static let paragraphs = (1...6).map { "Part \($0). " + sentence }
    private static let html = paragraphs.map { "<p>\($0)</p>" }.joined()
    private static let menu = (0..<8).map { "<a href='/s/\($0)'>Harbour news \($0)</a>" }.joined()

    private static func read(_ script: String, title: String = "The ferry sails again - Bay") throws -> Extraction {
        let page =
            "<html><head><title>\(title)</title></head><body><nav>\(menu)</nav><div id='app'></div>\(script)</body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
    }

    private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\\\"") + "\"" }

    private static func blocks(_ make: (String) -> String) -> String { paragraphs.map(make).joined(separator: ",") }

    private static let titled = "\"title\":\"The ferry sails again\""

    private static let scripts: [String] = [
        "<script id='__NEXT_DATA__' type='application/json'>{\"props\":{\"article\":{\(titled),\"content\":\(quoted(html))}}}</script>",
        "<script type='application/json'>{\"post\":{\(titled),\"body\":\(quoted(html))}}</script>",
        "<script>window.__INITIAL_STATE__ = {\"a\":{\(titled),\"body\":\(quoted(html))}};(function(){var s;}());</script>",
        "<script>window[\"__PRELOADED_STATE__\"]={a:{title:'The ferry sails again',body:'\(html)'}}</script>",
        "<script>window.__DATA__ = JSON.parse(\(quoted("{\(titled),\"body\":\"\(html)\"}")))</script>",
        "<script>window.__NUXT__={data:[{\(titled),\"content\":\(quoted(html))}]}</script>",
        "<script>window.__NUXT__=(function(a,b,c){return {layout:c,data:[{title:a,content:b}],error:void 0}}(\"The ferry sails again\",\(quoted(html)),\"default\"));</script>",
        "<script type='application/json' id='__NUXT_DATA__'>[[\"Reactive\",1],{\"data\":2},{\"post\":3},{\"title\":4,\"body\":5},\"The ferry sails again\",\(quoted(html))]</script>",
        "<script>window.__APOLLO_STATE__={\"ROOT_QUERY\":{\"post\":{\"__ref\":\"Post:1\"}},\"Post:1\":{\(titled),\"content\":{\"bodyModel\":{\"paragraphs\":["
            + (0..<6).map { "{\"__ref\":\"P:\($0)\"}" }.joined(separator: ",") + "]}}},"
            + paragraphs.enumerated().map { "\"P:\($0)\":{\"text\":\"\($1)\"}" }.joined(separator: ",") + "}</script>",
        "<script>window.Fusion=window.Fusion||{};Fusion.globalContent={\"headlines\":{\"basic\":\"The ferry sails again\"},\"content_elements\":["
            + blocks { "{\"type\":\"text\",\"content\":\"\($0)\"}" } + "]};Fusion.x={};</script>",
        // Draft.js, ProseMirror as a string, Editor.js.
        "<script type='application/json'>{\(titled),\"body\":{\"blocks\":["
            + blocks { "{\"type\":\"unstyled\",\"text\":\"\($0)\"}" }
            + "],\"entityMap\":{}}}</script>",
        "<script type='application/json'>{\(titled),\"body\":"
            + quoted(
                "{\"type\":\"doc\",\"content\":["
                    + blocks { "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"\($0)\"}]}" } + "]}")
            + "}</script>",
        "<script type='application/json'>{\(titled),\"content\":{\"blocks\":["
            + blocks { "{\"type\":\"paragraph\",\"data\":{\"text\":\"\($0)\"}}" }
            + "]}}</script>",
        // React's rows, in two pieces.
        "<script>self.__next_f.push([1,\"1:T2,ab5:[\\\"$\\\",\\\"article\\\",null,{\\\"children\\\":[[\\\"$\\\",\\\"h1\\\",null,{\\\"children\\\":\\\"The ferry sails again\\\"}],\"])</script>"
            + "<script>self.__next_f.push([1,"
            + quoted(
                blocks { "[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"\($0)\\\"}]" }.replacing("\\\"", with: "\"")
                    + "]}]\\n") + "])</script>",
    ]

    @Test("Are read, a paragraph a line, and are no index for the menu over them", arguments: scripts)
    func read(script: String) throws {
        let found = try Self.read(script)
        #expect(found.kind == .article)
        #expect(found.article.text.split(separator: "\n").map(String.init) == Self.paragraphs.map { ASCII.trimmed($0) })
        #expect(found.article.title == "The ferry sails again" || found.article.title == "The ferry sails again - Bay")
    }

    @Test(
        "Tell the day beside the title, seconds since 1970 too",
        arguments: [
            "\"publishedAt\":\"2026-03-10T09:15:00+03:00\"", "\"firstPublishedAt\":1773134100000",
            "\"date\":\"2026-03-10\"",
        ])
    func published(stamp: String) throws {
        let script =
            "<script type='application/json'>{\"p\":{\(Self.titled),\(stamp),\"body\":\(Self.quoted(Self.html))}}</script>"
        let found = try Self.read(script).article
        #expect(found.published?.date.dayText == "2026-03-10")
        #expect(found.title == "The ferry sails again")
    }

    @Test("Of several stories the one with the page's title is the page's; without it none is")
    func several() throws {
        let other = Self.html.replacing("Part", with: "Another part")
        let list =
            "{\"items\":[{\"title\":\"The bell rings\",\"body\":\(Self.quoted(other + other))},"
            + "{\(Self.titled),\"body\":\(Self.quoted(Self.html))}]}"
        let found = try Self.read("<script type='application/json'>\(list)</script>")
        #expect(found.article.text.hasPrefix("Part 1."))
        #expect(
            try Self.read("<script type='application/json'>\(list)</script>", title: "Harbour").article.text.isEmpty)
    }

    @Test("Never take the place of a text that the page shows")
    func shown() throws {
        let script =
            "<script type='application/json'>{\(Self.titled),\"body\":\(Self.quoted(Self.html + Self.html))}</script>"
        let page =
            "<html><head><title>The ferry sails again</title></head><body><main><h1>The ferry sails again</h1>"
            + "\(FerryPage.prose)</main>\(script)</body></html>"
        let text = try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.text
        #expect(text.hasSuffix(ASCII.trimmed("Part 7. " + FerryPage.sentence)))
    }

    @Test(
        "Malformed, cut off or hostile they are passed over",
        arguments: [
            "<script>window.a=</script>", "<script>window.__NUXT__=(function(a,b){return {",
            "<script>window.__NUXT__=(function(" + String(repeating: "a,", count: 300),
            "<script>" + String(repeating: "x=(function(", count: 200) + "</script>",
            "<script>x=" + String(repeating: "[", count: 5_000) + "</script>",
            "<script>x=" + String(repeating: "{a:", count: 5_000) + "1</script>",
            "<script>x=JSON.parse('" + String(repeating: "\\u12", count: 300) + "')</script>",
            "<script>x=JSON.parse(decodeURIComponent(\"" + String(repeating: "%7B%", count: 300) + "\"))</script>",
            "<script type='application/json'>[" + String(repeating: "[1,1],", count: 300) + "0]</script>",
            "<script type='application/json'>[{\"a\":1},{\"b\":0,\"c\":1},{\"d\":1}]</script>",
            "<script>self.__next_f.push([1,\"0:T" + String(repeating: "f", count: 500) + ",x\"])</script>",
            "<script>self.__next_f.push([1,\"0:[\\\"$\\\",\\\"p\\\",null,{\\\"children\\\":\\\"$0\\\"}]\\n\"])</script>",
            "<script>window.__APOLLO_STATE__={\"ROOT_QUERY\":{},\"A\":{\"title\":{\"__ref\":\"A\"},\"body\":{\"__ref\":\"A\"},\"x\":\""
                + String(repeating: "y", count: 400) + "\"}}</script>",
        ])
    func malformed(script: String) throws {
        #expect(try Self.read(script).article.text.isEmpty)
    }

    @Test("A shadow root that the page declares is part of it")
    func shadowRoot() throws {
        let page =
            "<html><head><title>The ferry sails again</title></head><body><ferry-news><template shadowrootmode='open'>"
            + "<style>p{margin:0}</style><h1>The ferry sails again</h1>\(FerryPage.prose)</template></ferry-news>"
            + "<template><p>\(FerryPage.sentence)</p></template></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article
        #expect(found.text.hasPrefix("Part 1."))
        #expect(found.text.hasSuffix(ASCII.trimmed("Part 7. " + FerryPage.sentence)))
    }

    @Test("A story for readers without scripts is one, where the page shows no other")
    func noscript() throws {
        let story =
            "<p>The ferry sails again from Monday, said the port office of the town.</p>"
            + "<p>It was in dock for eleven weeks, and all of it was repaired by three men.</p>"
        let filler = Self.quoted(String(repeating: "Harbour news ", count: 40))
        let state = { (text: String) in
            try Self.read(
                "<script>window.__STATE__ = {\"menu\":[\(filler)],\"a\":{\(Self.titled),\"body\":\(Self.quoted(text))}};</script>"
            )
        }
        let found = try state(story)
        #expect(found.article.text.utf8Contains("It was in dock") && found.kind == .article)
        let teaser =
            "The ferry sails again from Monday, said the port office, after eleven weeks in dock and many repairs, of which…"
        #expect(try !state(teaser).article.text.utf8Contains("sails again"))
    }
}
