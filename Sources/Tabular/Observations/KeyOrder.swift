extension String {
    /// The order of keys everywhere: by their bytes, as SQLite's BINARY compares texts, so that no
    /// language and no collation of a local column decides about it.
    func precedesAsBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
