import Documents
import Messaging

extension MessageContents.Statement {
    /// Every leaf of a document, in its order; none is left out. A secret is named, not shown.
    static func all(in document: JSONValue, of type: MessageType) -> [Self] {
        leaves(of: document, at: "").map { path, value in
            let key = path.replacing(#/\[[0-9]+\]/#, with: "")
            let isSecret = type == .registrationRequest && key == "secret"
            return Self(
                path: path, meaning: meanings[type]?[key],
                value: isSecret ? "not shown" : value)
        }
    }

    static func pairKey(_ key: String) -> Self {
        Self(
            path: "pair_key", meaning: "public key of this run's masks",
            value: key)
    }

    private static func leaves(of value: JSONValue, at path: String) -> [(String, String)] {
        switch value {
        case .null: [(path, "nothing")]
        case .bool(let truth): [(path, truth ? "yes" : "no")]
        case .number(let text), .string(let text): [(path, text)]
        case .array(let elements) where elements.isEmpty: [(path, "none")]
        case .object(let members) where members.isEmpty: [(path, "none")]
        case .array(let elements):
            elements.enumerated().flatMap { leaves(of: $1, at: DocumentPath.join(path, $0)) }
        case .object(let members):
            members.flatMap { leaves(of: $0.value, at: DocumentPath.join(path, $0.key)) }
        }
    }

    /// By type and by path, without the places in lists.
    private static let meanings: [MessageType: [String: String]] = [
        .registrationRequest: [
            "registration": "form of the request", "name": "name of the institution",
            "signingKey": "public key of its signatures",
            "certificateRequest": "name and public key of its connections, signed with that key",
            "invitation": "which of the operator's invitations it answers",
            "secret": "what the operator handed over with it",
            "federation": "fingerprint of the federation as it was seen here",
        ],
        .studyApproval: [
            "study": "SHA-256 of the study", "waivers": "what was waived",
            "waivers.check": "check that may warn", "waivers.feature": "feature it is about",
            "waivers.reason": "why", "waivers.who": "who says so",
            "timeTravel.mapping": "SHA-256 of the mapping",
            "timeTravel.verdict": "whether later rows change a feature",
            "timeTravel.rows": "observations tested, rounded down to 50",
            "timeTravel.tables": "tables whose later rows were changed",
            "timeTravel.seed": "seed of the test",
            "timeTravel.attested": "features that are vouched for, not tested",
        ],
        .studyDeclined: ["study": "SHA-256 of the study", "reason": "why"],
        .rotationRequest: [
            "rotation": "form of the request", "keyEpoch": "which keys these are, counted from 1",
            "signingKey": "new public key of its signatures",
            "certificateRequest": "name and new public key of its connections",
            "proof": "signature by the new key over the old one and the new",
        ],
        .leaveNotice: ["leave": "form of the notice", "reason": "why"],
        .runAcceptance: [
            "frozenTable": "SHA-256 of a salt that stays here and of the table's hash",
            "ownFigures": "whether own figures will be sent for the report",
        ],
        .ownFigures: [
            "format": "form of the figures", "trainingBand": "training rows, as a band",
            "holdoutBand": "hold-out rows, as a band",
            "holdoutEventsBand": "hold-out rows with the event, as a band",
        ],
        .refusal: [
            "rule": "rule of the policy", "step": "what was asked",
            "text": "why, and what would pass",
        ],
    ]
}
