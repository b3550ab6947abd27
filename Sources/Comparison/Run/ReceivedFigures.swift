import Documents
import Federation
import Messaging

/// Own figures that members sent in a run, as far as they can be read: what one member writes must
/// not keep the others from their report.
struct ReceivedFigures {
    private(set) var institutions: [InstitutionFigures] = []
    /// A sentence for each member whose figures are left out.
    private(set) var omissions: [String] = []

    init(_ machine: RoundMachine) {
        for member in machine.members {
            guard let payload = machine.figures[member.id], !payload.isEmpty else { continue }
            do throws(DocumentError) {
                institutions.append(try .received(payload, from: member.name.text))
            } catch {
                omissions.append(
                    "The figures that \(member.name.text) sent are left out: \(error)")
            }
        }
    }
}
