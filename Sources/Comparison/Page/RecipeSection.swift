/// What became of the federated model's inputs, as the page tells it.
struct RecipeSection: Sendable {
    let sentences: [String]

    init(_ figures: RecipeFigures, in context: ReportContext) {
        sentences = RecipeWords(figures: figures) { context.label(of: $0) ?? $0 }.sentences
    }

    static let template = """
        {{#recipe}}
        <section>
        <h2>What the model is fed with</h2>
        {{#sentences}}
        <p class="key">{{.}}</p>
        {{/sentences}}
        </section>
        {{/recipe}}
        """
}
