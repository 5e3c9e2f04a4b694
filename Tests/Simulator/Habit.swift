/// What outlets and their servers do.
package enum Habit: String, Sendable, CaseIterable {
    /// Addresses change, the old ones lead on.
    case slugs
    case revisions, headlines
    /// The same text at several outlets.
    case agency
    case unstableGUIDs, recycledGUIDs, linkParameters
    /// 304 to everything, a tag that never changes, a weak one.
    case always304, constantETag, weakETag
    /// Few entries in the feed, many at once.
    case overflow
    /// The feed's address leads to another one for good, and ends later.
    case feedMoves
    case feedGone
    /// A site is away for days.
    case deaths
    case articleDeaths
    case robotsChanges, robotsOutages, crawlDelay
    case botWalls, loginPages
    case clockSkew, retryAfter, patience
    case slowAnswers, cutBodies
    case printPages, secondPages
    case sharedAddress
    case listings, sitemaps
    /// Two sources that name the same pages.
    case twoSources
    /// Server errors now and then.
    case hiccups
}
