import Bytes
import Web

/// The section by the way down to the article.
extension PageReading {
    private static let sectionBytes = 80

    /// The last step of the first way that has one. The front page is no section, nor is the article itself.
    func crumbSection(_ naming: Naming) -> String? {
        let own = JunkLabels.fold((naming.title ?? "").utf8)
        let names = naming.siteNames + naming.affixes
        for steps in [structured.crumbs] + facts.crumbs.map({ PageCrumbs.shown($0, outline) }) {
            let last = steps.enumerated().last { at, step in
                let folded = JunkLabels.fold(step.name.utf8)
                return !folded.isEmpty && folded != own && step.name.utf8.count < Self.sectionBytes
                    && !(at == 0 && leadsHome(step)) && !isPage(step)
                    && !Naming.isSite(step.name, names: names, host: "")
            }
            if let last { return last.element.name }
        }
        return nil
    }

    private func leadsHome(_ step: PageCrumbs.Step) -> Bool {
        guard let href = step.href else { return true }
        guard let target = WebURL(href, base: url) else { return href == "/" }
        return FrontPage.isHome(target)
    }

    private func isPage(_ step: PageCrumbs.Step) -> Bool {
        guard let url, let target = step.href.flatMap({ WebURL($0, base: url) }) else { return false }
        return target.path == url.path && target.host == url.host
    }
}
