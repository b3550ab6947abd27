import Messaging

extension FederationFixture {
    /// The authority of every test federation, the same in every process: what it signs has the same
    /// bits each time. It protects nothing.
    static func authority() throws(AuthorityError) -> Authority {
        try Authority(file: Array(authorityFile.utf8), passphrase: nil)
    }

    private static let authorityFile = """
        {
          "authority": 1, "name": "Grove",
          "certificate": "MIIBnzCCAUWgAwIBAgIQAVuwiCu69CsqsZ5R/dXpETAKBggqhkjOPQQDAjAuMRwwGg\
        YDVQQDDBNUcmlidXRhcnkgYXV0aG9yaXR5MQ4wDAYDVQQKDAVHcm92ZTAeFw0yNzAxMTUwNzAwMDBaFw0zNzAxM\
        TIwODAwMDBaMC4xHDAaBgNVBAMME1RyaWJ1dGFyeSBhdXRob3JpdHkxDjAMBgNVBAoMBUdyb3ZlMFkwEwYHKoZI\
        zj0CAQYIKoZIzj0DAQcDQgAE4eGHbPJIa2S4o8eDuqfZl1pIR8FmhjstAzljDygeEKY9oNoGeXzHyEXu7YZkGQ1\
        KDs9d8kHGk5uGAIcyBEPMoKNFMEMwEgYDVR0TAQH/BAgwBgEB/wIBADAOBgNVHQ8BAf8EBAMCAgQwHQYDVR0OBB\
        YEFKcHgtv9NfWsDslibtpbygSHM49lMAoGCCqGSM49BAMCA0gAMEUCIA1fVwPpcVxX+EGewVfyRbx+tHgi8x4Km\
        dLmYb9b+qWPAiEAo0itlhs5vMRlJEUY8Wg9ADiRCrClP8jpOl0ahHq4PKQ=",
          "certificateKey": "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4fbj/VVS1WIRWn2v\
        kpqCyXYWFie4l6rXvEpuz4jcLzihRANCAATh4Yds8khrZLijx4O6p9mXWkhHwWaGOy0DOWMPKB4Qpj2g2gZ5fMf\
        IRe7thmQZDUoOz13yQcaTm4YAhzIEQ8yg",
          "rosterKey": "-----BEGIN PRIVATE KEY-----\\nMC4CAQAwBQYDK2VwBCIEIDmh5/R+aei4ZmV3Jngg\
        rAaq9CEhSHfZ8dLEw8TworJB\\n-----END PRIVATE KEY-----"
        }
        """
}
