import Documents
package import Messaging

/// Payload of 0x0201: the study's exact bytes, and the members it is put to.
package struct StudyPublication: Sendable, Hashable {
    package struct Member: Sendable, Hashable {
        package let id: NodeID
        package let name: InstitutionName
        package let fingerprint: Fingerprint

        package init(id: NodeID, name: InstitutionName, fingerprint: Fingerprint) {
            self.id = id
            self.name = name
            self.fingerprint = fingerprint
        }
    }

    package let study: Study
    /// In id order.
    package let members: [Member]

    package init(study: Study, members: [Member]) {
        self.study = study
        self.members = members.sorted { $0.id < $1.id }
    }

    package var payload: [UInt8] {
        let document: JSONValue = [
            "study": .string(Base64.encode(study.bytes)),
            "members": .array(
                members.map {
                    [
                        "id": .string($0.id.hex), "name": .string($0.name.text),
                        "fingerprint": .string($0.fingerprint.description),
                    ]
                }),
        ]
        return document.encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let root = try DocumentReader(
                JSONParser.parse(payload, maximumBytes: MessageType.study.maximumPayload),
                at: "publication", keys: ["study", "members"])
            study = try Study(
                parsing: root.base64("study", maximumBytes: MessageType.study.maximumPayload))
            var members: [Member] = []
            for entry in try root.objects("members", keys: ["id", "name", "fingerprint"]) {
                guard let fingerprint = Fingerprint(typed: try entry.string("fingerprint")) else {
                    throw entry.failure(
                        "fingerprint", expected: "8 groups of 4 hexadecimal digits",
                        found: "another text")
                }
                members.append(
                    Member(
                        id: try entry.nodeID("id"), name: try entry.name("name"),
                        fingerprint: fingerprint))
            }
            self.members = members
        } catch {
            throw MessageError(error)
        }
    }
}

/// Payload of 0x0202: an institution signs a study, its members, what it waives, and what its
/// time-travel check found.
package struct StudyApproval: Sendable, Hashable {
    /// SHA-256 of study.json.
    package let study: Digest
    package let waivers: [Waiver]
    package let timeTravel: TimeTravelCertificate?

    package init(
        study: Digest, waivers: [Waiver] = [], timeTravel: TimeTravelCertificate? = nil
    ) {
        self.study = study
        self.waivers = waivers
        self.timeTravel = timeTravel
    }

    package var payload: [UInt8] {
        var members = [
            JSONMember(key: "study", value: .string(study.hex)),
            JSONMember(key: "waivers", value: .array(waivers.map(\.json))),
        ]
        if let timeTravel {
            members.append(JSONMember(key: "timeTravel", value: timeTravel.json))
        }
        return JSONValue.object(members).encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let root = try DocumentReader(
                JSONParser.parse(payload), at: "approval",
                keys: ["study", "waivers", "timeTravel"])
            study = try root.digest("study")
            timeTravel = try root.optionalObject("timeTravel", keys: TimeTravelCertificate.keys)
                .map { entry throws(DocumentError) in try TimeTravelCertificate(entry) }
            var waivers: [Waiver] = []
            for entry in try root.objects("waivers", keys: Waiver.keys) {
                waivers.append(try Waiver(entry))
            }
            self.waivers = waivers
        } catch {
            throw MessageError(error)
        }
    }
}

/// Payload of 0x0203: an institution does not take part, or no longer.
package struct StudyDecline: Sendable, Hashable {
    package let study: Digest
    package let reason: String

    package init(study: Digest, reason: String) {
        self.study = study
        self.reason = reason
    }

    package var payload: [UInt8] {
        let document: JSONValue = ["study": .string(study.hex), "reason": .string(reason)]
        return document.encoded()
    }

    package init(parsing payload: [UInt8]) throws(MessageError) {
        do throws(DocumentError) {
            let root = try DocumentReader(
                JSONParser.parse(payload), at: "decline", keys: ["study", "reason"])
            study = try root.digest("study")
            reason = try root.string("reason")
        } catch {
            throw MessageError(error)
        }
    }
}
