extension KindRule {
    /// A page whose data speaks of what it sells or lets, and of no article: a boat with its price, a house by the sea.
    static let offer = KindRule("offer") { seen in !seen.claimsArticle && seen.isOffer ? .offer : nil }

    /// A page that the shop's program calls a product's.
    static let product = KindRule("product") { seen in
        seen.isNamedProduct && !seen.structured.hasArticle ? .offer : nil
    }
}

extension KindEvidence {
    /// What shop programs call the body of a product's page. Plugins for search engines state `article` of it all the same.
    private static let productNames: Set<String> = ["template-product", "catalog-product-view", "product-product"]

    /// In WordPress a magazine may have posts of its own that it calls products: the shop's name stands beside it.
    fileprivate var isNamedProduct: Bool {
        bodyNames.isSuperset(of: ["single-product", "woocommerce"]) || !bodyNames.isDisjoint(with: Self.productNames)
    }

    fileprivate var isOffer: Bool {
        if type == "product" || type.utf8.starts(with: "product.".utf8) || type == "og:product" { return true }
        let types = facts.itemTypes.union(structured.otherTypes)
        if types.contains("Product") { return types.contains("Offer") || types.contains("AggregateOffer") }
        return !types.isDisjoint(with: Self.lodgings)
            && !types.isDisjoint(with: ["AggregateRating", "Offer", "Review"])
    }

    private static let lodgings: Set<String> = [
        "LodgingBusiness", "Hotel", "Accommodation", "Apartment", "House", "VacationRental", "BedAndBreakfast",
        "RealEstateListing", "SingleFamilyResidence", "Vehicle", "Car",
    ]
}
