import Markup

/// Text that the page's data holds and its markup does not: scripts would fill it in.
extension PageReading {
    struct Data {
        let letters: Double
        /// Where it came from the page's state.
        var story: StateStory?
    }

    /// Nil where the article's text stays what the markup shows.
    func readData(into article: inout Article, gain: Double) -> Data? {
        if let stated = structured.articleBody.flatMap(EmbeddedText.plain),
            isCut(article.text, by: stated.text, isSure: gain < Self.poorGain)
        {
            article.text = stated.text
            article.method = "json-ld"
            return Data(letters: Double(stated.letters))
        }
        guard gain < Self.poorGain * 2, evidence.embedded.contains(where: { $0.kind != .jsonLD }) else { return nil }
        let state = StateValues(evidence.embedded)
        guard !state.roots.isEmpty else { return nil }
        let story = StateStory(state, title: article.title)
        let described = story.isSure ? nil : described(by: state, title: article.title)
        guard
            let text = [described, story.text].compactMap({ $0 }).first(where: {
                isCut(article.text, by: $0, isSure: story.isSure)
            })
        else { return nil }
        if let title = story.title { article.title = title }
        article.text = text
        article.method = "state"
        return Data(letters: Double(EmbeddedText.letters(text)), story: story)
    }

    /// What the state says of the article's day, for pages that show all but that.
    func story(title: String?) -> StateStory? {
        let states = evidence.embedded.filter { $0.kind == .state }
        return states.isEmpty ? nil : StateStory(StateValues(states), title: title)
    }

    /// The page that React would build of its rows, read as pages are.
    private func described(by state: StateValues, title: String?) -> String? {
        guard let html = FlightMarkup.html(state) else { return nil }
        do throws(MarkupError) {
            let document = try HTMLDocument(parsing: html, keeping: .article)
            return document.withRoot { root in
                let page = PageEvidence(root: root, embedded: [], scriptCount: 0, source: html, url: url)
                var reading = PageReading(evidence: page, rules: nil)
                return reading.choose(title: title).text
            }
        } catch {
            return nil
        }
    }

    /// Whether the page's markup shows far less than its data says. A short text may be a teaser, where nothing says that it is
    /// the story.
    private func isCut(_ text: String, by stated: String, isSure: Bool) -> Bool {
        stated.utf8.count > (isSure ? 120 : 500) && stated.utf8.count > text.utf8.count * 2
    }
}
