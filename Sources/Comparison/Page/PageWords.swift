import Federation

/// The page's sentences, made of the report's figures and the study's words.
struct PageWords {
    let report: ComparisonReport
    let context: ReportContext

    private var terms: FieldTerms { context.terms }
    private var loss: String { context.settings.measure.metric.inText }

    var isAtHome: Bool {
        switch context.reader {
        case .analyst: false
        case .institution: true
        }
    }

    var kind: String {
        switch context.reader {
        case .analyst: "comparison report"
        case .institution(let name): "report of \(name), for its own eyes"
        }
    }

    var facts: [PageView.Fact] {
        let holdout = report.federated.metrics.rows.map { rows -> String in
            let all = NumberText.grouped(rows)
            guard let events = report.federated.metrics.events, let word = terms.event else {
                return all
            }
            return all + ", \(NumberText.grouped(events)) “\(word)”"
        }
        let facts = [
            ("Study", "\(report.study), version \(report.version)"), ("Run", report.run),
            ("Made on", context.date), ("Learner", context.learner),
            (context.folds == nil ? "Hold-out rows of all" : "Rows of all", holdout),
            ("Measured", context.crossFitted),
            ("Rounds", NumberText.grouped(report.rounds)),
            ("Moved in all", NumberText.bytes(report.bytes)),
        ]
        return facts.compactMap { name, value in value.map { PageView.Fact(name: name, value: $0) }
        }
    }

    var claim: String {
        if !report.federated.converged {
            return "The federated model has not converged; its figures are shown and not judged."
        }
        if isAtHome, let own = report.institutions.first {
            let text = VerdictText(own, in: context)
            return "\(own.name): \(text.title). \(text.sentence)"
        }
        let all = report.institutions.count
        guard all > 0 else {
            return "No institution names its own figures. Here is the federation as a whole."
        }
        let better = report.institutions.filter {
            [.join, .recalibrateOnly].contains($0.verdict.outcome)
        }.count
        let open = report.institutions.filter { $0.verdict.outcome == .notEnoughEvidence }.count
        return Self.claim(better: better, open: open, all: all)
    }

    private static func claim(better: Int, open: Int, all: Int) -> String {
        let gains =
            better == 0
            ? "No institution is shown to do better together than alone"
            : "\(better) of \(all) institutions \(better == 1 ? "does" : "do") better together than alone"
        let stays = all - better - open
        var rest: [String] = []
        if stays > 0 {
            rest.append("\(stays) should stay with \(stays == 1 ? "its" : "their") own model")
        }
        if open > 0 { rest.append("for \(open) the hold-out is too small to tell") }
        return gains + (rest.isEmpty ? "." : "; " + rest.joined(separator: ", ") + ".")
    }

    var forestLead: String {
        """
        Each dot is how much better the federated model does than the institution's own, on the \
        same hold-out \(terms.entities); the bar is its 95 % interval. Right of zero, federation \
        is better.\(context.crossFittedSentence)
        """
    }

    var forestKey: String {
        var key = """
            Filled: federated model. Hollow: recalibrated at home. Dotted tick: a gain that matters \
            (\(NumberText.short(context.settings.gainMargin * 100)) % of the local \
            \(loss)\(rankMargin)).
            """
        if report.distribution != nil {
            key += """
                 Diamond: mean over institutions with its interval; thin line: where a new \
                institution is to be expected.
                """
        }
        return key
    }

    private var rankMargin: String {
        context.settings.rank.map {
            "; \(NumberText.short(context.settings.rankMargin)) \($0.inText)"
        } ?? ""
    }

    var institutionsLead: String {
        let measured = context.crossFittedSentence
        if isAtHome { return "Exact figures on your own hold-out rows. They stay here." + measured }
        if report.institutions.contains(where: { $0.holdoutRows.exact != nil }) {
            return "Exact figures, as a rehearsal over databases in one hand can show them."
                + measured
        }
        return """
            Those whose policy lets their own figures be named. Row counts are told as bands, \
            figures rounded, and none where fewer than 20 rows\(ofEach), or fewer than the \
            smallest cell, stand behind it.\(measured)
            """
    }

    private var ofEach: String {
        switch terms.family {
        case .event: " of either outcome"
        case .classes: " of a class"
        case .amount: ""
        }
    }

    var togetherLead: String {
        let pooled =
            report.pooled == nil
            ? ""
            : " The pooled model is one fit on all rows in one place, which only a rehearsal can do."
        return """
            The federated model on the hold-out \(terms.entities) of all institutions, from summed \
            tables: nobody's rows or scores were seen.\(pooled)\(context.crossFittedSentence)
            """
    }

    var spread: String? {
        guard let summary = report.distribution else { return nil }
        let text = DifferenceText(estimate: summary.mean, interval: summary.interval)
        let prediction = DifferenceText(estimate: summary.mean, interval: summary.prediction)
        return """
            Over \(summary.institutions) institutions the mean gain in \(loss) is \(text.whole); a \
            new institution should expect \(prediction.interval).
            """
    }

    var coefficientsLead: String {
        let unit = """
            with one unit of the recipe's column, which is one standard deviation where the recipe \
            standardises
            """
        switch terms.outcome {
        case .event(let event, _):
            return """
                What moves the prediction of “\(event)”, all other inputs held fixed: by how much \
                its log odds change \(unit). An odds ratio above 1 raises it.
                """
        case .classes(let names):
            return """
                What moves the prediction, all other inputs held fixed: by how much the log of a \
                class's probability over that of “\(names[0])” changes \(unit). The class stands in \
                brackets.
                """
        case .amount(let noun, _):
            return """
                What moves the predicted \(noun), all other inputs held fixed: by how much it \
                changes \(unit).
                """
        }
    }

    var curvesLead: String {
        if let crossFitted = context.crossFitted {
            return "Whether predicted probabilities come true, \(crossFitted)."
        }
        return """
            Left to right: how well the ranking finds \(terms.asked) \(terms.entities), and whether \
            predicted probabilities come true.
            """
    }

    var departuresCaption: String {
        isAtHome
            ? "All that left this institution in this run."
            : "All that left the institutions in this run, added up."
    }

    var footer: String {
        isAtHome
            ? "Every message that left is listed, with the coordinator's receipt, by the node's command"
            : "Everybody with the transcript can check signatures, every fold and every figure offline:"
    }

    var command: String { isAtHome ? "ledger" : "tributary verify \(report.run)" }
}
