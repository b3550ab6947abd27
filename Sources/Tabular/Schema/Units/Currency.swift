/// Currencies by their ISO 4217 codes.
package enum Currency {
    /// How many decimal digits separate the major from the minor unit: JPY 0, EUR 2, KWD 3.
    ///
    /// Nil for a code that ISO 4217 doesn't list. Source: ISO 4217 tables A.1 and A.3.
    package static func exponent(of code: String) -> Int? {
        if withoutMinorUnit.contains(code) { return 0 }
        if withThousandths.contains(code) { return 3 }
        if withTenThousandths.contains(code) { return 4 }
        return withHundredths.contains(code) ? 2 : nil
    }

    /// Every known code, in alphabetical order.
    package static let codes =
        (withoutMinorUnit + withHundredths + withThousandths + withTenThousandths)
        .sorted()

    static let withoutMinorUnit = list(
        "BEF BIF CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF PTE PYG RWF UGX UYI VND VUV XAF XOF XPF"
    )
    static let withThousandths = list("BHD IQD JOD KWD LYD OMR TND")
    static let withTenThousandths = list("CLF UYW")
    static let withHundredths = list(
        """
        AED AFN ALL AMD AOA ARS ATS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD \
        CAD CDF CHF CNY COP CRC CUP CVE CZK DEM DKK DOP DZD EGP ERN ETB EUR FIM FJD FKP FRF GBP GEL \
        GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK \
        LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NLG NOK \
        NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP \
        STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG
        """)

    private static func list(_ text: String) -> [String] {
        text.split(separator: " ").map(String.init)
    }
}
