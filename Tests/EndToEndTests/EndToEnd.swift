import Testing

/// The real programs as real processes. One suite after the other: they fill the machine.
@Suite(.serialized) struct `End to end` {}
