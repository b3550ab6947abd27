import Federation
import Foundation
import Messaging
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15)), .sharing(PreparedFederation.agreedOnOwnCopy))
    struct `A bank's database` {
        private let federation: BankFederation
        private let data: BankData

        /// Every test begins with a sound database that nobody reads.
        init() async throws {
            federation = try PreparedFederation.current().federation
            try await federation.leaveAll()
            data = BankData(.capitalOne, copiedIn: federation.folder)
            try data.restore()
        }

        private var mapping: String { "\(federation.home(of: .capitalOne))/mapping.json" }

        private let check = ["check", "--study", SampleBank.study]
        private let approval = SampleBank.approval + ["sba-california"]

        @Test func `that can't be read ends check, approve and join with one status and sentence`()
            async throws
        {
            for fault in DatabaseFault.allCases {
                let sound = try Data(contentsOf: URL(filePath: mapping))
                try fault.arrange(data, mapping: mapping)
                for command in [check, approval, ["join"]] {
                    if fault == .damaged && command == ["join"] { continue }
                    let end = try await federation.node(.capitalOne, command)
                    #expect(end.status == fault.status, "\(fault), \(command): \(end.errors)")
                    #expect(
                        end.errors.contains(fault.sentence), "\(fault), \(command): \(end.errors)")
                }
                try sound.write(to: URL(filePath: mapping))
                try data.restore()
            }
            #expect(try await federation.node(.capitalOne, check).status == 0)
        }

        @Test func `that a writer holds is waited for, and then said to be locked`() async throws {
            let lock = try SQLiteWriterLock(data.database)
            async let checked = federation.node(.capitalOne, check)
            async let approved = federation.node(.capitalOne, approval)
            async let joined = federation.node(.capitalOne, ["join"])
            for end in [try await checked, try await approved, try await joined] {
                #expect(end.status == 75)
                #expect(end.errors.contains("was locked by a writer for 5 s; try again"))
            }
            withExtendedLifetime(lock) {}
        }

        @Test func `of one outcome or without rows fails the check, and is not approved`()
            async throws
        {
            let sound = try String(contentsOfFile: mapping, encoding: .utf8)
            let changes = [
                (
                    #""chargeoff": "charged_off""#, #""chargeoff": "paid_in_full""#,
                    "rarer class, 0 of 65"
                ),
                (#""from": "ln""#, #""from": "ln", "where": "appr_k < 0""#, "rarer class, 0 of 0"),
            ]
            for (text, other, finding) in changes {
                let changed =
                    sound
                    .replacing(#", "where": "disb_ts IS NOT NULL""#, with: "")
                    .replacing(text, with: other)
                try Data(changed.utf8).write(to: URL(filePath: mapping))
                let checked = try await federation.node(.capitalOne, check)
                #expect(checked.status == 1)
                #expect(checked.output.contains(finding), "\(checked.output)\(checked.errors)")
                #expect(checked.errors.contains("The check failed; nothing can be approved"))
                let approved = try await federation.node(.capitalOne, approval)
                #expect(approved.status == 1)
                #expect(approved.errors.contains("The check failed; nothing is signed."))
            }
            try Data(sound.utf8).write(to: URL(filePath: mapping))
        }

        @Test func `that is gone when a run opens lets the bank refuse, and all hear of it`()
            async throws
        {
            try await federation.joinAll()
            let other = try await federation.join(.wellsFargo)
            let node = try await federation.join(.capitalOne)
            try await node.line(with: "joined; waiting for runs")
            try FileManager.default.removeItem(atPath: data.database)
            let run = try await federation.open()
            try await node.line(with: "capital-one.sqlite: no such file.")
            let cancellation = try await federation.cancellation(of: run)
            #expect(cancellation?.reason == .refused)
            #expect(
                cancellation?.text == """
                    capital-one refused at opening: The institution's database can't be read for \
                    this study at the moment. A new run would pass once it can.
                    """)
            try await other.line(with: "stopped by the coordinator: capital-one refused")

            try data.restore()
            let next = try await federation.open()
            try await federation.finish(next)
        }

        @Test func `that a writer holds when a run opens delays the run`() async throws {
            try await federation.joinAll()
            try await federation.join(.capitalOne).line(with: "joined; waiting for runs")
            let lock = try SQLiteWriterLock(data.database)
            let run = try await federation.open()
            try await federation.join(.capitalOne).line(with: "was locked by a writer for 5 s")
            #expect(
                try await federation.coordinator(["runs"]).output.contains("waits for capital-one"))
            lock.release()
            try await federation.finish(run)
        }

        @Test func `that changes in the middle of a run ends it`() async throws {
            try await federation.join(.wellsFargo)
            let node = try await federation.join(.capitalOne)
            let run = try await federation.open()
            try await node.line(with: "accepts the run")
            try await federation.kill(.capitalOne)
            try data.replace("531210", with: "532230")
            try await federation.joinAll()
            let cancellation = try await federation.cancellation(of: run)
            #expect(cancellation?.reason == .refused)
            #expect(
                cancellation?.text.contains("The table changed since this run began.") == true)
        }
    }
}
