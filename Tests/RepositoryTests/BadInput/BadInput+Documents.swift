extension BadInput {
    private static let safetensors = "MessagingTests/Payloads/SafetensorsTests"

    static let payloads = [
        BadInput(
            35, "a header that is too long, empty, no text or no object",
            [safetensors: "are refused for the length of their header"]),
        BadInput(
            36, "tensors or keys that are doubled, unknown or missing",
            [
                safetensors: "are refused for repeated, unknown and missing names",
                "FederationTests/Messages/PayloadTests":
                    "of tensors holds those of its type and nothing beside them",
            ]),
        BadInput(
            37, "offsets that overlap, leave gaps, run back or reach beyond the end",
            [safetensors: "are refused for gaps and overlaps"]),
        BadInput(
            38, "a shape that is not that of the bytes",
            [safetensors: "are refused for offsets that do not fit shape, order or data"]),
        BadInput(
            39, "elements of another type",
            [safetensors: "are refused for other element types, by name"]),
        BadInput(
            40, "numbers that are not finite",
            [
                safetensors:
                    "are refused for numbers that are not finite, by index, and keep subnormal ones"
            ]),
        BadInput(
            41, "bytes behind the end, white space without end",
            [safetensors: "are refused for white space without end"]),
        BadInput(42, "shares that are no shares", open: "the mode `continue` is not built"),
        BadInput(
            43, "shares that cannot be opened", open: "the mode `continue` is not built"),
        BadInput(
            44, "an agreement key of low order",
            [
                "MessagingTests/Identity/AgreementKeyTests":
                    "are refused where they turn every secret into zeros",
                "FederationTests/Messages/PayloadTests": "of a mask key refuses what is no key",
            ], open: "the member is refused, and the run goes on waiting for it"),
        BadInput(
            45, "a sum that honest answers cannot reach",
            [
                "FederationTests/Rounds/RunScriptTests":
                    "refuses a sum that honest answers cannot reach"
            ]),
    ]

    private static let authorizer = "TabularTests/Loading/ReadAuthorizerTests"
    private static let leftBehind = "TabularTests/Loading/LeftBehindTests"

    static let documents = [
        BadInput(
            46, "text that is no JSON of ours: empty, marked, UTF-16, with comments",
            [
                "DocumentsTests/SyntaxFaultTests":
                    "names what is wrong, where, and under which key",
                "DocumentsTests/SyntaxFaultTests": "an empty document is refused",
                "DocumentsTests/SyntaxFaultTests": "a byte order mark is refused",
                "DocumentsTests/SyntaxFaultTests": "UTF-16 is refused without its mark too",
                "DocumentsTests/SyntaxFaultTests":
                    "bytes that are no UTF-8 are refused where they stand",
            ]),
        BadInput(
            47, "a key that is doubled or unknown",
            [
                "DocumentsTests/DocumentReaderTests":
                    "names a key that it doesn't know, and the one that was perhaps meant",
                "FederationTests/Study/StudyRefusalTests": "when a key stands in it twice",
            ]),
        BadInput(
            48, "nesting, sizes and numbers beyond their bounds",
            [
                "DocumentsTests/JSONParserTests": "allows the deepest nesting and not one more",
                "DocumentsTests/JSONParserTests":
                    "refuses a document over its bound before reading it",
                "DocumentsTests/DocumentReaderTests":
                    "takes no number that would change on the way",
                "DocumentsTests/DocumentReaderTests":
                    "takes only a written-out whole number for one",
            ]),
        BadInput(
            49, "edges, ranges and shares of a study that are none",
            ["FederationTests/Study/StudyRefusalTests": "for what cannot be carried out"]),
        BadInput(
            50, "features that are doubled, unknown, or the target",
            ["FederationTests/Study/StudyRefusalTests": "for parts that contradict one another"],
            open: "a purge that is longer than the data"),
        BadInput(
            51, "a study that changed after its approval",
            [
                "FederationTests/Rounds/FalseMessageTests":
                    "when another study or another version of it is opened",
                "InstitutionTests/Taking/JoinFaultTests":
                    "leaves a run that it can't trust, and goes on with the federation",
                "FederationTests/Rounds/LyingCoordinatorTests":
                    "opens another study than the one that was approved",
            ]),
        BadInput(
            52, "a study that asks for more than a policy allows",
            [
                "InstitutionTests/Taking/PolicyRefusalTests":
                    "refuses by the rule's name, signed, and the run stops for all",
                "EndToEndTests/CommandTests": "names the rule of the bank's own policy",
                "FederationTests/Policy/PolicyRuleTests":
                    "refuses what lies one on the other, and says what would pass",
            ]),
        BadInput(
            53, "a mapping of tables and columns that are not there",
            [
                "TabularTests/Mapping/MappingInstallationTests":
                    "names the tables and columns that there are",
                "TabularTests/Mapping/MisuseTests":
                    "is everything in which it doesn't fit its database",
            ]),
        BadInput(
            54, "SQL in a mapping that does more than tell rows apart",
            [
                "TabularTests/Mapping/RowConditionTests": "is nothing that could be more",
                "TabularTests/Loading/InstitutionDatabaseTests":
                    "can't be written, attached or changed by a view",
                authorizer:
                    "calls no function that loads, draws or remembers, in whatever quotes",
                authorizer: "calls no function that nobody knows",
            ]),
        BadInput(
            55, "columns that are not accounted for, codes without translation",
            [
                "TabularTests/Mapping/MappingDecodingTests":
                    "accounts for every column, and lists all that it forgot",
                "TabularTests/Quality/QualityCheckTests":
                    "counts unreadable dates and codes without translation",
            ]),
        BadInput(
            56, "a policy loosened while a study runs",
            [
                "InstitutionTests/Taking/PolicyRefusalTests":
                    "keeps to the policy under which it approved, where a later one is looser",
                "FederationTests/Policy/PolicyTests":
                    "and another are as strict together as each is in every rule",
            ]),
    ]

    static let tables = [
        BadInput(
            57, "a database that is missing, a folder, foreign or encrypted",
            [
                "TabularTests/Loading/InstitutionDatabaseTests": "is never created",
                "TabularTests/Loading/InstitutionDatabaseTests": "is a file, not a folder",
                "EndToEndTests/Databases/DatabaseTests":
                    "that can't be read ends check, approve and join with one status and sentence",
            ]),
        BadInput(
            58, "a database that is damaged or cut short",
            [
                "TabularTests/Loading/InstitutionDatabaseTests":
                    "shows a damaged page when its pages are checked",
                "TabularTests/Loading/InstitutionDatabaseTests":
                    "is refused empty, foreign, cut short or damaged",
                leftBehind: "is an unfinished change, which is never read as if it were done",
            ]),
        BadInput(
            59, "a database that a writer holds",
            [
                "InstitutionTests/Rows/LockedDatabaseTests":
                    "is waited for five seconds, and then said to be locked"
            ]),
        BadInput(
            60, "a write-ahead log on a medium that is read-only",
            [
                "InstitutionTests/Console/ExitStatusTests":
                    "tells databases that are missing, damaged and locked apart",
                leftBehind: "is a log that can't be shared where nothing may be written",
            ]),
        BadInput(
            61, "cells of another kind: text, blobs, blanks, dates that are none",
            [
                "TabularTests/Loading/ColumnReaderTests":
                    "names table, column and row of a cell of another kind, never its value",
                "TabularTests/Schema/Dates/DayTests": "refuses what no calendar holds",
            ]),
        BadInput(
            62, "whole numbers that binary64 cannot hold",
            [
                "TabularTests/Loading/ColumnReaderTests":
                    "marks what binary64 can't hold, and fractions of what is whole"
            ]),
        BadInput(
            63, "no rows, one class, a constant column, nothing but gaps",
            [
                "TabularTests/Quality/StudyCheckTests":
                    "fails where one class is empty or a feature's values block",
                "EndToEndTests/Databases/DatabaseTests":
                    "of one outcome or without rows fails the check, and is not approved",
            ]),
        BadInput(
            64, "an entity twice, an event before birth, dates ahead",
            [
                "TabularTests/Quality/TrapTests":
                    "is an event before what it belongs to began",
                "TabularTests/Quality/QualityCheckTests":
                    "finds a key twice and a parent that isn't there",
            ]),
        BadInput(
            65, "a table that changes during a run",
            [
                "FederationTests/Rounds/ParticipantTests":
                    "does not answer from a table that changed during the run"
            ]),
        BadInput(
            66, "a schema with triggers, views and generated columns of ill will",
            [
                "TabularTests/Loading/InstitutionDatabaseTests":
                    "can't be written, attached or changed by a view",
                authorizer: "fires no trigger, and changes no byte",
                authorizer: "draws nothing in a view of the database",
                authorizer: "computes columns, and calls nothing else in them",
            ]),
        BadInput(67, "a CSV that is malformed", open: "no CSV is read anywhere"),
        BadInput(68, "a CSV with a strange header", open: "no CSV is read anywhere"),
        BadInput(
            69, "a cell that a spreadsheet would run",
            [
                "ComparisonTests/Report/CSVTablesTests":
                    "make no formula of a name, and quote by RFC 4180"
            ]),
        BadInput(70, "a model in another format", open: "no model is imported"),
        BadInput(71, "a model of another shape", open: "no model is imported"),
        BadInput(72, "a model without its card", open: "no model is imported"),
        BadInput(73, "a model of absurd weights", open: "no model is imported"),
    ]
}
