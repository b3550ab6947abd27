import Learning
import Testing

/// Expected values from arithmetic with 40 digits.
@Suite struct `Distributions` {
    @Test(arguments: [
        (-1.5, 1.96610514647531073), (0.1, 0.887537083981715102), (0.5, 0.479500122186953462),
        (1.0, 0.157299207050285131), (1.9, 0.00720957076474253276),
        (2.0, 0.00467773498104726584), (3.5, 7.43098372341412746e-7),
        (6.0, 2.15197367124989131e-17), (15.0, 7.21299417245120667e-100),
        (26.0, 5.66319240885614285e-296),
    ])
    func `the complementary error function holds twelve digits`(x: Double, expected: Double) {
        expectClose(ElementaryFunctions.erfc(x), expected, relative: 1e-12)
    }

    @Test(arguments: [
        (0.1, 2.2527126517342059), (0.5, 0.572364942924700087), (1.5, -0.120782237635245222),
        (3.0, 0.693147180559945309), (10.25, 13.3680236714760463),
        (100.0, 359.134205369575399), (12345.5, 103958.242965123229),
    ])
    func `log gamma holds fourteen digits`(x: Double, expected: Double) {
        expectClose(GammaFunction.logGamma(x), expected, relative: 1e-14, absolute: 1e-14)
    }

    @Test(arguments: [
        (0.5, 0.25, 0.520499877813046538, 0.479500122186953462),
        (0.5, 8.0, 0.99993665751633376, 0.0000633424836662398425),
        (1.0, 2.0, 0.864664716763387308, 0.135335283236612692),
        (4.5, 3.0, 0.260081707905346297, 0.739918292094653703),
        (4.5, 40.0, 0.999999999999838387, 1.61613141565346029e-13),
        (50.0, 45.0, 0.246802034400170273, 0.753197965599829727),
        (500.0, 520.0, 0.815308850901256396, 0.184691149098743604),
    ])
    func `the incomplete gamma function holds twelve digits`(
        a: Double, x: Double, lower: Double, upper: Double
    ) {
        expectClose(GammaFunction.regularisedLower(a, x), lower, relative: 1e-12)
        expectClose(GammaFunction.regularisedUpper(a, x), upper, relative: 1e-12)
    }

    @Test(arguments: [
        (0.3, 2.0, 3.0, 0.34829999999999998), (0.5, 10.0, 15.0, 0.846271872520446777),
        (0.9, 0.5, 0.5, 0.795167235300866572), (0.01, 5.0, 1.5, 2.69572767686852726e-10),
        (0.999, 3.0, 0.25, 0.750029458394475333), (0.25, 200.0, 700.0, 0.975231448974063463),
    ])
    func `the incomplete beta function holds twelve digits`(
        x: Double, a: Double, b: Double, expected: Double
    ) {
        expectClose(BetaFunction.regularised(x, a, b), expected, relative: 1e-12)
    }

    @Test(arguments: [
        (1e-12, -7.03448382530113193), (0.001, -3.09023230616781354),
        (0.025, -1.95996398454005421), (0.3, -0.524400512708040816), (0.5, 0),
        (0.9, 1.28155156554460059), (0.975, 1.95996398454005386),
        (0.9995, 3.29052673149192578),
    ])
    func `normal quantiles hold twelve digits`(probability: Double, expected: Double) {
        expectClose(NormalDistribution.quantile(probability), expected, relative: 1e-12)
        expectClose(NormalDistribution.cdf(expected), probability, relative: 1e-12)
    }

    @Test(arguments: [
        (1.0, 0.975, 12.706204736174694), (2.0, 0.975, 4.302652729749462),
        (4.0, 0.975, 2.7764451051977934), (5.0, 0.9, 1.4758840488244813),
        (30.0, 0.995, 2.749995653567225), (2.5, 0.975, 3.5746548420036817),
    ])
    func `Student quantiles hold twelve digits`(
        degrees: Double, probability: Double, expected: Double
    ) {
        let student = StudentDistribution(degreesOfFreedom: degrees)
        expectClose(student.quantile(probability), expected, relative: 1e-12)
        expectClose(student.quantile(1 - probability), -expected, relative: 1e-12)
        expectClose(student.cdf(expected), probability, relative: 1e-12)
        #expect(student.quantile(0.5) == 0)
    }

    @Test(arguments: [
        (1.0, 0.95, 3.8414588206941245), (3.0, 0.95, 7.814727903251178),
        (9.0, 0.95, 16.918977604620448), (20.0, 0.01, 8.260398332546398),
    ])
    func `χ² quantiles hold twelve digits`(
        degrees: Double, probability: Double, expected: Double
    ) {
        let square = ChiSquaredDistribution(degreesOfFreedom: degrees)
        expectClose(square.quantile(probability), expected, relative: 1e-12)
        expectClose(square.upperTail(expected), 1 - probability, relative: 1e-11)
    }
}
