import GRDB
import GRDBSQLite

/// What SQL may do on a connection to an institution's database, whoever wrote it: the mapping in
/// its conditions, or the database itself in its views, triggers and generated columns.
///
/// SQLite asks for each part of a statement while it prepares it. Allowed are reading, functions that
/// give the same for the same rows (but for a date of 'now', whose rows the frozen table's hash tells
/// apart), and temporary views and tables, which no expression can make. All else is refused, by the
/// name that SQLite gives it. Of SQLite's defensive mode this needs nothing: it forbids some writes.
enum ReadAuthorizer {
    /// Takes the place of GRDB's own authorizer, which serves observers of changes only.
    static func install(on database: Database) {
        sqlite3_set_authorizer(
            database.sqliteConnection,
            { _, action, first, second, place, _ in
                let isAllowed = ReadAuthorizer.allows(
                    action, first.map { String(cString: $0) }, second.map { String(cString: $0) },
                    in: place.map { String(cString: $0) })
                return isAllowed ? SQLITE_OK : SQLITE_DENY
            }, nil)
    }

    /// `first` and `second` mean what SQLite says they mean for the action.
    private static func allows(
        _ action: CInt, _ first: String?, _ second: String?, in place: String?
    ) -> Bool {
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE, SQLITE_TRANSACTION: true
        case SQLITE_FUNCTION: functions.contains((second ?? "").lowercased())
        case SQLITE_PRAGMA: pragmas.contains((first ?? "").lowercased())
        case SQLITE_CREATE_TEMP_VIEW, SQLITE_DROP_TEMP_VIEW, SQLITE_CREATE_TEMP_TABLE,
            SQLITE_CREATE_TEMP_INDEX, SQLITE_DROP_TEMP_TABLE:
            true
        case SQLITE_INSERT, SQLITE_DELETE: place == "temp"
        // Declaring a function that gives rows, such as json_each, asks for the second, and writes
        // nothing: the file is opened for reading only.
        case SQLITE_UPDATE: place == "temp" || first == "sqlite_master"
        default: false
        }
    }

    /// Those of this module and of GRDB; a database's own SQL can name none that sets anything.
    private static let pragmas: Set = [
        "trusted_schema", "query_only", "quick_check", "table_xinfo", "schema_version",
    ]

    /// SQLite's own functions without chance, settings, extensions and the connection's past, and
    /// those of `TextFunctions`.
    private static let functions: Set<String> = Set(
        """
        abs avg char coalesce concat concat_ws count cume_dist date datetime dense_rank \
        first_value format glob group_concat hex if ifnull iif instr json json_array \
        json_array_length json_extract json_group_array json_group_object json_object json_quote \
        json_type json_valid -> ->> julianday lag last_value lead length like likelihood likely \
        lower ltrim max min nth_value ntile nullif octet_length percent_rank printf quote rank \
        replace round row_number rtrim sign soundex strftime string_agg substr substring sum time \
        timediff total trim typeof unhex unicode unistr unixepoch unlikely upper zeroblob acos \
        acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees exp floor ln log log10 \
        log2 mod pi pow power radians sin sinh sqrt tan tanh trunc
        """.split(separator: " ").map(String.init) + TextFunctions.names)
}
