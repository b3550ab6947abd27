extension BadInput {
    static let registration = [
        BadInput(
            1, "an invitation that is cut or mistyped",
            [
                "MessagingTests/Identity/InvitationTests":
                    "with any character mistyped, left out or doubled are refused",
                "EndToEndTests/Strangers/RegistrationTests":
                    "sends nothing after a mistyped invitation or one of another authority",
            ]),
        BadInput(
            2, "an unknown invitation or a wrong secret",
            [
                "MessagingTests/Identity/RegistrationTests":
                    "answers an unknown invitation and a wrong secret alike",
                "FederationHTTPTests/RegistrationTests":
                    "answers ten requests a minute from one address",
            ], open: "all requests of an address are counted, not the wrong ones alone"),
        BadInput(
            3, "an invitation that expired or was revoked",
            [
                "MessagingTests/Identity/RegistrationTests":
                    "refuses an expired invitation, and one that another request claimed",
                "EndToEndTests/Strangers/RegistrationTests": "says when an invitation expired",
                "MessagingTests/Identity/RegistrationTests":
                    "refuses an invitation that the operator took back, also to who claimed it",
            ]),
        BadInput(
            4, "an invitation that another key claimed",
            [
                "FederationTests/Rounds/RegistrarTests":
                    "raises an alarm when a second key uses an invitation",
                "EndToEndTests/Strangers/RegistrationTests":
                    "takes an invitation once, and shows the operator who tried again",
            ]),
        BadInput(
            5, "the same request again",
            [
                "FederationTests/Rounds/RegistrarTests":
                    "gives the same request the same answer until it is decided"
            ]),
        BadInput(
            6, "a name that differs, has control characters or looks like a member's",
            [
                "MessagingTests/Identity/InstitutionNameTests":
                    "are one line of printable characters",
                "MessagingTests/Identity/RegistrationTests":
                    "refuses another name, and one that looks like a member's",
            ]),
        BadInput(
            7, "a certificate request with another kind of key, extensions or signature",
            [
                "MessagingTests/Identity/CertificateRequestTests":
                    "with other keys, extensions or algorithms are refused",
                "MessagingTests/Identity/CertificateRequestTests":
                    "not signed by their own key, cut or padded are refused",
            ]),
        BadInput(
            8, "a key of small order, not canonical, known or of a test",
            [
                "MessagingTests/Identity/RegistrationTests":
                    "refuses keys that a member holds or that are published",
                "MessagingTests/Identity/SigningKeyTests": "are never of small order",
            ]),
        BadInput(
            9, "a coordinator of another authority than the invitation's",
            [
                "FederationHTTPTests/RegistrationTests":
                    "gets nothing from a candidate invited by another authority"
            ]),
        BadInput(
            10, "a certificate with another key, id or authority",
            [
                "MessagingTests/Identity/AdmissionTests":
                    "with another key, id or authority are not installed"
            ]),
        BadInput(
            11, "a fingerprint typed wrong at approval",
            [
                "EndToEndTests/Strangers/RegistrationTests":
                    "admits nobody whose fingerprint was not compared"
            ]),
        BadInput(
            12, "a wrong passphrase, or a damaged file of the authority",
            [
                "MessagingTests/Identity/AuthorityTests":
                    "that are damaged say the same as for a wrong passphrase",
                "MessagingTests/Identity/KeyFileTests": "open with their passphrase only",
            ]),
    ]

    static let tls = [
        BadInput(
            13, "no certificate, a foreign one, one that expired or is not valid yet",
            [
                "FederationHTTPTests/HandshakeTests": "nobody without a certificate",
                "FederationHTTPTests/HandshakeTests":
                    "nobody with a certificate of another authority of the same name",
                "FederationHTTPTests/HandshakeTests":
                    "nobody with a certificate that is out of date",
                "FederationHTTPTests/HandshakeTests":
                    "nobody with a certificate that does not hold yet",
                "FederationHTTPTests/HandshakeTests":
                    "a refused handshake is logged in our words, with its address",
            ]),
        BadInput(
            14, "a valid certificate whose key is not in the roster",
            [
                "FederationHTTPTests/HandshakeTests":
                    "a key outside the roster hears the same on every path",
                "FederationHTTPTests/HandshakeTests":
                    "a connection of a key outside the roster is not kept",
                "FederationHTTPTests/HandshakeTests":
                    "a revoked member hears it on the connection that stands",
            ], open: "the handshake passes, the first request is refused"),
        BadInput(
            15, "TLS 1.2, renegotiation, early data",
            ["FederationHTTPTests/HandshakeTests": "nobody over TLS 1.2"],
            open: """
                TLS 1.3 has no renegotiation; early data is off where the library offers no switch \
                for it, and has no test
                """),
        BadInput(
            16, "a valid peer with an envelope of another sender",
            [
                "EndToEndTests/Messages/MessageTests":
                    "is taken from that member's own connection only",
                "FederationTests/Rounds/CoordinatorTests":
                    "refuses strangers, false names and altered bytes by name",
                "FederationTests/Rounds/CoordinatorTests":
                    "raises an alarm about whoever sends a message in another's name",
            ]),
        BadInput(
            17, "a proxy that opens the traffic",
            [
                "FederationHTTPTests/HTTPTransportTests":
                    "trusts no other authority of the same name",
                "EndToEndTests/Strangers/MembershipTests":
                    "of another federation opens no door here",
            ], open: "whose certificate was shown instead is not told"),
        BadInput(
            18, "handshakes that never finish",
            [
                "FederationHTTPTests/HandshakeTests":
                    "a connection that never shakes hands is closed in time",
                "FederationHTTPTests/HandshakeTests":
                    "a stranger's idle sockets don't keep members out",
                "FederationHTTPTests/HandshakeTests":
                    "nor do those that come from a member's own address",
                "FederationHTTPTests/OpenHandshakesTests": "never exceed their bounds",
            ]),
    ]

    static let envelopes = [
        BadInput(
            19, "too few bytes, or a length other than announced",
            [
                "MessagingTests/Envelopes/EnvelopeTests":
                    "are refused when cut, padded or far too long",
                "FederationHTTPTests/EnvelopeStartTests": "announces exactly what comes",
            ]),
        BadInput(
            20, "a wrong magic, version, suite, flag or reserved field",
            [
                "MessagingTests/Envelopes/EnvelopeTests": "name the fixed field that is wrong",
                "FederationHTTPTests/EnvelopeStartTests": "is judged before the rest is read",
            ]),
        BadInput(
            21, "a payload length of 2^63, or over the type's bound",
            [
                "FederationHTTPTests/EnvelopeStartTests":
                    "announces no more than its type allows",
                "FederationHTTPTests/EnvelopeStartTests": "is judged before the rest is read",
                "FederationHTTPTests/EnvelopeStartTests":
                    "takes no more memory than bytes have come",
            ]),
        BadInput(
            22, "each of the stored envelopes that must be refused",
            [
                "MessagingTests/Envelopes/EnvelopeVectorTests":
                    "that must be refused are refused for their reason"
            ]),
        BadInput(
            23, "another federation or run",
            [
                "MessagingTests/Envelopes/VerificationTests":
                    "refuses another federation, run or roster version",
                "FederationTests/Rounds/RunLogTests":
                    "refuses messages of another federation, run or roster",
            ]),
        BadInput(
            24, "a recipient that is somebody else",
            [
                "MessagingTests/Envelopes/VerificationTests":
                    "refuses what is for somebody else, but lets the coordinator relay mask shares",
                "FederationTests/Rounds/LyingCoordinatorTests":
                    "shows a member what is for somebody else, or hides what is for it",
                "FederationTests/Rounds/NewestRosterTests":
                    "takes nothing more that a revoked member signs",
            ]),
        BadInput(
            25, "times that are over, ahead, reversed or too far apart",
            [
                "MessagingTests/Envelopes/VerificationTests":
                    "allows clocks to differ by two minutes and no more",
                "MessagingTests/Envelopes/VerificationTests":
                    "refuses lives that are empty or too long, and judges no times of evidence",
                "EndToEndTests/Messages/MessageTests":
                    "that is signed but out of order, out of time or out of place is refused",
                "FederationTests/Rounds/HindranceTests": "to a message that is not of this time",
            ]),
        BadInput(
            26, "a sequence with a gap, a repeat, or two messages under one number",
            [
                "MessagingTests/Chain/ReplayGuardTests": "names the number that is missing",
                "EndToEndTests/Messages/MessageTests":
                    "is accepted once; another with its number is evidence",
                "FederationTests/Rounds/CoordinatorTests":
                    "lays before all what a member signed twice, and stops the run",
                "FederationTests/Logs/EvidenceTests":
                    "speaks against the coordinator, or against the signer of two headers",
            ]),
        BadInput(
            27, "a message that names another one before it",
            [
                "MessagingTests/Chain/ReplayGuardTests":
                    "sees a chain that is broken or runs back in time",
                "FederationTests/Rounds/RunLogTests":
                    "tells a second statement, a gap and a broken chain apart",
            ]),
        BadInput(
            28, "a head of the log that was never seen",
            [
                "FederationTests/Rounds/RunLogTests":
                    "refuses whoever names a head that is not of this log",
                "FederationTests/Rounds/CoordinatorTroubleTests":
                    "signs nothing in a run of which a member has seen more",
                "FederationTests/Rounds/CoordinatorTroubleTests":
                    "knows by a member's message that its log is a copy from before",
            ],
            open: """
                the run halts with 503, since the log may be a copy from before; a member that \
                invents a head can so halt it, and is named
                """),
        BadInput(
            29, "another signature over the same header",
            [
                "MessagingTests/Identity/SigningKeyTests":
                    "judge every Ed25519 case of Wycheproof as it says",
                "MessagingTests/Chain/ReplayGuardTests":
                    "keeps a second signature over one header for the same message",
            ]),
        BadInput(
            30, "an old key epoch, or an unknown version of the roster",
            [
                "MessagingTests/Envelopes/VerificationTests": "refuses a key of another epoch",
                "FederationTests/Rounds/NewestRosterTests":
                    "takes nothing of a key that was replaced, under whatever roster",
                "FederationTests/Rounds/KeyLifeTests":
                    "leaves the old key nothing to sign, whatever roster it names",
            ]),
        BadInput(
            31, "the right message in the wrong phase",
            [
                "FederationTests/Rounds/RoundMachineTests":
                    "say at every stage which messages are awaited",
                "FederationTests/Rounds/LyingCoordinatorTests":
                    "asks what does not follow from the sums",
            ]),
        BadInput(
            32, "an answer after the list or the sum",
            open: "the mode `continue` is not built; a closed run is answered with 410"),
        BadInput(
            33, "second mask keys, a second answer, a second list for a slot",
            [
                "FederationTests/Rounds/FalseMessageTests":
                    "when a mask key is one that another member already uses",
                "FederationTests/Rounds/ParticipantTests":
                    "does not answer a second question of a round",
                "FederationTests/Rounds/LyingCoordinatorTests": "asks for a round a second time",
                "FederationTests/Rounds/LyingCoordinatorTests":
                    "opens a second mask block, or one of an earlier run",
                "FederationTests/Rounds/ForkedRunTests":
                    "is proved by the ledgers of both sides, against both who forked it",
            ], open: "a member's second answer is refused with 422, not 409"),
        BadInput(
            34, "a certificate of consistency with too few or wrong signatures",
            open: "the mode `continue` is not built"),
    ]
}
