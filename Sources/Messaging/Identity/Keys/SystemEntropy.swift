/// The operating system's generator: keys, secrets, salts and run ids come from here, and nothing
/// that a run's numbers depend on.
enum SystemEntropy {
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }
}
