import CreditRisk
import Documents
import Federation
import Foundation
import Institution
import Learning
import Tabular

/// The six banks of the SBA set as one study reads them, without a coordinator between them.
struct SampleFederation {
    static let names = [
        "bank-of-america", "california-bank-and-trust", "capital-one", "other-lenders", "us-bank",
        "wells-fargo",
    ]

    let study: Study
    let banks: [InstitutionRows]

    init(_ study: Study) throws {
        self.init(
            study: study,
            banks: try SampleFederation.names.map { name in
                InstitutionRows(
                    institution: name, loaded: try SampleFederation.load(study, at: name),
                    threads: 1)
            })
    }

    init(study: Study, banks: [InstitutionRows]) {
        self.study = study
        self.banks = banks
    }

    /// A study of the set; `changes` replace or, where nil, take away keys of its document.
    static func study(
        _ file: String = "study.json", changing changes: [(key: String, value: JSONValue?)] = []
    ) throws -> Study {
        let bytes = Array(try Data(contentsOf: SampleBank.set.appending(path: file)))
        guard !changes.isEmpty, case .object(var members) = try JSONParser.parse(bytes) else {
            return try Study(parsing: bytes)
        }
        for (key, value) in changes {
            members.removeAll { $0.key == key }
            if let value { members.append(JSONMember(key: key, value: value)) }
        }
        return try Study(parsing: JSONValue.object(members).encoded())
    }

    static func load(_ study: Study, at bank: String) throws -> LoadedFrame {
        let folder = SampleBank.set.appending(path: bank)
        let mapping = try Data(contentsOf: folder.appending(path: "mapping.json"))
        return try InstitutionData(
            domain: CreditRisk.self,
            databasePath: folder.appending(path: "\(bank).sqlite").path(percentEncoded: false),
            mappingBytes: Array(mapping)
        ).load(study)
    }

    subscript(name: String) -> InstitutionRows? { banks.first { $0.institution == name } }

    /// The rows of all banks as one bank's.
    var pooled: InstitutionRows {
        InstitutionRows(institution: "pooled", frame: .joined(banks.map(\.frame)))
    }

    /// The same federation, in which one bank's frame is another.
    func replacing(_ name: String, by change: (Frame) -> Frame) -> SampleFederation {
        SampleFederation(
            study: study,
            banks: banks.map { bank in
                guard bank.institution == name else { return bank }
                return InstitutionRows(institution: name, frame: change(bank.frame))
            })
    }

    /// The model that all banks train together.
    func train() throws -> TrainedModel {
        var script = TrainingScript(study: study, institutions: banks.count)
        while true {
            let layout = try script.question().layout
            let answers = try banks.map { try script.answer(from: $0).words }
            if let model = try script.fold(try SumVector.sum(answers, layout: layout)) {
                return model
            }
        }
    }

    /// The sums of the rounds before training: they hold counts, and real numbers about them.
    func sumsBeforeTraining() throws -> [(step: String, sum: SumVector)] {
        var script = RunScript(study: study, institutions: banks.count)
        var sums: [(step: String, sum: SumVector)] = []
        while true {
            let question = try script.question()
            guard question.parameterCount == nil else { return sums }
            let answers = try banks.map { try script.answer(from: $0).words }
            let sum = try SumVector.sum(answers, layout: question.layout)
            sums.append((question.step, sum))
            _ = try script.fold(sum.words)
        }
    }
}

extension Frame {
    /// The rows of all frames, one after the other. Entities are told apart by their frame.
    static func joined(_ frames: [Frame]) -> Frame {
        var entities: [Int] = []
        for frame in frames {
            let offset = (entities.max() ?? -1) + 1
            entities += frame.entities.map { $0 + offset }
        }
        return Frame(
            columns: (frames.first?.columns ?? []).indices.map { index in
                FrameColumn(
                    specification: frames[0].columns[index].specification,
                    values: frames.flatMap { $0.columns[index].values },
                    states: frames.flatMap { $0.columns[index].states })
            },
            labels: frames.flatMap(\.labels), parts: frames.flatMap(\.parts), entities: entities)
    }

    /// The given rows, in the given order.
    func selecting(_ rows: [Int]) -> Frame {
        Frame(
            columns: columns.map { column in
                FrameColumn(
                    specification: column.specification, values: rows.map { column.values[$0] },
                    states: rows.map { column.states[$0] })
            },
            labels: rows.map { labels[$0] }, parts: rows.map { parts[$0] },
            entities: rows.map { entities[$0] })
    }

    /// The same rows with the outcome of those in one part turned round.
    func turningOutcomes(in part: RowPart) -> Frame {
        Frame(
            columns: columns,
            labels: zip(labels, parts).map { label, own in own == part ? 1 - label : label },
            parts: parts, entities: entities)
    }
}
