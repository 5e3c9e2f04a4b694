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
        for fault in plan.faults {
            var without = plan
            without.faults.removeAll { $0.number == fault.number }
            if await fails(without) { plan = without }
        }
        say("\(plan.faults.count) faults")
        for habit in plan.habits.sorted(by: { $0.rawValue < $1.rawValue }) {
            var without = plan
            without.habits.remove(habit)
            if await fails(without) { plan = without }
        }
        say("\(plan.habits.count) habits")
        return plan
    }

    private func fails(_ plan: Plan) async -> Bool {
        await Run.result(of: plan, folder: folder).problems.contains { $0.rule == rule }
    }
}
