extension PageTemplate {
    static let together = """
        <section>
        <h2>All institutions together</h2>
        <p class="lead">{{togetherLead}}</p>
        {{#together}}
        \(MetricTable.template)
        {{/together}}
        {{#classes}}
        \(ClassFigures.template)
        {{/classes}}
        {{#spread}}<p class="key">{{.}}</p>{{/spread}}
        </section>
        """

    static let coefficients = """
        {{#coefficients}}
        <section>
        <h2>The federated model</h2>
        <p class="lead">{{coefficientsLead}}</p>
        {{#caution}}<p class="note">{{.}}</p>{{/caution}}
        <div class="panel"><table>
        <thead><tr><th scope="col" class="text">input</th><th scope="col">coefficient</th>\
        <th scope="col">standard error</th><th scope="col">95 % interval</th>\
        <th scope="col" class="text">lowers ◂ 0 ▸ raises</th>\
        {{#hasOdds}}<th scope="col">odds ratio</th>{{/hasOdds}}\
        {{#hasPooled}}<th scope="col">pooled fit</th>{{/hasPooled}}</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{label}}{{#column}}<small><code>{{.}}</code></small>{{/column}}</th>\
        <td>{{value}}</td><td>{{standardError}}</td><td>{{interval}}</td><td class="plot">
        {{#plot}}
        \(Drawing.template)
        {{/plot}}
        </td>{{#oddsRatio}}<td>{{.}}</td>{{/oddsRatio}}{{#pooled}}<td>{{.}}</td>{{/pooled}}</tr>
        {{/rows}}
        </tbody>
        </table></div>
        {{#agreement}}<p class="key">{{.}}</p>{{/agreement}}
        </section>
        {{/coefficients}}
        """

    static let curves = """
        {{#curveDrawings}}
        {{#first()}}
        <section>
        <h2>Curves</h2>
        <p class="lead">{{curvesLead}}</p>
        <div class="pair">
        {{/first()}}
        <div class="panel"><h3>{{title}}</h3>
        \(Drawing.template)
        </div>
        {{#last()}}
        </div>
        </section>
        {{/last()}}
        {{/curveDrawings}}
        """

    static let privacy = """
        {{#hasPrivacy}}
        <section>
        <h2>What was promised, and what left</h2>
        <ul class="promises">
        {{#promises}}
        <li>{{.}}</li>
        {{/promises}}
        </ul>
        {{#hasDepartures}}
        <div class="panel"><table>
        <caption>{{departuresCaption}}</caption>
        <thead><tr><th scope="col" class="text">what</th><th scope="col">messages</th>\
        <th scope="col">size</th><th scope="col" class="text">who could read it</th></tr></thead>
        <tbody>
        {{#departures}}
        <tr><th scope="row">{{what}}</th><td>{{messages}}</td><td>{{size}}</td>\
        <td class="text">{{readableBy}}</td></tr>
        {{/departures}}
        </tbody>
        </table></div>
        {{/hasDepartures}}
        </section>
        {{/hasPrivacy}}
        """

    static let methods = """
        <section>
        <h2>How it was measured</h2>
        <div class="methods">
        {{#methods}}
        <div><h3>{{heading}}</h3><p>{{text}}</p></div>
        {{/methods}}
        </div>
        </section>
        """

    static let footer = """
        <footer>
        <p>{{footer}} <code>{{command}}</code></p>
        </footer>
        """
}
