import Markup

/// What a page has around its content, told by elements, roles, and the names that nearly all templates give these parts.
/// A page whose links all stand in such parts is read as if there were none (`ListingChoice`).
enum ListingFurniture {
    enum Part {
        case menu
        /// An article has these too.
        case headOrFoot
    }

    static func part(_ node: HTMLNode) -> Part? {
        switch node.tag {
        case .nav, .aside, .menu: return .menu
        case .header, .footer: return .headOrFoot
        case .html, .body, .main, .article: return nil
        default: break
        }
        switch node.attribute("role")?.lowercased() {
        case "navigation", "menu", "menubar", "complementary": return .menu
        case "banner", "contentinfo": return .headOrFoot
        default: break
        }
        let named = [node.attribute("id"), node.attribute("class")].compactMap { $0 }
        return named.contains(where: isNamed) ? .menu : nil
    }

    /// `footer`, `site-footer`, `main_menu`: the name of the part, alone or behind whose it is.
    private static func isNamed(_ names: String) -> Bool {
        names.lowercased().split(separator: " ").prefix(8).contains { name in
            let parts = name.split { $0 == "-" || $0 == "_" }
            if parts.contains(where: { consentNames.contains(String($0)) }) { return true }
            guard let last = parts.last, parts.count <= 2, partNames.contains(String(last)) else { return false }
            return parts.count == 1 || owners.contains(String(parts[0]))
        }
    }

    private static let partNames: Set = [
        "footer", "nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "copyright",
    ]
    private static let consentNames: Set = ["cookie", "cookies", "consent", "gdpr"]
    private static let owners: Set = ["site", "page", "main", "top", "bottom", "header", "footer", "primary", "mobile"]
}
