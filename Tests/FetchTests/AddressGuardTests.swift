import Fetch
import Testing

@Suite("The address guard") struct AddressGuardTests {
    @Test(
        "What is not the public Internet is refused",
        arguments: [
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
            "127.255.255.254", "169.254.169.254", "169.254.0.1", "172.16.0.1", "172.31.255.255", "192.0.0.8",
            "192.0.2.7", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.9", "203.0.113.5",
            "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
            "::", "::1", "::10.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::ffff:0:10.0.0.1",
            "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::8.8.8.8", "64:ff9b:0:0:1::808:808", "100::1",
            "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "febf::1", "fec0::1", "ff02::1", "ff0e::1",
            "2001:db8::1", "2001:2::1", "2001:10::1", "2001:1ff::1", "3fff::1", "3fff:0fff::1", "5f00::1", "4000::1",
            "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:c0a8:101::1",
            "2001:0:c000:201::1", "2001:0:808:808::80ff:fffe", "2001:0:a00:1:0:0:f7f7:f7f7",
            "2600::5efe:10.0.0.1", "2600::200:5efe:192.168.0.1", "[::1]",
        ])
    func refused(text: String) throws {
        #expect(AddressGuard.refuses(try #require(IPAddress(text))))
    }

    @Test(
        "What is the public Internet is let through",
        arguments: [
            "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
            "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0",
            "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
            "2600::1", "2a00:1450::1", "2001:200::1", "2001:4860:4860::8888", "3ffe::1", "3fff:1000::1",
            "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2001:0:808:808:0:0:f7f7:f7f7",
            "2600::5efe:8.8.8.8",
        ])
    func allowed(text: String) throws {
        #expect(!AddressGuard.refuses(try #require(IPAddress(text))))
    }

    @Test(
        "What is no address is none",
        arguments: ["", "news.example", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4 ", "::g", "[::1", "0x7f.1", ":::"])
    func noAddress(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test("An address reads as it is written", arguments: ["192.0.2.1", "2001:db8::5", "::ffff:1.2.3.4", "::"])
    func description(text: String) throws {
        #expect(try #require(IPAddress(text)).description == text)
    }
}
