import Foundation

/// Another program, run to its end for what it prints.
enum Command {
    struct Failure: Error {
        let program: String
        let status: Int32
    }

    /// What the program, found by PATH, writes to standard output; throws if it ends with a failure.
    static func output(of arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(program: arguments.first ?? "", status: process.terminationStatus)
        }
        return data
    }
}
