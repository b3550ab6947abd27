import Mustache

/// The page as a template. Every text goes through `PageText`; nothing is put in unescaped.
enum PageTemplate {
    /// Parsed once. It is our own text, so that a fault in it is a fault of ours.
    static let parsed: MustacheTemplate = {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        do {
            return try MustacheTemplate(string: text)
        } catch {
            preconditionFailure("the report page's template does not parse: \(error)")
        }
    }()

    private static let text = """
        {{%CONTENT_TYPE:\(PageText.name)}}
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="referrer" content="no-referrer">
        <title>{{windowTitle}}</title>
        <style>
        \(PageStyle.sheet)
        </style>
        </head>
        <body>
        \(header)
        <main>
        \(summary)
        \(forest)
        \(institutions)
        \(together)
        \(coefficients)
        \(AlarmSection.template)
        \(RecipeSection.template)
        \(BinningSection.template)
        \(curves)
        \(ChecksSection.template)
        \(privacy)
        \(methods)
        </main>
        \(footer)
        </body>
        </html>

        """

    private static let header = """
        <header>
        <div class="brand"><svg viewBox="0 0 34 24" aria-hidden="true">\
        <path d="M2 3c9 0 10 9 18 9h12M2 12h30M2 21c9 0 10-9 18-9"/></svg>\
        Tributary <span>· {{kind}}</span></div>
        <h1>{{aim}}</h1>
        {{#notice}}<p class="lead"><strong>{{.}}</strong></p>{{/notice}}
        {{#target}}<p class="lead"><strong>{{asked}}:</strong> {{.}}</p>{{/target}}
        <dl class="facts">
        {{#facts}}
        <div><dt>{{name}}</dt><dd>{{value}}</dd></div>
        {{/facts}}
        </dl>
        </header>
        """

    private static let summary = """
        <section class="headline" aria-label="Summary">
        <p class="claim">{{claim}}</p>
        {{#tiles}}
        {{#first()}}<div class="tiles">{{/first()}}
        <div class="tile {{tone}}{{#isEmpty}} none{{/isEmpty}}"><b>{{count}}</b>\
        <strong>{{title}}</strong><span>{{meaning}}</span></div>
        {{#last()}}</div>{{/last()}}
        {{/tiles}}
        </section>
        """

    private static let forest = """
        {{#forest}}
        <section>
        <h2>Together against alone</h2>
        <p class="lead">{{forestLead}}</p>
        <div class="panel">
        \(Drawing.template)
        </div>
        <p class="key">{{forestKey}}</p>
        </section>
        {{/forest}}
        """

    private static let institutions = """
        {{#hasInstitutions}}
        <section>
        <h2>{{institutionsTitle}}</h2>
        <p class="lead">{{institutionsLead}}</p>
        <div class="cards">
        {{#cards}}
        <article class="card">
        <div class="judged"><h3>{{name}}</h3>
        <span class="badge {{tone}}">{{verdict}}</span>
        <p>{{sentence}}</p>
        <p class="rows">{{rowsText}}</p></div>
        <div class="scroll"><table>
        <thead><tr><th scope="col" class="text">model</th>\
        {{#columns}}<th scope="col">{{.}}</th>{{/columns}}</tr></thead>
        <tbody>
        {{#models}}
        <tr><th scope="row">{{model}}</th>{{#cells}}<td>{{text}}\
        {{#under}}<small>{{.}}</small>{{/under}}</td>{{/cells}}</tr>
        {{/models}}
        </tbody>
        </table></div>
        </article>
        {{/cards}}
        </div>
        {{#ownFigures}}
        <h3 class="sub">All figures on your hold-out rows</h3>
        \(MetricTable.template)
        {{/ownFigures}}
        {{#decisions}}
        \(DecisionTable.template)
        {{/decisions}}
        </section>
        {{/hasInstitutions}}
        """
}
