extension BadInput {
    private static let bad = "FederationHTTPTests/BadRequestTests"
    private static let member = "FederationHTTPTests/MemberServerTests"
    private static let transport = "FederationHTTPTests/HTTPTransportTests"

    static let commands = [
        BadInput(
            74, "options that are unknown or incomplete, a port that is taken",
            [
                "EndToEndTests/CommandTests": "shows its usage and ends with 64",
                "EndToEndTests/CommandTests": "names the port that is taken",
            ]),
        BadInput(
            75, "a home that is missing, open to others or in use",
            [
                "EndToEndTests/CommandTests":
                    "names the home that is missing, open to others, or in use",
                "InstitutionTests/Node/NodeHomeTests": "lets one process in at a time",
                "InstitutionTests/Console/HomeFolderTests": "names what it can't read or write",
                "FederationTests/Logs/DiskTests":
                    "when write-protected, is named and ends the program with 74",
                "InstitutionTests/Taking/LostLedgerTests":
                    "signs nothing with a copied one, and names both numbers",
                "InstitutionTests/Keys/HomeModeTests":
                    "are refused where others may read them, with the chmod that mends it",
            ]),
        BadInput(
            76, "output that is there already",
            ["EndToEndTests/CommandTests": "leaves files alone that are there already"]),
        BadInput(
            77, "an interrupt, a closed pipe, a terminal that is gone",
            [
                "EndToEndTests/InterruptTests":
                    "ends a service in order, and a command that waits with 130",
                "EndToEndTests/InterruptTests": "of the reader ends no work",
                "EndToEndTests/Killing/KillTests":
                    "ends the run with the same outcome, bit for bit",
            ], open: "a terminal that goes ends a program as a kill does, and loses as little"),
        BadInput(
            78, "a transcript that is cut, altered, reordered or foreign",
            [
                "EndToEndTests/Verifying/VerifyTests":
                    "finds every changed byte of a transcript, and names its place",
                "FederationTests/Logs/RunReplayTests":
                    "is refused where entries are missing or doubled",
            ]),
        BadInput(
            79, "a clock that is wrong or jumps",
            [
                "FederationTests/Rounds/ClockErrorTests":
                    "names both times where it is further behind",
                "InstitutionTests/Taking/JoinFaultTests":
                    "signs nothing by a clock that can't be right",
                "FederationTests/Rounds/CoordinatorTroubleTests":
                    "does not sign a far future for ever after a leap of its clock",
            ]),
    ]

    static let http = [
        BadInput(
            80, "header fields or a path that are too long or too many",
            [
                bad: "with a long field or many fields are refused",
                bad: "with a long path are refused",
            ]),
        BadInput(
            81, "slow headers, a body that drips, a connection that idles",
            [
                bad: "that never come let the connection be closed",
                bad: "whose head drips close the connection, later ones as well",
                bad: "whose body drips are refused",
                bad: "of a connection that idles let it be closed",
                "FederationHTTPTests/BodyPaceTests":
                    "asks for enough bytes in each span, not in all",
            ]),
        BadInput(
            82, "two lengths, none that counts, bytes beyond the length",
            [
                bad: "of two lengths or none that counts are refused",
                bad: "that go on beyond their length are no envelope",
                bad: "without a length are refused, chunked ones as well",
            ]),
        BadInput(
            83, "a body without length, of another type, or encoded",
            [
                bad: "without a length are refused, chunked ones as well",
                bad: "of another media type or encoding are refused",
            ]),
        BadInput(
            84, "a path that is spelled otherwise",
            [
                bad: "to a path that is spelled otherwise find nothing",
                bad: "of a poll with a wrong query are refused",
            ]),
        BadInput(
            85, "a method that the path does not know",
            [bad: "of a wrong method hear which are right"]),
        BadInput(
            86, "requests sent behind one another",
            [
                bad: "behind one another are answered in order, up to eight that wait",
                bad: "of which nine wait behind one close the connection",
            ]),
        BadInput(
            87, "too many connections, requests or polls",
            [
                member: "lets a member hold a bounded number of connections",
                member: "keeps a member to its pace, and others to theirs",
                member: "works on a bounded number of requests of each member",
                member: "lets a bounded number of polls wait",
                "FederationHTTPTests/HandshakeTests":
                    "one address holds no more connections than its share",
                transport: "comes back when it is asked to",
            ]),
        BadInput(88, "an upload in parts", open: "there are no uploads"),
        BadInput(
            89, "another protocol: HTTP/2, Upgrade, CONNECT, TRACE, an absolute address",
            [
                bad: "for another protocol are refused",
                bad: "that are no HTTP are refused and the connection closed",
                bad: "with a whole address for a path are refused",
                bad: "of a wrong method hear which are right",
            ]),
        BadInput(90, "a dashboard asked from elsewhere", open: "there is no dashboard"),
        BadInput(
            91, "a client that leaves before its answer",
            [
                "FederationTests/Rounds/CoordinatorTests":
                    "answers the same message with the same receipt, also after a restart",
                member: "ends a poll whose member has left",
                "InstitutionTests/Taking/JoinFaultTests":
                    "ends the same over a connection that loses messages and receipts",
            ]),
        BadInput(
            92, "a coordinator that answers nonsense",
            [
                transport: "takes no web page for a coordinator's answer",
                transport: "takes no garbage for a coordinator's answer",
                transport: "takes no one for a coordinator who doesn't speak TLS",
            ]),
        BadInput(
            93, "a name with escape codes",
            [
                "MessagingTests/Identity/InstitutionNameTests":
                    "are one line of printable characters",
                "FederationHTTPTests/ErrorBodyTests":
                    "carry no sign that moves a cursor",
                "DocumentsTests/ForeignTextTests":
                    "is one line in which nothing moves a cursor, hides or turns round",
                "FuzzTests/MutationTests": "are read, or refused with a sentence",
            ]),
    ]
}
