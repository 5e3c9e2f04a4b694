import Testing
import Web

@Suite("An address within another")
struct CarriedURLTests {
    @Test(
        "is found plain, encoded, in base64, as a path, in query and fragment",
        arguments: [
            "https://wall.example/?to=https://www.news.example/story/5",
            "https://wall.example/?to=news.example/story/5/",
            "https://wall.example/?a=1&to=https%3A%2F%2Fnews.example%2Fstory%2F5%3Futm%3D1&b=2",
            "https://wall.example/?to=https%253A%252F%252Fnews.example%252Fstory%252F5",
            "https://wall.example/?r=aHR0cHM6Ly9uZXdzLmV4YW1wbGUvc3RvcnkvNQ==",
            "https://wall.example/?r=aHR0cHM6Ly9uZXdzLmV4YW1wbGUvc3RvcnkvNQ%3D%3D",
            "https://wall.example/#aHR0cHM6Ly9uZXdzLmV4YW1wbGUvc3RvcnkvNQ",
            "https://news.example/consent?return=/story/5",
            "https://news.example/consent?return=%2Fstory%2F5%3Fa%3Db", "https://wall.example/c#/story/5",
            "https://wall.example/c#next=https://news.example/story/5",
        ])
    func carried(href: String) throws {
        let asked = try #require(WebURL("https://news.example/story/5"))
        #expect(try #require(WebURL(href)).carries(asked))
    }

    @Test(
        "is not another page's, nor a front page",
        arguments: [
            ("https://wall.example/?to=https://news.example/story/55", "https://news.example/story/5"),
            ("https://wall.example/?to=https://news.example/", "https://news.example/"),
            ("https://wall.example/news.example/story/5", "https://news.example/story/5"),
            ("https://wall.example/?to=https://bad-news.example/story/5?", "https://news.example/5"),
            ("https://wall.example/?q=story", "https://news.example/story"),
            ("https://wall.example/?to", "https://a.example/b"),
        ])
    func absent(href: String, asked: String) throws {
        #expect(try !#require(WebURL(href)).carries(#require(WebURL(asked))))
    }

    @Test func arabicPathsAreComparedWithoutTheirEscapes() throws {
        let asked = try #require(WebURL("https://news.example/خبر/عاجل"))
        let wall = try #require(
            WebURL("https://wall.example/?u=https://news.example/%25D8%25AE%25D8%25A8%25D8%25B1/عاجل"))
        #expect(wall.carries(asked))
    }
}
