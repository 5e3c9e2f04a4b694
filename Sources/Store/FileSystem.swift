/// What the store needs of a file system; the real one and a simulated one with faults conform.
package protocol FileSystem: Sendable {
}
