/// Takes out of a failing plan what it fails without: faults, then habits, then days.
package struct Minimiser {
    let folder: String
    /// The rule that has to stay broken: another problem is another story.
    let rule: String

    package init(of verdict: Verdict, folder: String) {
        self.folder = folder
        rule = verdict.problems.first?.rule ?? ""
    }

    package func smallest(_ plan: Plan, say: (String) -> Void) async -> Plan {
        var plan = plan
        while plan.until > 1 {
            var shorter = plan
            shorter.until = max(1, plan.until * 2 / 3)
            guard await fails(shorter) else { break }
            plan = shorter
            say("\(plan.until) days")
        }
        plan.faults = await needed(plan.faults, in: plan) { $0.faults = $1 }
        say("\(plan.faults.count) faults")
        let all = plan.habits.sorted { $0.rawValue < $1.rawValue }
        plan.habits = Set(await needed(all, in: plan) { $0.habits = Set($1) })
        say("\(plan.habits.count) habits")
        return plan
    }

    /// Takes away halves, quarters, single ones, as far as it still fails.
    private func needed<T>(_ all: [T], in plan: Plan, put: (inout Plan, [T]) -> Void) async -> [T] {
        var kept = all
        var size = kept.count
        while size > 0 {
            var start = 0
            while start < kept.count {
                var fewer = kept
                fewer.removeSubrange(start..<min(kept.count, start + size))
                var without = plan
                put(&without, fewer)
                if await fails(without) { kept = fewer } else { start += size }
            }
            size /= 2
        }
        return kept
    }

    private func fails(_ plan: Plan) async -> Bool {
        await Run.result(of: plan, folder: folder).problems.contains { $0.rule == rule }
    }
}
