/// What the loop wants of a claim.
package struct ClaimWish: Sendable, Equatable {
    /// How many targets there is room for.
    package var limit: Int
    /// How many transfers a site takes at a time.
    package var perSite: Int
    /// From the beginning of one transfer to that of the next: a site that has one takes no second in the same claim. What an
    /// origin asks for beyond that comes with `StateChange.started`.
    package var delay = Duration.zero
    /// Whether sites that live at one address take turns there.
    package var perAddress = false

    package init(limit: Int, perSite: Int, delay: Duration = .zero, perAddress: Bool = false) {
        self.limit = limit
        self.perSite = perSite
        self.delay = delay
        self.perAddress = perAddress
    }
}

/// A target that is ours until a change ends its lease.
package struct Claim: Sendable, Equatable {
    package var target: Target
    /// After that its transfer must not begin: it would still run when the lease ends by itself, and another daemon would ask the
    /// same site. nil where leases last until they are ended. The clock is one that does not stand still while the machine sleeps
    /// (`CLOCK_BOOTTIME`), so that a daemon that was frozen knows.
    package var startBy: ContinuousClock.Instant?

    package init(target: Target, startBy: ContinuousClock.Instant? = nil) {
        self.target = target
        self.startBy = startBy
    }
}
