package import Messaging

/// Whose rows an institution answers from in one run, and with whom.
///
/// Two runs whose cohorts differ in a few entities subtract to those; two whose members differ in
/// one institution subtract to that one.
package struct Cohort: Sendable, Hashable {
    package let members: Set<NodeID>
    /// SHA-256 of the mapping's views and of what the study says about rows.
    package let query: Digest
    /// SHA-256 of the frozen table.
    package let table: Digest
    /// Tells the key of the marks from another one.
    package let key: Digest
    /// Of all rows.
    package let entities: BlindedEntities
    /// Of the rows that models are trained on.
    package let trained: BlindedEntities

    package init(
        members: Set<NodeID>, query: Digest, table: Digest, key: Digest,
        entities: BlindedEntities, trained: BlindedEntities
    ) {
        self.members = members
        self.query = query
        self.table = table
        self.key = key
        self.entities = entities
        self.trained = trained
    }

    /// Whether the sums of two runs subtract to those of fewer than `smallest` entities.
    package func tellsFew(from other: Cohort, smallest: Int) -> Bool {
        [(entities, other.entities), (trained, other.trained)].contains { own, earlier in
            (1..<max(1, smallest)).contains(own.difference(from: earlier))
        }
    }

    /// Whether two runs over some of the same entities differ in one member.
    package func tellsMember(from other: Cohort) -> Bool {
        members.symmetricDifference(other.members).count == 1
            && entities.shared(with: other.entities) > 0
    }
}

/// The cohort of a run beside those that were answered from before.
package struct CohortHistory: Sendable, Hashable {
    package let own: Cohort
    package let earlier: [Cohort]
    /// Whether the institution approved, with a reason that every member sees, that the members
    /// differ in one.
    package let acceptsMemberDifference: Bool

    package init(own: Cohort, earlier: [Cohort], acceptsMemberDifference: Bool) {
        self.own = own
        self.earlier = earlier
        self.acceptsMemberDifference = acceptsMemberDifference
    }

    /// The waiver by which an approval accepts it.
    package static let waiver = PolicyRule.memberDifferenceWord
}
