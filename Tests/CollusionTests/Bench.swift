import Federation
import FederationTesting
import Learning
import Messaging

/// Two questions put to four members, with many more words than a small run has, and with masks
/// that can be made wrongly.
struct Bench {
    enum Fault {
        case none
        /// The two honest members leave out the mask that they share. Their sum is right all the
        /// same.
        case maskOff
        /// Both questions have the same salt.
        case saltReused
    }

    /// Small counts that the two honest members split in one way or the other.
    enum Split { case evenly, allToTheFirst }

    static let members = 4
    static let words = 8192

    /// The coalition of the coordinator and the last `colluders` members.
    static func coalition(
        seed: UInt64, colluders: Int = 2, split: Split = .evenly, fault: Fault = .none
    ) throws -> Coalition {
        let ids = try FederationFixture.institutions(members).map(\.id)
        let keys = try ids.map { id in
            try AgreementKey(
                bytes: Digest.sha256(Array("mask key \(seed)".utf8), id.bytes).bytes)
        }
        let publicKeys = Dictionary(uniqueKeysWithValues: zip(ids, keys.map(\.publicKey)))
        var answers: [Coalition.Answer] = []
        for question in 0..<2 {
            let salt = Digest.sha256([UInt8(fault == .saltReused ? 0 : question)])
            let plain = Self.answers(to: question, split)
            for place in ids.indices {
                var known = publicKeys
                if fault == .maskOff, place < 2 { known[ids[1 - place]] = nil }
                let mask = AnswerMask(
                    own: keys[place], me: ids[place], keys: known, question: salt)
                answers.append(
                    Coalition.Answer(
                        member: ids[place], question: salt,
                        words: try mask?.applied(to: plain[place]) ?? []))
            }
        }
        let bad = ids.indices.suffix(colluders)
        return Coalition(
            answers: answers, publicKeys: publicKeys,
            secrets: Dictionary(uniqueKeysWithValues: bad.map { (ids[$0], keys[$0]) }))
    }

    /// The members' plain words. Both splits have the same sum.
    static func answers(to question: Int, _ split: Split) -> [[UInt64]] {
        var generator = SeededGenerator(seeds: UInt64(question), 0x62_65_6E_63)
        let total = (0..<words).map { _ in UInt64(2 * generator.index(below: 500)) }
        let others = [UInt64](repeating: 7, count: words)
        switch split {
        case .evenly: return [total.map { $0 / 2 }, total.map { $0 / 2 }, others, others]
        case .allToTheFirst:
            return [total, [UInt64](repeating: 0, count: words), others, others]
        }
    }
}
