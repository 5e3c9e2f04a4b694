import Testing

@testable import rawi_web
