import PowerCuts
import Store
import Synchronization

/// What the database knows, commit by commit, and with which of them a loss of power ends.
extension Session {
    /// The loop commits what it was told before it asks for more: all that was answered is in it.
    func note(commit number: Int) {
        let told = model.withLock { model in
            model.settle()
            return model.settledTold
        }
        let commit = Commit(told: told, offset: time.offset, at: time.elapsed)
        let alive = Set(disk.power.commits)
        state.withLock { state in
            if state.commits.count > 2 * alive.count + 16 {
                state.commits = state.commits.filter { alive.contains($0.key) }
            }
            state.commits[number] = commit
        }
    }

    /// The database as the power has left it: any commit since the last that was flushed may be its last, and what was done after
    /// that is there in part.
    func losePower(_ number: Int) -> DatabaseImage {
        var chance = Chance(plan.seed, "index", String(number))
        let commits = disk.power.commits
        guard let newest = commits.last else { return DatabaseImage() }
        let last = chance.happens(0.3) ? newest : chance.pick(commits)
        let image = DatabaseImage(disk.power.remains(after: last) { chance.happens($0) })
        guard let commit = state.withLock({ $0.commits[last] }) else {
            state.withLock { $0.failure = "nothing is known of commit \(last)" }
            return image
        }
        let snapshot = Snapshot(image: image, told: commit.told, offset: commit.offset, at: commit.at)
        state.withLock { $0.snapshots[number] = snapshot }
        let now = time.elapsed
        if last != newest { model.withLock { $0.rollBack(to: commit.told, at: now) } }
        return image
    }
}
