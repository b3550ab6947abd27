import Documents
package import Messaging

/// Payload of 0x0302: the member takes part with rows that it has frozen.
package struct RunAcceptance: Sendable, Hashable {
    /// SHA-256 of a salt kept at home and the frozen table's hash: the member can show later which
    /// rows it answered from, and nobody can guess them from this.
    package let frozenTable: Digest
    /// Whether the member will send its own figures for the report.
    package let namesOwnFigures: Bool

    package init(frozenTable: Digest, namesOwnFigures: Bool) {
        self.frozenTable = frozenTable
        self.namesOwnFigures = namesOwnFigures
    }

    package var payload: [UInt8] {
        let document: JSONValue = [
            "frozenTable": .string(frozenTable.hex), "ownFigures": .bool(namesOwnFigures),
        ]
        return document.encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let root = try DocumentReader(
                JSONParser.parse(payload), at: "acceptance", keys: ["frozenTable", "ownFigures"])
            frozenTable = try root.digest("frozenTable")
            namesOwnFigures = try root.bool("ownFigures")
        } catch {
            throw MessageError(error)
        }
    }
}
