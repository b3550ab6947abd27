import Foundation

/// Where a program keeps its state if nobody says otherwise: under the user's state directory.
package func defaultHome(program: String) -> String {
    let environment = ProcessInfo.processInfo.environment
    let state = environment["XDG_STATE_HOME"] ?? "\(NSHomeDirectory())/.local/state"
    return "\(state)/\(program)"
}

/// A file's bytes, or a named end.
package func contents(of path: String) throws(Failure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure(.notFound, "There is no readable file \(path).")
    }
    return [UInt8](data)
}
