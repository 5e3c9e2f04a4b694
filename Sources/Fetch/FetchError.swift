/// Why there is no response.
package enum FetchError: Error, Equatable, Sendable {
    case badURL
    /// The address connected to is private, loopback, link-local …; the text is the address.
    case addressRefused(String)
    case noSuchHost
    case cannotConnect
    case tls(String)
    case timeout
    case tooManyRedirects
    case badRedirect(String)
    case headersTooLarge
    case badResponse(String)
    /// The transfer broke before the end of the header.
    case connectionLost
    case cancelled
    /// `FetchRequest.startBy` had passed when its turn came: nothing was asked.
    case tooLate
    /// A shortage of our own, of memory, of descriptors or of places in the queue: says nothing about the server.
    case shortOfResources
    /// Anything else, with curl's code.
    case curl(Int32)
}
