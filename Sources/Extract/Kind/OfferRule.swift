extension KindRule {
    /// A page whose data speaks of what it sells or lets, and of no article: a boat with its price, a house by the sea.
    static let offer = KindRule("offer") { seen in !seen.claimsArticle && seen.isOffer ? .offer : nil }
}

extension KindEvidence {
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
