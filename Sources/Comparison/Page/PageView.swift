/// What the page's template puts in, under the names that it uses.
struct PageView: Sendable {
    struct Fact: Sendable {
        let name: String
        let value: String
    }

    struct Outgoing: Sendable {
        let what: String
        let messages: String
        let size: String
        let readableBy: String
    }

    let windowTitle: String
    let kind: String
    let aim: String
    let notice: String?
    let asked: String
    let target: String?
    let facts: [Fact]
    let claim: String
    let tiles: [VerdictTile]
    let forest: Drawing?
    let forestLead: String
    let forestKey: String
    let hasInstitutions: Bool
    let institutionsTitle: String
    let institutionsLead: String
    let columns: [String]
    let cards: [InstitutionCard]
    let ownFigures: MetricTable?
    let decisions: DecisionTable?
    let togetherLead: String
    let together: MetricTable
    let classes: ClassFigures?
    let spread: String?
    let coefficients: CoefficientTable?
    let coefficientsLead: String
    let alarms: AlarmSection?
    let recipe: RecipeSection?
    let binnings: BinningSection?
    let curveDrawings: [Drawing]
    let curvesLead: String
    let checks: ChecksSection?
    let hasPrivacy: Bool
    let promises: [String]
    let hasDepartures: Bool
    let departuresCaption: String
    let departures: [Outgoing]
    let methods: [MethodNote]
    let footer: String
    let command: String

    init(_ report: ComparisonReport, _ context: ReportContext) {
        let words = PageWords(report: report, context: context)
        windowTitle = "\(report.study): together against alone"
        kind = words.kind
        aim = context.aim
        notice = context.notice
        asked = context.terms.asked
        target = context.target
        facts = words.facts
        claim = words.claim
        tiles = words.isAtHome ? [] : VerdictTile.tiles(report)
        forest = ForestPlot.drawing(report, in: context)
        forestLead = words.forestLead
        forestKey = words.forestKey
        hasInstitutions = !report.institutions.isEmpty
        institutionsTitle = words.isAtHome ? "Your institution" : "Each institution"
        institutionsLead = words.institutionsLead
        columns = InstitutionCard.columns(context)
        cards = report.institutions.map { InstitutionCard($0, in: context) }
        ownFigures =
            words.isAtHome ? report.institutions.first.map { MetricTable($0, in: context) } : nil
        decisions =
            words.isAtHome ? DecisionTable(context.decisions, terms: context.terms) : nil
        togetherLead = words.togetherLead
        together = .together(report, in: context)
        classes = ClassFigures(report)
        spread = words.spread
        coefficients = CoefficientTable(report, in: context)
        coefficientsLead = words.coefficientsLead
        alarms = AlarmSection(report, in: context)
        recipe = report.federated.recipe.map { RecipeSection($0, in: context) }
        binnings = BinningSection(report.federated.binnings, in: context)
        curveDrawings = [
            CurvePlot.roc(context.roc, terms: context.terms),
            CurvePlot.reliability(context.reliability, terms: context.terms),
        ].compactMap { $0 }
        curvesLead = words.curvesLead
        checks = ChecksSection(report, isAtHome: words.isAtHome)
        promises = context.promises
        departures = context.departures.map {
            Outgoing(
                what: $0.what, messages: NumberText.grouped($0.messages),
                size: NumberText.bytes($0.bytes), readableBy: $0.readableBy)
        }
        hasDepartures = !context.departures.isEmpty
        hasPrivacy = hasDepartures || !context.promises.isEmpty
        departuresCaption = words.departuresCaption
        methods = MethodNote.all(report, in: context)
        footer = words.footer
        command = words.command
    }
}
