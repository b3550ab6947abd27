import Foundation
package import Messaging

/// Why a member says nothing in a run that goes on, although it is its turn.
///
/// None of these is a lie of anybody: the run follows its log, and an honest coordinator stops it
/// or time mends it.
package enum Hindrance: Sendable, Hashable, CustomStringConvertible {
    /// The federation's newest roster no longer lists somebody who takes part.
    case revoked(InstitutionName)
    /// A member said that it leaves the federation.
    case leaving(InstitutionName)
    /// A member took its approval of the study back.
    case approvalWithdrawn(NodeID, InstitutionName)
    /// The coordinator's last message is not to be acted upon at this time.
    case outOfTime(EnvelopeError)
    /// The own policy gives no hours to a question before then, in Unix milliseconds.
    case outsideHours(untilMilliseconds: UInt64)

    package var description: String {
        switch self {
        case .revoked(let name):
            """
            \(name.text) is revoked since this run began. Nothing is answered in it; the operator \
            has to stop it.
            """
        case .leaving(let name):
            """
            \(name.text) leaves the federation. Nothing is answered in this run; the coordinator \
            stops it.
            """
        case .approvalWithdrawn(_, let name):
            """
            \(name.text) withdrew its approval of this study. Nothing is answered in the run; the \
            operator has to stop it.
            """
        case .outOfTime(let error): "The coordinator's last message is not acted upon: \(error)"
        case .outsideHours(let until):
            """
            The question waits for the policy's hours, until \
            \(Date(timeIntervalSince1970: Double(until) / 1000).formatted(.iso8601)).
            """
        }
    }
}

extension FederationLog {
    /// Why a run that was rightly opened is not to be gone on with, by the federation's newest
    /// roster and the members' newest decisions; nil where nothing stands against it.
    package func hindrance(of documents: RunDocuments) -> Hindrance? {
        let members = documents.study.members
        for (id, name) in members.map({ ($0.id, $0.name) })
            + [(documents.roster.coordinator.id, documents.roster.coordinator.name)]
        where roster?.entry(id)?.status != .active {
            return .revoked(name)
        }
        if let leaver = members.first(where: { departures[$0.id] != nil }) {
            return .leaving(leaver.name)
        }
        let decided = proposals.last { $0.message.digest == documents.publication.digest }
        return members.first { decided?.approvals[$0.id] == nil }
            .map { .approvalWithdrawn($0.id, $0.name) }
    }
}
