/// A drawing of a few kinds of shape, for the page's template to write as SVG.
///
/// Units are those of the view box. `look` names the style sheet's classes of a shape; texts may
/// hold anything, since the template escapes them.
struct Drawing: Sendable, Hashable {
    let width: Double
    let height: Double
    /// The drawing in words, for those who do not see it.
    let title: String
    let description: String
    private(set) var shapes: [Shape] = []

    init(width: Double, height: Double, title: String, description: String) {
        self.width = width
        self.height = height
        self.title = title
        self.description = description
    }

    /// Exactly one of the kinds is there.
    struct Shape: Sendable, Hashable {
        var line: Line?
        var circle: Circle?
        var path: Path?
        var rectangle: Rectangle?
        var words: Words?
    }

    struct Line: Sendable, Hashable { let x1, y1, x2, y2, look: String }
    struct Circle: Sendable, Hashable { let x, y, radius, look: String }
    struct Path: Sendable, Hashable { let outline, look: String }
    struct Rectangle: Sendable, Hashable { let x, y, width, height, look: String }
    struct Words: Sendable, Hashable { let x, y, anchor, look, text: String }

    enum Anchor: String { case start, middle, end }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ look: String) {
        let line = Line(
            x1: Self.number(x1), y1: Self.number(y1), x2: Self.number(x2), y2: Self.number(y2),
            look: look)
        shapes.append(Shape(line: line))
    }

    mutating func circle(_ x: Double, _ y: Double, radius: Double, _ look: String) {
        let circle = Circle(
            x: Self.number(x), y: Self.number(y), radius: Self.number(radius), look: look)
        shapes.append(Shape(circle: circle))
    }

    /// Straight lines through `points`, closed into an area or left open.
    mutating func path(_ points: [(x: Double, y: Double)], closed: Bool, _ look: String) {
        let steps = points.enumerated().map { index, point in
            "\(index == 0 ? "M" : "L")\(Self.number(point.x)) \(Self.number(point.y))"
        }
        let outline = steps.joined(separator: " ") + (closed ? " Z" : "")
        shapes.append(Shape(path: Path(outline: outline, look: look)))
    }

    mutating func rectangle(
        _ x: Double, _ y: Double, width: Double, height: Double, _ look: String
    ) {
        let rectangle = Rectangle(
            x: Self.number(x), y: Self.number(y), width: Self.number(width),
            height: Self.number(height), look: look)
        shapes.append(Shape(rectangle: rectangle))
    }

    mutating func words(
        _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor, _ look: String
    ) {
        let words = Words(
            x: Self.number(x), y: Self.number(y), anchor: anchor.rawValue, look: look, text: text)
        shapes.append(Shape(words: words))
    }

    /// A place or length as SVG writes it, to a tenth of a unit.
    static func number(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        return "\(tenths == 0 ? 0 : tenths / 10)"
    }

    /// Writes the drawing that is the context's current object.
    static let template = """
        <svg viewBox="0 0 {{width}} {{height}}" role="img" aria-label="{{title}}">\
        <title>{{title}}</title><desc>{{description}}</desc>
        {{#shapes}}
        {{#.line}}
        <line x1="{{x1}}" y1="{{y1}}" x2="{{x2}}" y2="{{y2}}" class="{{look}}"/>
        {{/.line}}
        {{#.circle}}
        <circle cx="{{x}}" cy="{{y}}" r="{{radius}}" class="{{look}}"/>
        {{/.circle}}
        {{#.path}}
        <path d="{{outline}}" class="{{look}}"/>
        {{/.path}}
        {{#.rectangle}}
        <rect x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}" class="{{look}}"/>
        {{/.rectangle}}
        {{#.words}}
        <text x="{{x}}" y="{{y}}" text-anchor="{{anchor}}" class="{{look}}">{{text}}</text>
        {{/.words}}
        {{/shapes}}
        </svg>
        """
}
