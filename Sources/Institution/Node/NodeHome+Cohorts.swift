import Console
package import Federation
import Learning
package import Messaging
import Tabular

extension NodeHome {
    private static let blindingKey = "keys/blinding.key"

    /// The key of the query ledger's marks; made when it is first asked for.
    package var blindingKey: BlindingKey {
        get throws {
            if folder.exists(Self.blindingKey) {
                return try BlindingKey(bytes: folder.read(Self.blindingKey, isSecret: true))
            }
            let key = BlindingKey.fresh()
            try folder.write(key.bytes, to: Self.blindingKey)
            return key
        }
    }

    /// Whose rows a study is answered from, with whom.
    package func cohort(_ own: StudyRows, members: Set<NodeID>) throws -> Cohort {
        let key = try blindingKey
        let marks = own.loaded.entityKeys.map(key.mark)
        let frame = own.loaded.frame
        func entities(of rows: [Int]) -> BlindedEntities {
            BlindedEntities(Set(rows.map { frame.entities[$0] }).map { marks[$0] })
        }
        return Cohort(
            members: members, query: own.query,
            table: Digest(bytes: own.loaded.tableHash) ?? .zero, key: key.digest,
            entities: entities(of: Array(0..<frame.rowCount)),
            trained: entities(of: frame.rows(in: .training)))
    }
}
