/// How a program of the suite ends, after sysexits.h.
package enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
    case done = 0
    /// The answer is no: a check failed, a verification found a fault.
    case no = 1
    case usage = 64
    case badData = 65
    case notFound = 66
    case unreachable = 69
    case defect = 70
    case cannotCreate = 73
    case inputOutput = 74
    case tryLater = 75
    case protocolBroken = 76
    case forbidden = 77
    case configuration = 78
}

/// An error that knows how the program ends that meets it.
package protocol EndsProgram: Error {
    var exitStatus: ExitStatus { get }
}

/// An end with a sentence for people and a status for scripts.
package struct Failure: Error, Hashable, CustomStringConvertible {
    package let status: ExitStatus
    package let description: String

    package init(_ status: ExitStatus, _ description: String) {
        self.status = status
        self.description = description
    }
}
