import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A log's disk` {
    static let run = RunID(bytes: [UInt8](repeating: 7, count: 16)) ?? .federation

    private func entry(_ number: UInt64, bytes: Int = 1) -> Ledger.Received {
        Ledger.Received(
            number: number, bytes: [UInt8](repeating: UInt8(number % 251), count: bytes))
    }

    @Test(
        arguments: [
            (UInt64(0), false), (64 << 20 - 1, false), (64 << 20, true), (.max, true), (nil, true),
        ] as [(UInt64?, Bool)])
    func `keeps 64 MiB free for what has begun`(free: UInt64?, isEnough: Bool) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let ledger = try Ledger(path: path, disk: Disk(freeBytes: { _ in free }))
        if isEnough {
            try ledger.requireReserve()
        } else {
            #expect(throws: LogError.reserve(path, freeBytes: free ?? 0)) {
                try ledger.requireReserve()
            }
        }
    }

    @Test func `keeps nothing of a write that failed before its commit`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        try Ledger(path: path).append([entry(1)], run: Self.run)
        let failure = LogError.inputOutput(path, code: 1034)
        let disk = Disk(reach: { point, _ in if point == .committing { throw failure } })
        let ledger = try Ledger(path: path, disk: disk)
        #expect(throws: failure) { try ledger.append([entry(2), entry(3)], run: Self.run) }
        #expect(try Ledger(path: path).received(run: Self.run) == [entry(1)])
    }

    @Test func `keeps all of a write after whose commit the program was killed`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let failure = LogError.inputOutput(path, code: 1034)
        let disk = Disk(reach: { point, _ in if point == .committed { throw failure } })
        #expect(throws: failure) {
            try Ledger(path: path, disk: disk).append([entry(1), entry(2)], run: Self.run)
        }
        #expect(try Ledger(path: path).received(run: Self.run) == [entry(1), entry(2)])
    }

    @Test(.enabled(if: SmallDisk.isPossible))
    func `when full, keeps the last transaction, and goes on when there is room`() throws {
        let disk = try SmallDisk(kibibytes: 1024)
        let path = disk.file("ledger.sqlite")
        let ledger = try Ledger(path: path)
        #expect(throws: LogError.self) { try ledger.requireReserve() }
        var count: UInt64 = 0
        #expect(throws: LogError.diskFull(path)) {
            while count < 100 {
                try ledger.append([entry(count + 1, bytes: 50_000)], run: Self.run)
                count += 1
            }
        }
        #expect((3..<20).contains(count))
        let kept = (1...count).map { entry($0, bytes: 50_000) }
        #expect(try ledger.received(run: Self.run) == kept)
        try disk.resize(kibibytes: 4096)
        try ledger.append([entry(count + 1, bytes: 50_000)], run: Self.run)
        #expect(try Ledger(path: path).received(run: Self.run).count == kept.count + 1)
    }

    @Test(.enabled(if: SmallDisk.isPossible))
    func `when write-protected, is named and ends the program with 74`() throws {
        let disk = try SmallDisk(kibibytes: 1024)
        let path = disk.file("ledger.sqlite")
        try write(to: path)
        try disk.protect()
        let error = #expect(throws: LogError.self) { try write(to: path) }
        #expect(error == .readOnly(path))
        #expect(error?.exitCode == 74)
    }

    private func write(to path: String) throws {
        try Ledger(path: path).append([entry(1)], run: Self.run)
    }
}
