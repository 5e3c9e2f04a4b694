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

    /// In WordPress a magazine may have posts of its own that it calls products: the shop's name stands beside it, or its data
    /// speaks of the goods.
    fileprivate var isNamedProduct: Bool {
        if bodyNames.contains("single-product") {
            return bodyNames.contains("woocommerce") || !article.statedTypes.isDisjoint(with: ["Product", "ItemPage"])
        }
        return !bodyNames.isDisjoint(with: Self.productNames)
    }

    fileprivate var isOffer: Bool {
        if type == "product" || type.utf8.starts(with: "product.".utf8) || type == "og:product" { return true }
        let types = article.statedTypes
        if types.contains("Product") { return !types.isDisjoint(with: Self.trade) }
        // What a house does for others: nobody signs it, and it has no day.
        if !types.isDisjoint(with: Self.services), !isDated, facts.bylines.isEmpty { return true }
        return !types.isDisjoint(with: Self.lodgings)
            && !types.isDisjoint(with: ["AggregateRating", "Offer", "Review"])
    }

    private static let trade: Set<String> = ["Offer", "AggregateOffer", "AggregateRating"]

    private static let services: Set<String> = ["Service", "ProfessionalService", "FinancialProduct"]

    private static let lodgings: Set<String> = [
        "LodgingBusiness", "Hotel", "Accommodation", "Apartment", "House", "VacationRental", "BedAndBreakfast",
        "RealEstateListing", "SingleFamilyResidence", "Vehicle", "Car",
    ]
}
