import Documents
import Federation
import FederationTesting
import Testing

@Suite struct `The memory of a study` {
    /// A number has 9 bytes in the frame; with the column of its missing values and the intercept
    /// there are 3 columns in each of two designs, 48 bytes; and 82 bytes a row: 139 in all.
    @Test func `follows from its rows and columns`() throws {
        let study = try StudyFixture.ofNumbers(["x"], range: 0...1).study()
        #expect(StudyMemory(study).mebibytes(rows: 1 << 20) == 139)
        #expect(StudyMemory(study).mebibytes(rows: 1) == 1)
        #expect(StudyMemory(study).mebibytes(rows: 0) == 0)
    }

    @Test func `grows by a design for each fold`() throws {
        let study = try StudyFixture.ofNumbers(["x"], range: 0...1)
            .setting("split", to: ["kind": "folds", "folds": 5]).study()
        #expect(StudyMemory(study).mebibytes(rows: 1 << 20) == 139 + 5 * 48)
    }
}
