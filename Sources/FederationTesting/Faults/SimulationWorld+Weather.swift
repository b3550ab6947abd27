import Federation
import Messaging

extension SimulationWorld {
    /// Partitions begin, and clocks go wrong and right again.
    mutating func changeWeather() {
        if happens(simulation.faults.partitions) {
            count(.partition)
            let end = steps + 10 + draw(below: 100)
            let (victim, isWhole) = (draw(below: seats.count), draw(below: 3) == 0)
            for index in seats.indices where isWhole || index == victim || draw(below: 3) == 0 {
                seats[index].isolatedUntil = end
            }
        }
        if happens(simulation.faults.clockJumps) {
            count(.clockJump)
            let jumps: [Int64] = [0, 0, 0, 30, 150, 3_600, 172_800, 700_000]
            let sign: Int64 = draw(below: 2) == 0 ? 1 : -1
            let place = draw(below: seats.count + 1)
            let jumper = place < seats.count ? seats[place].member.clock : coordinatorClock
            jumper.setWrong(byMilliseconds: sign * jumps[draw(below: jumps.count)] * 1000)
        }
    }

    /// The first member leaves the roster, once the run has come that far.
    mutating func revokeWhenDue() async throws {
        guard let entries = simulation.revocation, !isRevoked, let program = coordinator.program,
            invariants.count >= UInt64(entries)
        else { return }
        isRevoked = true
        count(.revocation)
        try coordinator.revoke(seats[0].member.node.id)
        try await program.refresh()
    }
}
