package import Federation

/// What a report says besides its figures: the study's words, and what became of the promises.
///
/// Texts may hold anything; whoever shows them escapes them.
package struct ReportContext: Sendable, Hashable {
    /// Who reads the report.
    package enum Reader: Sendable, Hashable {
        /// The analyst and the coordinator's operator: figures over institutions.
        case analyst
        /// One institution at home, with its exact counts.
        case institution(String)
    }

    package let reader: Reader
    /// The study's aim, one sentence.
    package let aim: String
    /// A sentence that the field puts on every report.
    package let notice: String?
    package let terms: FieldTerms
    /// The definition of the event in words.
    package let target: String?
    /// The learner and its settings in words.
    package let learner: String?
    package let settings: VerdictSettings
    /// When the study's alarms are raised; nil where it raises none.
    package let alarm: AlarmSettings?
    /// In how many folds every row was held out once; nil with one hold-out.
    package let folds: Int?
    /// The day the report was made, as text; handed in.
    package let date: String?
    /// Labels for people, by name of a feature or of a model's column.
    package let labels: [String: String]
    /// One sentence for each promise that held in this run.
    package let promises: [String]
    package let departures: [Departure]
    /// Decisions at the study's thresholds; shown at home only, since they are exact counts.
    package let decisions: [DecisionComparison]
    /// The institution's own alarms; at home only.
    package let ownAlarms: HomeAlarms?
    package let roc: [Curve]
    package let reliability: [Curve]

    package init(
        reader: Reader = .analyst, aim: String, notice: String? = nil, terms: FieldTerms,
        target: String? = nil,
        learner: String? = nil, settings: VerdictSettings = VerdictSettings(),
        alarm: AlarmSettings? = nil, folds: Int? = nil, date: String? = nil,
        labels: [String: String] = [:],
        promises: [String] = [], departures: [Departure] = [], decisions: [DecisionComparison] = [],
        ownAlarms: HomeAlarms? = nil, roc: [Curve] = [],
        reliability: [Curve] = []
    ) {
        self.reader = reader
        self.aim = aim
        self.notice = notice
        self.terms = terms
        self.target = target
        self.learner = learner
        self.settings = settings
        self.alarm = alarm
        self.folds = folds
        self.date = date
        self.labels = labels
        self.promises = promises
        self.departures = departures
        self.decisions = decisions
        self.ownAlarms = ownAlarms
        self.roc = roc
        self.reliability = reliability
    }
}

extension ReportContext {
    /// "cross-fitted over 5 folds"; nil with one hold-out.
    package var crossFitted: String? { folds.map { "cross-fitted over \($0) folds" } }

    /// The same as a sentence that goes on after others, or nothing.
    var crossFittedSentence: String {
        crossFitted.map { " Figures are \($0): no model has seen the rows it is measured on." }
            ?? ""
    }

    /// A model's column for people: its own label, or that of the feature at its start in front of
    /// the rest of its name, as in "Industry = 531210"; nil where neither has a label.
    func label(of column: String) -> String? {
        if let label = labels[column] { return label }
        let feature = column.prefix { $0 != " " }
        return labels[String(feature)].map { $0 + column.dropFirst(feature.count) }
    }
}

/// One kind of message that left an institution, or all of them.
package struct Departure: Sendable, Hashable {
    /// What it held, in words.
    package let what: String
    package let messages: Int
    package let bytes: Int
    /// Who could read it, in words: "only as part of a sum".
    package let readableBy: String

    package init(what: String, messages: Int, bytes: Int, readableBy: String) {
        self.what = what
        self.messages = messages
        self.bytes = bytes
        self.readableBy = readableBy
    }
}

/// A line in the unit square, such as an ROC curve or a reliability curve, by ascending x.
package struct Curve: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        package let x: Double
        package let y: Double

        package init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// The model it belongs to, in words.
    package let name: String
    package let points: [Point]

    package init(name: String, points: [Point]) {
        self.name = name
        self.points = points
    }
}
