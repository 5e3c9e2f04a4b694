import Testing
@testable import Web
@Test func works() { #expect(1 == 1) }
