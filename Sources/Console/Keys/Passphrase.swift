import Foundation

/// Where a command gets the passphrase of key files from.
package enum Passphrase {
    /// The first line of a file; `/dev/fd/N` is a descriptor of the program's caller.
    package static func read(_ path: String) throws(Failure) -> String {
        let text = String(decoding: try contents(of: path), as: UTF8.self)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
        guard !line.isEmpty else {
            throw Failure(.usage, "\(path): its first line, the passphrase, is empty.")
        }
        return String(line)
    }

    /// Asks at the terminal; a new one is asked for twice.
    package static func ask(isNew: Bool) throws(Failure) -> String {
        let first = try line(after: isNew ? "New passphrase of the keys: " : "Passphrase: ")
        guard isNew else { return first }
        guard !first.isEmpty else { throw Failure(.usage, "The passphrase is empty.") }
        guard try line(after: "The same again: ") == first else {
            throw Failure(.usage, "The two passphrases differ. Nothing was made.")
        }
        return first
    }

    /// Out of a file where one is named, else at the terminal.
    package static func of(file: String?) throws(Failure) -> String {
        if let file { return try read(file) }
        return try ask(isNew: false)
    }

    /// Reads a line that the terminal does not show.
    private static func line(after prompt: String) throws(Failure) -> String {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else {
            throw Failure(
                .forbidden,
                "The keys are sealed, and there is no terminal to ask for their passphrase at. "
                    + "Name a file that holds it.")
        }
        defer { close(terminal) }
        var shown = termios()
        tcgetattr(terminal, &shown)
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(terminal, TCSAFLUSH, &hidden)
        defer { tcsetattr(terminal, TCSAFLUSH, &shown) }
        let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
        handle.write(Data(prompt.utf8))
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while Foundation.read(terminal, &byte, 1) == 1, byte != UInt8(ascii: "\n") {
            bytes.append(byte)
        }
        handle.write(Data("\n".utf8))
        return String(decoding: bytes, as: UTF8.self)
    }
}
