import ArgumentParser
import CreditRisk
import Institution

@main
enum BankNode {
    static func main() async {
        await NodeCommand<CreditRisk>.main()
    }
}
