package import Tabular

extension MachineFailure {
    package static let glossary = Glossary(
        [
            ("asset", "a machine with its own history"),
            ("tag", "one measured channel"),
            ("quantity", "what a tag measures"),
            ("decision time", "the moment at which the model is asked"),
            ("lead", "the shortest useful warning"),
            ("horizon", "how far ahead counts"),
            ("alarm", "the policy fires at a decision time"),
            ("episode", "merged alarms"),
            ("failure", "loss of function"),
            ("planned replacement", "a part changed by plan, no failure"),
            ("false alarm", "an episode without a failure in its horizon"),
            ("remaining life", "running hours or ticks to the failure"),
            ("usage axis", "ticks counted per asset in place of the calendar, such as cycles"),
            ("regime", "the load or speed class in which a machine runs"),
            ("coverage", "the share of a window with good data"),
        ])
}
