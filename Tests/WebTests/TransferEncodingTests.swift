import Testing

@testable import Web

@Suite struct TransferEncodingTests {
    @Test(
        "Bytes come back",
        arguments: [
            ("quoted-printable", "a=D8=A7=\r\n b=3D", "aا b="), ("Quoted-Printable", "a=  \nb", "ab"),
            ("quoted-printable", "a=ZZ =", "a=ZZ "), ("base64", "2KfZhNiz\r\n2YTYp9mF", "السلام"),
            ("base64", "YQ==YmM=", "abc"), ("base64", "!Y?Q", "a"), ("8bit", "a=20", "a=20"), ("", "", ""),
        ])
    func decoded(name: String, body: String, text: String) {
        #expect(TransferEncoding.decode(Array(body.utf8)[...], name) == Array(text.utf8))
    }
}
