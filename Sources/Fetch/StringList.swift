import CCurl

/// Owns a `curl_slist`, which must outlive the transfers that use it.
final class StringList {
    private(set) var pointer: UnsafeMutablePointer<curl_slist>?

    init(_ strings: [String]) throws(FetchError) {
        for string in strings {
            guard let longer = curl_slist_append(pointer, string) else {
                curl_slist_free_all(pointer)
                pointer = nil
                throw .shortOfResources
            }
            pointer = longer
        }
    }

    deinit { curl_slist_free_all(pointer) }
}
