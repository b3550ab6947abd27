import Foundation

/// The memory of this process that is in use.
enum ResidentMemory {
    /// In MiB; 0 where the system doesn't say.
    static var mebibytes: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (Double(line.filter(\.isNumber)) ?? 0) / 1024
    }

    /// What `body` gives, and the most that was in use meanwhile, looked at every 10 ms.
    static func peak<Value: Sendable>(
        _ body: @Sendable () async throws -> Value
    ) async throws -> (value: Value, mebibytes: Double) {
        try await withThrowingTaskGroup(of: Double.self) { group in
            group.addTask {
                var peak = mebibytes
                while !Task.isCancelled {
                    peak = max(peak, mebibytes)
                    try? await Task.sleep(for: .milliseconds(10))
                }
                return max(peak, mebibytes)
            }
            let value = try await body()
            group.cancelAll()
            return (value, try await group.next() ?? 0)
        }
    }
}
