extension Distribution {
    init?(of institutions: [InstitutionFigures]) { return nil }
}
