import Messaging
import Testing

@Suite struct `Transport errors` {
    @Test func `say what happened and what to do`() {
        #expect(
            "\(TransportError.unreachable("fed.example.org:8443"))"
                == "The coordinator cannot be reached at fed.example.org:8443. It is tried again by itself."
        )
        #expect(
            "\(TransportError.refused(status: 409, code: "gap", text: "Send 7 next."))"
                == "The coordinator refused the message (409 gap): Send 7 next.")
    }
}
