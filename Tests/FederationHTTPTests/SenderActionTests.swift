import FederationHTTP
import Messaging
import Testing

@Suite struct `What a sender does after a status` {
    @Test(arguments: [
        (200, SenderAction.next), (204, .pollAgain), (409, .resynchronise), (410, .closed),
        (408, .sendAgain), (429, .sendAgain), (500, .sendAgain), (503, .sendAgain),
        (507, .sendAgain), (400, .stop), (403, .stop), (404, .stop), (405, .stop), (411, .stop),
        (413, .stop), (415, .stop), (422, .stop), (431, .stop), (302, .stop),
    ])
    func `follows the table`(status: Int, action: SenderAction) {
        #expect(SenderAction(status: status) == action)
    }

    @Test(arguments: [
        (TransportError.unreachable("127.0.0.1:1"), SenderAction.sendAgain),
        (.refused(status: 503, code: "starting", text: ""), .sendAgain),
        (.postponed(status: 429, code: "many", text: "", seconds: 9), .sendAgain),
        (.refused(status: 409, code: "gap", text: ""), .resynchronise),
        (.refused(status: 410, code: "run-closed", text: ""), .closed),
        (.refused(status: 422, code: "schema", text: ""), .stop),
        (.notACoordinator, .stop), (.certificateRejected("it is out of date"), .stop),
        (.cancelled, .stop),
    ])
    func `sends again only what time may heal`(error: TransportError, action: SenderAction) {
        #expect(SenderAction(error) == action)
    }
}
