import Foundation

/// Where a program keeps its state if nobody says otherwise: under the user's state directory.
package func defaultHome(program: String) -> String {
    let environment = ProcessInfo.processInfo.environment
    let state = environment["XDG_STATE_HOME"] ?? "\(NSHomeDirectory())/.local/state"
    return "\(state)/\(program)"
}
