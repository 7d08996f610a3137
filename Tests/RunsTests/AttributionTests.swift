import Testing
import Vocabulary

@testable import Runs

@Suite struct AttributionTests {
  @Test func `A change is of the last step that did the same to the path`() {
    let attribution = Attribution(of: [
      Effect(.created, "a", step: 1), Effect(.changed, "a", step: 2),
      Effect(.changed, "b", step: 2), Effect(.changed, "b", step: 4),
      Effect(.moved, "d", from: "c", step: 3),
      Effect(.deleted, "e", step: nil),
    ])
    let found = attribution.named([
      Effect(.created, "a"), Effect(.changed, "b"), Effect(.moved, "d", from: "c"),
      Effect(.deleted, "e"),
    ])
    #expect(found.map(\.step) == [1, 4, 3, nil])
  }

  @Test func `A change without an event of its own is of the step that handled its folder`() {
    let attribution = Attribution(of: [
      Effect(.created, "x", step: 2), Effect(.changed, "y", step: 3),
      Effect(.deleted, "c", step: 5),
    ])
    let found = attribution.named([
      Effect(.created, "x/in/file"), Effect(.created, "y/file"), Effect(.moved, "d", from: "c"),
    ])
    #expect(found.map(\.step) == [2, nil, 5])
  }

  @Test func `The same path in a service is another thing`() {
    let attribution = Attribution(of: [
      Effect(.created, "orders/1", service: "shop", step: 2), Effect(.created, "orders/1", step: 3),
    ])
    let found = attribution.named([
      Effect(.created, "orders/1", service: "shop"), Effect(.created, "orders/1"),
      Effect(.created, "orders/1", service: "bank"),
    ])
    #expect(found.map(\.step) == [2, 3, nil])
  }
}
