import Testing

@testable import Fetch

@Suite struct AddressBlockTests {
    @Test(
        "An address is in its block and not in the next",
        arguments: [
            ("192.0.2.0/24", "192.0.2.255", "192.0.3.0"), ("104.16.0.0/13", "104.23.255.255", "104.24.0.0"),
            ("192.0.2.1", "192.0.2.1", "192.0.2.2"), ("0.0.0.0/0", "203.0.113.9", "2001:db8::1"),
            ("2606:4700::/32", "2606:4700:ffff::1", "2606:4701::"), ("2001:db8::/64", "2001:db8::9", "2001:db8:0:1::9"),
            ("2001:db8:0:0:8000::/65", "2001:db8::8000:0:0:1", "2001:db8::1"),
            ("2001:db8::1/128", "2001:db8::1", "2001:db8::2"),
            ("::/0", "2001:db8::1", "192.0.2.1"), ("192.0.2.0/24", "::ffff:192.0.2.7", "::ffff:192.0.3.7"),
        ])
    func membership(block: String, inside: String, outside: String) throws {
        let block = try AddressBlock(block)
        #expect(block.contains(try #require(IPAddress(inside))))
        #expect(!block.contains(try #require(IPAddress(outside))))
    }

    @Test(
        "What is no block is refused",
        arguments: [
            "", "/", "192.0.2.0/", "192.0.2.0/33", "192.0.2/24", "192.0.2.0/24/1", "192.0.2.0/+24", "192.0.2.0/ 24",
            "2001:db8::/129", "2001:db8:::/32", "[2001:db8::]/32", "fe80::%eth0/64", "cdn.example", "192.0.2.0/٢٤",
        ])
    func malformed(text: String) {
        #expect(throws: AddressBlock.Fault.malformed) { try AddressBlock(text) }
    }

    @Test("Bits behind the prefix are named with the block that may be meant")
    func bitsBehind() throws {
        #expect(throws: AddressBlock.Fault.bitsBehind(try AddressBlock("192.0.2.0/24"))) {
            try AddressBlock("192.0.2.9/24")
        }
        #expect(throws: AddressBlock.Fault.bitsBehind(try AddressBlock("2001:db8::/32"))) {
            try AddressBlock("2001:db8::1/32")
        }
    }
}
